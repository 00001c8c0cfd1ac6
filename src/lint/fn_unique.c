/* unique-keys, unique-items: nothing stands twice. The later one is shown, and where the first is.
 */
#include "lint/message.h"

#include <stdlib.h>

struct entry {
  struct doc_text text;
  const struct doc_node *node;
  uint32_t index;
};

static int compare(const void *a, const void *b)
{
  const struct entry *one = a, *two = b;
  uint32_t shared = one->text.length < two->text.length ? one->text.length : two->text.length;
  int order = shared ? memcmp(one->text.bytes, two->text.bytes, shared) : 0;
  if (order != 0)
    return order;
  if (one->text.length != two->text.length)
    return one->text.length < two->text.length ? -1 : 1;
  return one->index < two->index ? -1 : 1;
}

static bool report(const struct lint_call *call, const struct entry *first,
                   const struct entry *later, bool is_key)
{
  struct buffer error = {0};
  buffer_put_char(&error, '"');
  lint_put_text(&error, later->text);
  buffer_put_string(&error, "\" stands here again");
  struct lint_finding finding = {.error = lint_take(call, &error),
                                 .at = is_key ? later->node->key_span : later->node->span,
                                 .member = later->node,
                                 .member_index = is_key ? 0 : later->index};
  struct span at = is_key ? first->node->key_span : first->node->span;
  return lint_relate(call, &finding, at, "the first one") && lint_report(call, &finding);
}

/* Reports each of COUNT entries that equals one before it. */
static bool report_repeats(const struct lint_call *call, struct entry *entries, uint32_t count,
                           bool is_key)
{
  bool good = true;
  qsort(entries, count, sizeof *entries, compare);
  for (uint32_t i = 1, first = 0; good && i < count; i++) {
    if (doc_text_equal(entries[first].text, entries[i].text))
      good = report(call, &entries[first], &entries[i], is_key);
    else
      first = i;
  }
  return good;
}

static struct doc_text text_of(const struct doc_node *node, bool is_key)
{
  return is_key ? node->key : node->text;
}

/* The keys, or the items that are strings; what a merge key of YAML has brought in is meant to be
 * overridden. */
static uint32_t gather(const struct doc_node *container, struct entry *entries, bool is_key)
{
  uint32_t count = 0, index = 0;
  for (const struct doc_node *node = container->first; node; node = node->next, index++)
    if (is_key ? !(node->flags & DOC_KEY_MERGED) : node->type == DOC_STRING)
      entries[count++] = (struct entry){text_of(node, is_key), node, index};
  return count;
}

/* Whether any two of a few keys or items are equal: each is compared with each. */
static bool has_repeat(const struct doc_node *container, bool is_key)
{
  for (const struct doc_node *one = container->first; one; one = one->next)
    for (const struct doc_node *two = one->next; two; two = two->next)
      if ((is_key || one->type == DOC_STRING) && (is_key || two->type == DOC_STRING) &&
          doc_text_equal(text_of(one, is_key), text_of(two, is_key)))
        return true;
  return false;
}

static bool run(const struct lint_call *call, bool is_key)
{
  enum { FEW = 16 };
  const struct doc_node *container = call->value;
  if (container->count < 2 || (container->count <= FEW && !has_repeat(container, is_key)))
    return true;
  struct entry *entries = malloc(container->count * sizeof *entries);
  if (!entries)
    return false;
  bool good = report_repeats(call, entries, gather(container, entries, is_key), is_key);
  free(entries);
  return good;
}

static bool run_keys(const struct lint_call *call)
{
  return run(call, true);
}

static bool run_items(const struct lint_call *call)
{
  return run(call, false);
}

const struct lint_function fn_unique_keys = {
    .name = "unique-keys", .takes = LINT_OBJECT, .run = run_keys, .flags = DOC_KEYS_REPEATED};
const struct lint_function fn_unique_items = {
    .name = "unique-items", .takes = LINT_ARRAY, .run = run_items};
