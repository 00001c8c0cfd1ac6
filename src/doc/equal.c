#include "doc/equal.h"

#include "doc/json_write.h"
#include "doc/members.h"

static bool is_number(const struct doc_node *node)
{
  return node->type == DOC_INTEGER || node->type == DOC_FLOAT;
}

static bool numbers_equal(const struct doc_node *a, const struct doc_node *b, bool *equal)
{
  double one, two;
  *equal = doc_text_equal(a->text, b->text);
  if (*equal)
    return true;
  if (!json_token_value(a->text, &one) || !json_token_value(b->text, &two))
    return false;
  *equal = one >= two && one <= two;
  return true;
}

bool doc_scalars_equal(const struct doc_node *a, const struct doc_node *b, bool *equal)
{
  if (is_number(a) && is_number(b))
    return numbers_equal(a, b, equal);
  *equal = a->type == b->type && !doc_is_container(a) &&
           (a->type != DOC_STRING || doc_text_equal(a->text, b->text));
  return true;
}

static bool arrays_equal(const struct doc_node *a, const struct doc_node *b,
                         struct doc_effort *effort, bool *equal)
{
  const struct doc_node *one = a->count ? a->first : NULL, *two = b->count ? b->first : NULL;
  *equal = a->count == b->count;
  for (; *equal && one; one = one->next, two = two->next)
    if (!doc_values_equal(one, two, effort, equal))
      return false;
  return true;
}

static bool spend(struct doc_effort *effort, uint32_t steps)
{
  effort->steps -= steps < effort->steps ? steps : effort->steps;
  return effort->steps > 0;
}

static bool members_equal(struct members *members, const struct doc_node *other,
                          struct doc_effort *effort, bool *equal)
{
  const struct doc_node *member;
  while (*equal && (member = members_next(members))) {
    if (!spend(effort, other->count))
      return false;
    const struct doc_node *same = doc_member(other, member->key);
    *equal = same != NULL;
    if (same && !doc_values_equal(member, same, effort, equal))
      return false;
  }
  return true;
}

static bool objects_equal(const struct doc_node *a, const struct doc_node *b,
                          struct doc_effort *effort, bool *equal)
{
  struct members members;
  uint32_t one, two;
  if (!members_count(a, &one) || !members_count(b, &two))
    return false;
  *equal = one == two;
  if (!*equal)
    return true;
  bool good = members_begin(&members, a) && members_equal(&members, b, effort, equal);
  members_end(&members);
  return good;
}

/* Recursion is bounded by the levels of EFFORT. */
bool doc_values_equal(const struct doc_node *a, const struct doc_node *b, struct doc_effort *effort,
                      bool *equal)
{
  if (!spend(effort, 1))
    return false;
  if (a->type != b->type || !doc_is_container(a))
    return doc_scalars_equal(a, b, equal);
  if (--effort->levels == 0)
    return false;
  bool good =
      a->type == DOC_ARRAY ? arrays_equal(a, b, effort, equal) : objects_equal(a, b, effort, equal);
  effort->levels += good;
  return good;
}
