#include "doc/members.h"

#include <stdlib.h>

bool members_begin(struct members *members, const struct doc_node *container)
{
  *members = (struct members){.next = container->count > 0 ? container->first : NULL};
  if (!(container->flags & DOC_KEYS_REPEATED))
    return true;
  members->distinct = doc_distinct_members(container, &members->count);
  return members->distinct != NULL;
}

const struct doc_node *members_next(struct members *members)
{
  if (members->distinct)
    return members->at < members->count ? members->distinct[members->at++] : NULL;
  const struct doc_node *child = members->next;
  if (child)
    members->next = child->next;
  return child;
}

void members_end(struct members *members)
{
  free(members->distinct);
}

bool members_count(const struct doc_node *container, uint32_t *count)
{
  *count = container->count;
  if (!(container->flags & DOC_KEYS_REPEATED))
    return true;
  const struct doc_node **distinct = doc_distinct_members(container, count);
  free(distinct);
  return distinct != NULL;
}
