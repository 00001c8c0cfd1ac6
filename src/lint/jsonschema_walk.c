#include "lint/jsonschema_walk.h"

#include "lint/pattern.h"

enum {
  MAX_STEPS = 4000000, /* nodes and keywords looked at for one value: a tenth of a second or so */
  MAX_LEVELS = 400,    /* schemas within schemas under way */
  STEPS_OF_SCHEMA = 16,
};

/* --- the effort --- */

bool js_spend(struct js_walk *walk, uint32_t count)
{
  walk->effort.steps -= count < walk->effort.steps ? count : walk->effort.steps;
  walk->gave_up |= walk->effort.steps == 0;
  return walk->effort.steps > 0;
}

bool js_go_on(const struct js_walk *walk, enum js_verdict *sum, enum js_verdict one)
{
  if (one > *sum)
    *sum = one;
  return *sum == JS_VALID || (*sum == JS_INVALID && walk->all && !walk->is_quiet);
}

enum js_verdict js_equal(struct js_walk *walk, const struct doc_node *a, const struct doc_node *b)
{
  bool equal;
  if (doc_values_equal(a, b, &walk->effort, &equal))
    return equal ? JS_VALID : JS_INVALID;
  walk->gave_up |= walk->effort.steps == 0 || walk->effort.levels == 0;
  return JS_ENDED;
}

enum js_verdict js_match(struct js_walk *walk, struct doc_text source, struct doc_text text)
{
  switch (pattern_match(walk->call->document->patterns, source, PATTERN_PLAIN, text)) {
  case PATTERN_MATCHES:
    return JS_VALID;
  case PATTERN_DIFFERS:
    return JS_INVALID;
  case PATTERN_GAVE_UP:
    walk->gave_up = true;
    return JS_ENDED;
  default:
    return JS_ENDED;
  }
}

/* --- schemas --- */

/* Whether the last part of a JSON pointer (RFC 6901) stands for NAME. */
static bool is_name(struct doc_text pointer, struct doc_text name)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < pointer.length; i++, at++) {
    char c = pointer.bytes[i];
    if (c == '~' && i + 1 < pointer.length)
      c = pointer.bytes[++i] == '1' ? '/' : '~';
    if (at >= name.length || name.bytes[at] != c)
      return false;
  }
  return at == name.length;
}

static const struct doc_node *named(const struct doc_node *root, const char *key,
                                    struct doc_text pointer)
{
  const struct doc_node *map = doc_member(root, doc_text_of(key));
  if (map && map->type == DOC_OBJECT)
    for (const struct doc_node *m = js_first(map); m; m = m->next)
      if (is_name(pointer, m->key))
        return m;
  return NULL;
}

const struct doc_node *js_resolve(const struct doc_node *root, struct doc_text ref)
{
  static const char *const keys[] = {"$defs", "definitions"};
  if (doc_text_equal(ref, doc_text_of("#")))
    return root;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    uint32_t length = (uint32_t)strlen(keys[i]);
    bool is_in = ref.length > length + 3 && memcmp(ref.bytes, "#/", 2) == 0 &&
                 memcmp(ref.bytes + 2, keys[i], length) == 0 && ref.bytes[length + 2] == '/';
    if (is_in)
      return named(root, keys[i],
                   (struct doc_text){ref.bytes + length + 3, ref.length - length - 3});
  }
  return NULL;
}

/* Sorts the members of SCHEMA by their keywords. */
static void sort_keywords(const struct doc_node *schema, const struct doc_node **values)
{
  for (size_t i = 0; i < js_keyword_count; i++)
    values[i] = NULL;
  for (const struct doc_node *member = js_first(schema); member; member = member->next) {
    size_t index = js_keyword_index(member->key);
    if (index < js_keyword_count)
      values[index] = member;
  }
}

static enum js_verdict hold_keywords(struct js_walk *walk, const struct doc_node *schema,
                                     const struct js_place *place)
{
  const struct doc_node *values[JS_MOST_KEYWORDS];
  enum js_verdict sum = JS_VALID;
  sort_keywords(schema, values);
  for (size_t i = 0; i < js_keyword_count; i++) {
    const struct js_keyword *keyword = &js_keywords[i];
    const struct js_rule rule = {schema, values[i]};
    if (values[i] && keyword->hold && (keyword->takes & 1u << place->node->type) &&
        !js_go_on(walk, &sum, keyword->hold(walk, &rule, place)))
      break;
  }
  return sum;
}

enum js_verdict js_hold(struct js_walk *walk, const struct doc_node *schema,
                        const struct js_place *place)
{
  if (schema->type == DOC_TRUE)
    return JS_VALID;
  if (schema->type == DOC_FALSE)
    return js_fault(walk, place, "must not be here");
  if (!js_spend(walk, STEPS_OF_SCHEMA))
    return JS_ENDED;
  if (--walk->effort.levels == 0) {
    walk->gave_up = true;
    return JS_ENDED;
  }
  enum js_verdict verdict = hold_keywords(walk, schema, place);
  walk->effort.levels++;
  return verdict;
}

enum js_verdict js_try(struct js_walk *walk, const struct doc_node *schema,
                       const struct js_place *place)
{
  bool was_quiet = walk->is_quiet;
  walk->is_quiet = true;
  enum js_verdict verdict = js_hold(walk, schema, place);
  walk->is_quiet = was_quiet;
  return verdict;
}

enum jsonschema_outcome jsonschema_hold(const struct lint_call *call, const struct doc_node *schema,
                                        bool all, const struct jsonschema_fault **faults)
{
  struct js_walk walk = {
      .call = call, .root = schema, .effort = {MAX_STEPS, MAX_LEVELS}, .all = all};
  const struct js_place place = {.node = call->value};
  enum js_verdict verdict = js_hold(&walk, schema, &place);
  *faults = walk.first;
  if (verdict != JS_ENDED)
    return JSONSCHEMA_DONE;
  return walk.gave_up ? JSONSCHEMA_TOO_MUCH : JSONSCHEMA_NO_MEMORY;
}
