/* Keywords of JSON Schema for arrays. */
#include "lint/jsonschema_walk.h"

enum js_verdict js_hold_max_items(struct js_walk *walk, const struct js_rule *rule,
                                  const struct js_place *place)
{
  uint64_t limit = js_count_of(rule->value);
  if (place->node->count <= limit)
    return JS_VALID;
  return js_fault(walk, place, "must not have more than %llu items", (unsigned long long)limit);
}

enum js_verdict js_hold_min_items(struct js_walk *walk, const struct js_rule *rule,
                                  const struct js_place *place)
{
  uint64_t limit = js_count_of(rule->value);
  if (place->node->count >= limit)
    return JS_VALID;
  return js_fault(walk, place, "must not have fewer than %llu items", (unsigned long long)limit);
}

/* --- items against schemas --- */

static struct js_place place_of(const struct js_place *around, const struct doc_node *item,
                                uint32_t index)
{
  return (struct js_place){.node = item, .around = around, .index = index};
}

/* Holds the first items of PLACE against the schemas of LIST, one each. */
static enum js_verdict hold_tuple(struct js_walk *walk, const struct doc_node *list,
                                  const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  const struct doc_node *item = js_first(place->node), *schema = js_first(list);
  for (uint32_t index = 0; item && schema; item = item->next, schema = schema->next, index++) {
    const struct js_place inner = place_of(place, item, index);
    if (!js_go_on(walk, &sum, js_hold(walk, schema, &inner)))
      break;
  }
  return sum;
}

/* Holds the items behind the first COUNT ones against SCHEMA. */
static enum js_verdict hold_rest(struct js_walk *walk, const struct doc_node *schema,
                                 uint32_t count, const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  uint32_t index = 0;
  for (const struct doc_node *item = js_first(place->node); item; item = item->next, index++) {
    const struct js_place inner = place_of(place, item, index);
    if (index >= count && !js_go_on(walk, &sum, js_hold(walk, schema, &inner)))
      break;
  }
  return sum;
}

static uint32_t count_beside(const struct js_rule *rule, const char *keyword)
{
  const struct doc_node *list = doc_member(rule->schema, doc_text_of(keyword));
  return list && list->type == DOC_ARRAY ? list->count : 0;
}

enum js_verdict js_hold_prefix_items(struct js_walk *walk, const struct js_rule *rule,
                                     const struct js_place *place)
{
  return hold_tuple(walk, rule->value, place);
}

/* A list is what prefixItems was until 2019-09. */
enum js_verdict js_hold_items(struct js_walk *walk, const struct js_rule *rule,
                              const struct js_place *place)
{
  if (rule->value->type == DOC_ARRAY)
    return hold_tuple(walk, rule->value, place);
  return hold_rest(walk, rule->value, count_beside(rule, "prefixItems"), place);
}

/* Means something beside a list of items only. */
enum js_verdict js_hold_additional_items(struct js_walk *walk, const struct js_rule *rule,
                                         const struct js_place *place)
{
  const struct doc_node *items = doc_member(rule->schema, doc_text_of("items"));
  if (!items || items->type != DOC_ARRAY)
    return JS_VALID;
  return hold_rest(walk, rule->value, items->count, place);
}

enum js_verdict js_hold_contains(struct js_walk *walk, const struct js_rule *rule,
                                 const struct js_place *place)
{
  uint32_t index = 0;
  for (const struct doc_node *item = js_first(place->node); item; item = item->next, index++) {
    const struct js_place inner = place_of(place, item, index);
    enum js_verdict verdict = js_try(walk, rule->value, &inner);
    if (verdict != JS_INVALID)
      return verdict;
  }
  return js_fault(walk, place, "must contain an item that fits the schema of contains");
}

/* --- uniqueItems --- */

/* Sets *FIRST to the index of the first item that equals ITEM, which is at INDEX; JS_INVALID where
 * there is one before it. */
static enum js_verdict find_equal(struct js_walk *walk, const struct js_place *place,
                                  const struct doc_node *item, uint32_t *first)
{
  *first = 0;
  for (const struct doc_node *before = place->node->first; before != item;
       before = before->next, ++*first) {
    enum js_verdict equal = js_equal(walk, before, item);
    if (equal != JS_INVALID)
      return equal == JS_VALID ? JS_INVALID : JS_ENDED;
  }
  return JS_VALID;
}

enum js_verdict js_hold_unique_items(struct js_walk *walk, const struct js_rule *rule,
                                     const struct js_place *place)
{
  uint32_t index = 0;
  if (rule->value->type == DOC_FALSE)
    return JS_VALID;
  for (const struct doc_node *item = js_first(place->node); item; item = item->next, index++) {
    uint32_t first;
    enum js_verdict verdict = find_equal(walk, place, item, &first);
    if (verdict == JS_INVALID)
      return js_fault_child(walk, place, item, "Item at index %u must not be the same as item %u",
                            index, first);
    if (verdict == JS_ENDED)
      return JS_ENDED;
  }
  return JS_VALID;
}
