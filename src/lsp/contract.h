/* What the contract says of a place in a request. */
#ifndef TERLINT_LSP_CONTRACT_H
#define TERLINT_LSP_CONTRACT_H

#include "engine/check.h"
#include "lsp/forest.h"

struct contract_place {
  const struct schema_type *type; /* of the value, without null; NULL: the contract says nothing */
  const struct schema_field *field; /* whose value it is; NULL: a list's, a map's, or the root */
};

/* The place of the first COUNT nodes of WAY. */
struct contract_place contract_at(const struct checker *checker, const struct way *way,
                                  uint32_t count);

#endif
