/* What documents are held against. */
#ifndef TERLINT_LSP_PROFILE_H
#define TERLINT_LSP_PROFILE_H

#include "engine/check.h"

struct profile {
  struct arena arena;
  struct checker checker;
};

/* The rules as they come. False when memory ends; to be freed in either case. */
bool profile_init(struct profile *profile);
void profile_free(struct profile *profile);

#endif
