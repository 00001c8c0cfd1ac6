/* Keywords of JSON Schema that say something about values of any type. */
#include "lint/jsonschema_walk.h"

#include "base/suggest.h"
#include "doc/json_write.h"
#include "lint/message.h"

/* --- type --- */

static const struct {
  const char *word;
  unsigned takes;
} types[] = {
    {"null", LINT_NULL},     {"boolean", LINT_BOOLEAN}, {"integer", 1 << DOC_INTEGER},
    {"number", LINT_NUMBER}, {"string", LINT_STRING},   {"array", LINT_ARRAY},
    {"object", LINT_OBJECT},
};

enum { TYPE_COUNT = sizeof types / sizeof *types };

size_t js_type_words(const char **words)
{
  for (size_t i = 0; i < TYPE_COUNT; i++)
    words[i] = types[i].word;
  return TYPE_COUNT;
}

/* A number without a fraction is an integer too. */
static enum js_verdict is_whole(const struct doc_node *node)
{
  double value;
  if (!json_token_value(node->text, &value))
    return JS_ENDED;
  return js_is_whole(value) ? JS_VALID : JS_INVALID;
}

static enum js_verdict is_of_type(const struct doc_node *node, struct doc_text word)
{
  if (node->type == DOC_FLOAT && doc_text_equal(word, doc_text_of("integer")))
    return is_whole(node);
  for (size_t i = 0; i < TYPE_COUNT; i++)
    if (doc_text_equal(word, doc_text_of(types[i].word)))
      return types[i].takes & 1u << node->type ? JS_VALID : JS_INVALID;
  return JS_INVALID;
}

/* "string", or "string or null". */
static void put_types(struct buffer *out, const struct doc_node *value)
{
  if (value->type == DOC_STRING)
    buffer_put(out, value->text.bytes, value->text.length);
  else
    for (const struct doc_node *item = js_first(value); item; item = item->next) {
      buffer_put(out, item->text.bytes, item->text.length);
      if (item->next)
        buffer_put_string(out, " or ");
    }
}

enum js_verdict js_hold_type(struct js_walk *walk, const struct js_rule *rule,
                             const struct js_place *place)
{
  struct buffer words;
  uint32_t rest;
  enum js_verdict verdict = JS_INVALID;
  if (rule->value->type == DOC_STRING)
    verdict = is_of_type(place->node, rule->value->text);
  else
    for (const struct doc_node *item = js_first(rule->value); item && verdict == JS_INVALID;
         item = item->next)
      verdict = is_of_type(place->node, item->text);
  if (verdict != JS_INVALID || !js_fault_begin(walk, place, &words, &rest))
    return verdict;
  bool is_item = place->around && !place->node->key.bytes;
  buffer_put_string(&words, is_item ? "must be " : "type must be ");
  put_types(&words, rule->value);
  return js_fault_end(walk, place, &words, rest);
}

/* --- enum, const --- */

/* Marks the last fault: the value is none of those that it may be. */
static enum js_verdict mark_choice(struct js_walk *walk, enum js_verdict verdict)
{
  if (verdict == JS_INVALID && walk->last)
    walk->last->is_choice = true;
  return verdict;
}

/* Puts a value that a schema names: a string in quotes, all else as JSON. */
static void put_value(struct buffer *out, const struct doc_node *value)
{
  struct buffer json = {0};
  if (!doc_is_container(value)) {
    lint_put_value(out, value);
    return;
  }
  json_write_value(&json, value);
  lint_put_short(out, (struct doc_text){json.bytes, (uint32_t)json.length});
  out->failed |= json.failed;
  buffer_free(&json);
}

/* What was probably meant by a string that is none of VALUES; NULL where nothing is near. */
static const char *nearest(struct js_walk *walk, const struct doc_node *node,
                           const struct doc_node *values)
{
  size_t count = 0;
  const char **names = arena_alloc(walk->call->document->arena, values->count * sizeof *names);
  for (const struct doc_node *item = js_first(values); names && item; item = item->next) {
    if (item->type != DOC_STRING || memchr(item->text.bytes, '\0', item->text.length))
      continue;
    struct words name = lint_words(walk->call, "%.*s", (int)item->text.length, item->text.bytes);
    if (name.bytes)
      names[count++] = name.bytes;
  }
  bool is_string = node->type == DOC_STRING && names;
  return is_string ? suggest(node->text.bytes, node->text.length, names, count) : NULL;
}

enum js_verdict js_hold_enum(struct js_walk *walk, const struct js_rule *rule,
                             const struct js_place *place)
{
  struct buffer words;
  uint32_t rest;
  enum js_verdict verdict = JS_INVALID;
  for (const struct doc_node *item = js_first(rule->value); item && verdict == JS_INVALID;
       item = item->next)
    verdict = js_equal(walk, place->node, item);
  if (verdict != JS_INVALID || !js_fault_begin(walk, place, &words, &rest))
    return verdict;
  buffer_put_string(&words, "must be equal to one of the allowed values: ");
  for (const struct doc_node *item = js_first(rule->value); item; item = item->next) {
    put_value(&words, item);
    buffer_put_string(&words, item->next ? ", " : "");
  }
  const char *near = nearest(walk, place->node, rule->value);
  if (near)
    buffer_printf(&words, ". Did you mean \"%s\"?", near);
  return mark_choice(walk, js_fault_end(walk, place, &words, rest));
}

enum js_verdict js_hold_const(struct js_walk *walk, const struct js_rule *rule,
                              const struct js_place *place)
{
  struct buffer words;
  uint32_t rest;
  enum js_verdict verdict = js_equal(walk, place->node, rule->value);
  if (verdict != JS_INVALID || !js_fault_begin(walk, place, &words, &rest))
    return verdict;
  buffer_put_string(&words, "must be ");
  put_value(&words, rule->value);
  return mark_choice(walk, js_fault_end(walk, place, &words, rest));
}

/* --- schemas for the same value --- */

enum js_verdict js_hold_ref(struct js_walk *walk, const struct js_rule *rule,
                            const struct js_place *place)
{
  return js_hold(walk, js_resolve(walk->root, rule->value->text), place);
}

enum js_verdict js_hold_not(struct js_walk *walk, const struct js_rule *rule,
                            const struct js_place *place)
{
  enum js_verdict verdict = js_try(walk, rule->value, place);
  if (verdict == JS_ENDED)
    return JS_ENDED;
  return verdict == JS_INVALID ? JS_VALID
                               : js_fault(walk, place, "must not be what the schema of not says");
}

enum js_verdict js_hold_all_of(struct js_walk *walk, const struct js_rule *rule,
                               const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  for (const struct doc_node *item = js_first(rule->value); item; item = item->next)
    if (!js_go_on(walk, &sum, js_hold(walk, item, place)))
      break;
  return sum;
}

enum js_verdict js_hold_if(struct js_walk *walk, const struct js_rule *rule,
                           const struct js_place *place)
{
  enum js_verdict verdict = js_try(walk, rule->value, place);
  if (verdict == JS_ENDED)
    return JS_ENDED;
  const struct doc_node *branch =
      doc_member(rule->schema, doc_text_of(verdict == JS_VALID ? "then" : "else"));
  return branch ? js_hold(walk, branch, place) : JS_VALID;
}

/* --- one of several schemas: one reason is told --- */

/* How near a fault shows that a schema was meant: the deeper, the nearer; a value that is none of
 * its choices tells that another schema was. */
static uint32_t nearness(const struct jsonschema_fault *fault)
{
  return fault->finding.way_count * 2 + !fault->is_choice;
}

static const struct doc_node *target_of(const struct jsonschema_fault *fault)
{
  const struct lint_finding *finding = &fault->finding;
  return finding->way_count > 0 ? finding->way[finding->way_count - 1] : NULL;
}

static struct words rest_of(const struct jsonschema_fault *fault)
{
  struct words words = fault->finding.error;
  return (struct words){words.bytes + fault->rest, words.length - fault->rest};
}

/* Whether a fault before FAULT in the list that begins with FIRST says the same of the same thing.
 */
static bool is_said(const struct jsonschema_fault *first, const struct jsonschema_fault *fault)
{
  struct words rest = rest_of(fault);
  for (; first != fault; first = first->next) {
    struct words other = rest_of(first);
    if (target_of(first) == target_of(fault) && other.length == rest.length &&
        memcmp(other.bytes, rest.bytes, rest.length) == 0)
      return true;
  }
  return false;
}

/* Makes BEST say what all faults in the list from FIRST on say of the same thing; false when memory
 * ends. */
static bool join(struct js_walk *walk, const struct jsonschema_fault *first,
                 struct jsonschema_fault *best)
{
  struct buffer words = {0};
  buffer_put(&words, best->finding.error.bytes, best->rest);
  for (const struct jsonschema_fault *fault = first; fault; fault = fault->next) {
    if (target_of(fault) != target_of(best) || is_said(first, fault))
      continue;
    buffer_put_string(&words, words.length > best->rest ? ", or " : "");
    buffer_put(&words, rest_of(fault).bytes, rest_of(fault).length);
  }
  best->finding.error = lint_take(walk->call, &words);
  return best->finding.error.bytes != NULL;
}

static uint32_t depth_of(const struct js_place *place)
{
  uint32_t depth = 0;
  for (; place->around; place = place->around)
    depth++;
  return depth;
}

/* Collects why PLACE fits none of the schemas in LIST, the first reason of each; NULL and *VERDICT
 * JS_ENDED where the walk ends. */
static struct jsonschema_fault *collect(struct js_walk *walk, const struct doc_node *list,
                                        const struct js_place *place, enum js_verdict *verdict)
{
  struct jsonschema_fault *first = walk->first, *last = walk->last;
  bool all = walk->all;
  *verdict = JS_INVALID;
  walk->first = walk->last = NULL;
  walk->all = false;
  for (const struct doc_node *item = js_first(list); item && *verdict == JS_INVALID;
       item = item->next)
    *verdict = js_hold(walk, item, place);
  struct jsonschema_fault *reasons = walk->first;
  walk->first = first;
  walk->last = last;
  walk->all = all;
  return *verdict == JS_INVALID ? reasons : NULL;
}

/* Tells why PLACE fits none of the schemas in LIST: by the one that it is nearest to, or, where it
 * is near none, by all of them. */
static enum js_verdict tell_why(struct js_walk *walk, const struct doc_node *list,
                                const struct js_place *place)
{
  enum js_verdict verdict;
  struct jsonschema_fault *reasons = collect(walk, list, place, &verdict), *best = reasons;
  if (!reasons)
    return verdict;
  for (struct jsonschema_fault *reason = reasons; reason; reason = reason->next)
    if (nearness(reason) > nearness(best))
      best = reason;
  bool is_near = best->finding.way_count > depth_of(place) && !best->is_choice;
  if (!is_near && !join(walk, reasons, best))
    return JS_ENDED;
  best->next = NULL;
  js_fault_add(walk, best);
  return JS_INVALID;
}

/* Sets *COUNT to how many of the schemas in LIST fit, counted up to MOST; false where the walk
 * ends. */
static bool count_fitting(struct js_walk *walk, const struct doc_node *list,
                          const struct js_place *place, uint32_t most, uint32_t *count)
{
  *count = 0;
  for (const struct doc_node *item = js_first(list); item && *count < most; item = item->next) {
    enum js_verdict verdict = js_try(walk, item, place);
    if (verdict == JS_ENDED)
      return false;
    *count += verdict == JS_VALID;
  }
  return true;
}

enum js_verdict js_hold_any_of(struct js_walk *walk, const struct js_rule *rule,
                               const struct js_place *place)
{
  uint32_t count;
  if (!count_fitting(walk, rule->value, place, 1, &count))
    return JS_ENDED;
  if (count > 0)
    return JS_VALID;
  return walk->is_quiet ? JS_INVALID : tell_why(walk, rule->value, place);
}

enum js_verdict js_hold_one_of(struct js_walk *walk, const struct js_rule *rule,
                               const struct js_place *place)
{
  uint32_t count;
  if (!count_fitting(walk, rule->value, place, 2, &count))
    return JS_ENDED;
  if (count == 1)
    return JS_VALID;
  if (count > 1)
    return js_fault(walk, place, "must fit one schema in oneOf, not several");
  return walk->is_quiet ? JS_INVALID : tell_why(walk, rule->value, place);
}
