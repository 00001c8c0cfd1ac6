/* The schemas that a command line asks for: bundled, or read at run time by the compiler that made
 * those. */
#ifndef TERLINT_CLI_CONTRACT_H
#define TERLINT_CLI_CONTRACT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/options.h"
#include "cli/yaml_file.h"
#include "engine/check.h"

/* What a checker's program lives in. */
struct contract {
  struct yaml_file file; /* of --contract */
  struct arena arena;    /* the program's */
  struct schema_program program;
};

/* Fills in what CHECKER holds documents against, by the options --contract and --schema. False,
 * with a line on standard error, where there is no such contract or schema. CONTRACT, which the
 * checker uses, is to be freed in either case. */
bool contract_choose(struct contract *contract, const struct options *options,
                     struct checker *checker);
void contract_free(struct contract *contract);

#endif
