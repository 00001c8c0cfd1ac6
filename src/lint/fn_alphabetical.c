/* alphabetical: `keyedBy`, as Spectral's: keys, or items, in the order of a dictionary. Numbers go
 * by value; a number and a string have no order. */
#include "base/collate.h"
#include "doc/json_write.h"
#include "doc/members.h"
#include "lint/message.h"

static bool is_number(const struct doc_node *node)
{
  return node->type == DOC_INTEGER || node->type == DOC_FLOAT;
}

static bool has_order(const struct doc_node *node)
{
  return node->type == DOC_STRING || is_number(node);
}

/* Sets *BEHIND to whether A belongs behind B; false when memory ends. */
static bool compare_values(const struct doc_node *a, const struct doc_node *b, bool *behind)
{
  double one, two;
  *behind = false;
  if (is_number(a) && is_number(b)) {
    if (!json_token_value(a->text, &one) || !json_token_value(b->text, &two))
      return false;
    *behind = one > two;
  } else if (a->type == DOC_STRING && b->type == DOC_STRING)
    *behind = collate(a->text.bytes, a->text.length, b->text.bytes, b->text.length) > 0;
  return true;
}

/* What CHILD is put in order by; NULL where it has no such thing. */
static const struct doc_node *sort_value(const struct lint_call *call, const struct doc_node *child,
                                         struct doc_node *key)
{
  struct doc_text keyed_by = lint_option_text(call, "keyedBy");
  if (keyed_by.bytes)
    return doc_member(child, keyed_by);
  if (!child->key.bytes)
    return child;
  *key = (struct doc_node){.type = DOC_STRING, .text = child->key};
  return key;
}

static bool report_kind(const struct lint_call *call, const char *what)
{
  struct buffer error = {0};
  lint_put_property(&error, call);
  buffer_put_string(&error, what);
  return lint_report_buffer(call, &error);
}

static bool report_order(const struct lint_call *call, const struct doc_node *child,
                         const struct doc_node *value, const struct doc_node *next)
{
  struct buffer error = {0};
  if (lint_option(call, "keyedBy"))
    return lint_reportf(call, "properties must follow the alphabetical order");
  lint_put_value(&error, value);
  buffer_put_string(&error, " must be placed after ");
  lint_put_value(&error, next);
  struct lint_finding finding = {.error = lint_take(call, &error), .member = child};
  if (child->key.bytes)
    finding.at = child->key_span;
  else
    for (const struct doc_node *item = call->value->first; item != child; item = item->next)
      finding.member_index++;
  return lint_report(call, &finding);
}

/* Reports the first child that has no place in an order; *COMPARABLE tells that there is none. */
static bool check_kinds(const struct lint_call *call, bool *comparable)
{
  bool keyed = lint_option(call, "keyedBy") != NULL;
  *comparable = false;
  if (keyed && call->value->type == DOC_OBJECT)
    return report_kind(call, "must be an object");
  for (const struct doc_node *child = call->value->first; child; child = child->next) {
    struct doc_node key;
    if (keyed && !doc_is_container(child))
      return report_kind(call, "must be an object");
    const struct doc_node *value = sort_value(call, child, &key);
    if (!value || !has_order(value))
      return report_kind(call, "must be one of the allowed types: number, string");
  }
  *comparable = true;
  return true;
}

/* Reports the first child that belongs behind the next one. */
static bool check_order(const struct lint_call *call, struct members *members)
{
  struct doc_node keys[2]; /* of the child and the next one, in turn */
  const struct doc_node *child = members_next(members), *next;
  const struct doc_node *value = sort_value(call, child, &keys[0]);
  for (int turn = 1; (next = members_next(members)); turn = !turn) {
    bool behind;
    const struct doc_node *next_value = sort_value(call, next, &keys[turn]);
    if (!compare_values(value, next_value, &behind))
      return false;
    if (behind)
      return report_order(call, child, value, next_value);
    child = next;
    value = next_value;
  }
  return true;
}

static bool run(const struct lint_call *call)
{
  struct members members;
  bool comparable;
  if (call->value->count < 2)
    return true;
  if (!check_kinds(call, &comparable))
    return false;
  if (!comparable)
    return true;
  if (!members_begin(&members, call->value))
    return false;
  bool good = check_order(call, &members);
  members_end(&members);
  return good;
}

static const struct lint_option options[] = {
    {"keyedBy", LINT_STRING, false, NULL},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_alphabetical = {
    .name = "alphabetical", .takes = LINT_ARRAY | LINT_OBJECT, .options = options, .run = run};
