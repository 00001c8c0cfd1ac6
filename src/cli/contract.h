/* The contract of --contract, read at run time by the compiler that made the bundled one. */
#ifndef TERLINT_CLI_CONTRACT_H
#define TERLINT_CLI_CONTRACT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "schema/schema.h"

/* What a loaded program lives in. */
struct contract {
  struct buffer bytes;
  struct arena arena;
  struct schema_program program;
};

/* Reads PATH. False, with `path:line:column: reason` on standard error, where it is not a contract.
 * CONTRACT is to be freed in either case. */
bool contract_load(struct contract *contract, const char *path);
void contract_free(struct contract *contract);

#endif
