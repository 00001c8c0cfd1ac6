/* Keys that a finding of the server's answer speaks of already: one cause is one finding. */
#ifndef TERLINT_LINT_CLAIMS_H
#define TERLINT_LINT_CLAIMS_H

#include "base/arena.h"
#include "doc/doc.h"

/* Zeroed, there are none. */
struct claims {
  const struct doc_node **members;
  uint32_t count, capacity;
};

/* Adds MEMBER; the list lives in ARENA. False when memory ends. */
bool claims_add(struct claims *claims, struct arena *arena, const struct doc_node *member);

/* To be called once all are added, before the first is asked for. */
void claims_sort(struct claims *claims);

bool claims_have(const struct claims *claims, const struct doc_node *member);

#endif
