/* Keywords of JSON Schema for numbers and strings. Numbers are doubles, as in JavaScript; lengths
 * are in code points. */
#include "lint/jsonschema_walk.h"

#include "base/utf8.h"
#include "doc/json_write.h"

/* --- numbers --- */

static enum js_verdict fault_limit(struct js_walk *walk, const struct js_place *place,
                                   const char *how, const struct js_rule *rule)
{
  struct doc_text limit = rule->value->text;
  return js_fault(walk, place, "must be %s %.*s", how, (int)limit.length, limit.bytes);
}

/* Reads both numbers; false when memory ends. */
static bool read_both(const struct js_rule *rule, const struct js_place *place, double *value,
                      double *limit)
{
  return json_token_value(place->node->text, value) && json_token_value(rule->value->text, limit);
}

enum js_verdict js_hold_maximum(struct js_walk *walk, const struct js_rule *rule,
                                const struct js_place *place)
{
  double value, limit;
  if (!read_both(rule, place, &value, &limit))
    return JS_ENDED;
  return value <= limit ? JS_VALID : fault_limit(walk, place, "<=", rule);
}

enum js_verdict js_hold_minimum(struct js_walk *walk, const struct js_rule *rule,
                                const struct js_place *place)
{
  double value, limit;
  if (!read_both(rule, place, &value, &limit))
    return JS_ENDED;
  return value >= limit ? JS_VALID : fault_limit(walk, place, ">=", rule);
}

enum js_verdict js_hold_exclusive_maximum(struct js_walk *walk, const struct js_rule *rule,
                                          const struct js_place *place)
{
  double value, limit;
  if (!read_both(rule, place, &value, &limit))
    return JS_ENDED;
  return value < limit ? JS_VALID : fault_limit(walk, place, "<", rule);
}

enum js_verdict js_hold_exclusive_minimum(struct js_walk *walk, const struct js_rule *rule,
                                          const struct js_place *place)
{
  double value, limit;
  if (!read_both(rule, place, &value, &limit))
    return JS_ENDED;
  return value > limit ? JS_VALID : fault_limit(walk, place, ">", rule);
}

enum js_verdict js_hold_multiple_of(struct js_walk *walk, const struct js_rule *rule,
                                    const struct js_place *place)
{
  double value, limit;
  if (!read_both(rule, place, &value, &limit))
    return JS_ENDED;
  return js_is_whole(value / limit) ? JS_VALID : fault_limit(walk, place, "multiple of", rule);
}

/* --- strings --- */

enum js_verdict js_hold_max_length(struct js_walk *walk, const struct js_rule *rule,
                                   const struct js_place *place)
{
  struct doc_text text = place->node->text;
  uint64_t limit = js_count_of(rule->value);
  if (text.length <= limit || utf8_count(text.bytes, text.length) <= limit)
    return JS_VALID;
  return js_fault(walk, place, "must not have more than %llu characters",
                  (unsigned long long)limit);
}

enum js_verdict js_hold_min_length(struct js_walk *walk, const struct js_rule *rule,
                                   const struct js_place *place)
{
  struct doc_text text = place->node->text;
  uint64_t limit = js_count_of(rule->value);
  if (utf8_count(text.bytes, text.length) >= limit)
    return JS_VALID;
  return js_fault(walk, place, "must not have fewer than %llu characters",
                  (unsigned long long)limit);
}

enum js_verdict js_hold_pattern(struct js_walk *walk, const struct js_rule *rule,
                                const struct js_place *place)
{
  struct doc_text source = rule->value->text;
  enum js_verdict verdict = js_match(walk, source, place->node->text);
  if (verdict != JS_INVALID)
    return verdict;
  return js_fault(walk, place, "must match pattern \"%.*s\"", (int)source.length, source.bytes);
}
