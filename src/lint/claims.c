#include "lint/claims.h"

#include <stdlib.h>

bool claims_add(struct claims *claims, struct arena *arena, const struct doc_node *member)
{
  enum { FEW = 8 };
  if (claims->count == claims->capacity) {
    uint32_t capacity = claims->capacity ? claims->capacity * 2 : FEW;
    const struct doc_node **members = arena_alloc(arena, capacity * sizeof *members);
    if (!members)
      return false;
    if (claims->count > 0)
      memcpy(members, claims->members, claims->count * sizeof *members);
    claims->members = members;
    claims->capacity = capacity;
  }
  claims->members[claims->count++] = member;
  return true;
}

/* By address: any order will do. */
static int compare(const void *a, const void *b)
{
  uintptr_t one = (uintptr_t) * (const struct doc_node *const *)a;
  uintptr_t two = (uintptr_t) * (const struct doc_node *const *)b;
  return one < two ? -1 : one > two;
}

void claims_sort(struct claims *claims)
{
  if (claims->count > 1)
    qsort(claims->members, claims->count, sizeof *claims->members, compare);
}

bool claims_have(const struct claims *claims, const struct doc_node *member)
{
  return claims->count > 0 &&
         bsearch(&member, claims->members, claims->count, sizeof *claims->members, compare) != NULL;
}
