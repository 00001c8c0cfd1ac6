/* Merge keys: `<<` takes the members of other mappings in. */
#include "read/yaml_reader.h"

static bool copy_members(struct yaml_reader *reader, struct doc_node *into,
                         const struct doc_node *mapping)
{
  for (const struct doc_node *m = mapping->count ? mapping->first : NULL; m; m = m->next) {
    struct doc_node *copy = yaml_reader_node(reader);
    if (!copy)
      return false;
    *copy = *m;
    copy->next = NULL;
    copy->flags |= DOC_KEY_MERGED;
    doc_append(into, copy);
  }
  return true;
}

static bool merge_problem(struct yaml_reader *reader, struct span at)
{
  return yaml_reader_problem(reader, READ_YAML_INVALID, at,
                             "<< takes a mapping or a list of mappings");
}

/* Of a list the first mapping wins, so it comes last. Recursion would be as deep as the list is
 * long: the items are linked forwards only, so they are gathered first. */
static bool merge_list(struct yaml_reader *reader, struct doc_node *into,
                       const struct doc_node *list)
{
  const struct doc_node **items = arena_alloc(reader->arena, list->count * sizeof *items);
  uint32_t count = 0;
  if (!items)
    return yaml_reader_no_memory(reader);
  for (const struct doc_node *item = list->count ? list->first : NULL; item; item = item->next) {
    if (item->type == DOC_OBJECT)
      items[count++] = item;
    else if (item->type != DOC_BROKEN && !merge_problem(reader, item->span))
      return false;
  }
  while (count > 0)
    if (!copy_members(reader, into, items[--count]))
      return false;
  return true;
}

static bool merge_value(struct yaml_reader *reader, struct doc_node *into,
                        const struct doc_node *value)
{
  if (value->type == DOC_OBJECT)
    return copy_members(reader, into, value);
  if (value->type == DOC_ARRAY)
    return merge_list(reader, into, value);
  return value->type == DOC_BROKEN || merge_problem(reader, value->span);
}

/* As PyYAML flattens a mapping: what is merged comes first, then the mapping's own members. */
bool yaml_merge(struct yaml_reader *reader, struct doc_node *mapping)
{
  struct doc_node merged = *mapping;
  merged.count = 0;
  merged.first = merged.last = NULL;
  for (const struct doc_node *m = mapping->first; m; m = m->next)
    if ((m->flags & DOC_MERGE_KEY) && !merge_value(reader, &merged, m))
      return false;
  for (struct doc_node *m = mapping->first, *next; m; m = next) {
    next = m->next;
    m->next = NULL;
    if (!(m->flags & DOC_MERGE_KEY))
      doc_append(&merged, m);
  }
  *mapping = merged;
  return true;
}
