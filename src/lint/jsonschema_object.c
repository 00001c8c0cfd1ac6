/* Keywords of JSON Schema for objects. Of a repeated key the last value counts. */
#include "lint/jsonschema_walk.h"

#include "doc/json_write.h"
#include "doc/members.h"

static enum js_verdict hold_count(struct js_walk *walk, const struct js_rule *rule,
                                  const struct js_place *place, bool is_max)
{
  uint64_t limit = js_count_of(rule->value);
  uint32_t count;
  if (!members_count(place->node, &count))
    return JS_ENDED;
  if (is_max ? count <= limit : count >= limit)
    return JS_VALID;
  return js_fault(walk, place, "must not have %s than %llu properties", is_max ? "more" : "fewer",
                  (unsigned long long)limit);
}

enum js_verdict js_hold_max_properties(struct js_walk *walk, const struct js_rule *rule,
                                       const struct js_place *place)
{
  return hold_count(walk, rule, place, true);
}

enum js_verdict js_hold_min_properties(struct js_walk *walk, const struct js_rule *rule,
                                       const struct js_place *place)
{
  return hold_count(walk, rule, place, false);
}

/* --- which members are there --- */

/* The member of PLACE with KEY; NULL, and *ENDED, where looking takes too long. */
static const struct doc_node *member_of(struct js_walk *walk, const struct js_place *place,
                                        struct doc_text key, bool *ended)
{
  *ended = !js_spend(walk, place->node->count + 1);
  return *ended ? NULL : doc_member(place->node, key);
}

static enum js_verdict fault_missing(struct js_walk *walk, const struct js_place *place,
                                     struct doc_text name, const struct doc_node *when)
{
  struct buffer words;
  uint32_t rest;
  if (!js_fault_begin(walk, place, &words, &rest))
    return JS_INVALID;
  buffer_put_string(&words, "must have required property ");
  json_write_string(&words, name);
  if (when) {
    buffer_put_string(&words, " when property ");
    json_write_string(&words, when->key);
    buffer_put_string(&words, " is present");
  }
  return js_fault_end(walk, place, &words, rest);
}

/* Whether PLACE has all the names in LIST, which are required WHEN another member is there, or at
 * any time. */
static enum js_verdict hold_names(struct js_walk *walk, const struct doc_node *list,
                                  const struct js_place *place, const struct doc_node *when)
{
  enum js_verdict sum = JS_VALID;
  for (const struct doc_node *name = js_first(list); name; name = name->next) {
    bool ended;
    if (!member_of(walk, place, name->text, &ended) &&
        !js_go_on(walk, &sum, ended ? JS_ENDED : fault_missing(walk, place, name->text, when)))
      break;
  }
  return sum;
}

enum js_verdict js_hold_required(struct js_walk *walk, const struct js_rule *rule,
                                 const struct js_place *place)
{
  return hold_names(walk, rule->value, place, NULL);
}

enum js_verdict js_hold_dependent_required(struct js_walk *walk, const struct js_rule *rule,
                                           const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  for (const struct doc_node *list = js_first(rule->value); list; list = list->next) {
    bool ended;
    const struct doc_node *when = member_of(walk, place, list->key, &ended);
    enum js_verdict verdict = ended ? JS_ENDED : JS_VALID;
    if (when)
      verdict = hold_names(walk, list, place, when);
    if (!js_go_on(walk, &sum, verdict))
      break;
  }
  return sum;
}

/* --- members against schemas --- */

static enum js_verdict hold_member(struct js_walk *walk, const struct doc_node *schema,
                                   const struct doc_node *member, const struct js_place *place)
{
  const struct js_place inner = {.node = member, .around = place};
  return js_hold(walk, schema, &inner);
}

enum js_verdict js_hold_properties(struct js_walk *walk, const struct js_rule *rule,
                                   const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  for (const struct doc_node *schema = js_first(rule->value); schema; schema = schema->next) {
    bool ended;
    const struct doc_node *member = member_of(walk, place, schema->key, &ended);
    enum js_verdict verdict = ended ? JS_ENDED : JS_VALID;
    if (member)
      verdict = hold_member(walk, schema, member, place);
    if (!js_go_on(walk, &sum, verdict))
      break;
  }
  return sum;
}

/* Holds one member against what RULE says of it. */
typedef enum js_verdict member_holder(struct js_walk *walk, const struct js_rule *rule,
                                      const struct doc_node *member, const struct js_place *place);

static enum js_verdict hold_each(struct js_walk *walk, const struct js_rule *rule,
                                 const struct js_place *place, member_holder *hold)
{
  struct members members;
  const struct doc_node *member;
  enum js_verdict sum = JS_VALID;
  if (!members_begin(&members, place->node))
    return JS_ENDED;
  while ((member = members_next(&members)) && js_go_on(walk, &sum, hold(walk, rule, member, place)))
    continue;
  members_end(&members);
  return sum;
}

static enum js_verdict hold_name(struct js_walk *walk, const struct js_rule *rule,
                                 const struct doc_node *member, const struct js_place *place)
{
  const struct doc_node key = {.type = DOC_STRING,
                               .span = member->key_span,
                               .key_span = member->key_span,
                               .key = member->key,
                               .text = member->key};
  const struct js_place inner = {.node = &key, .around = place, .member = member};
  return js_hold(walk, rule->value, &inner);
}

enum js_verdict js_hold_property_names(struct js_walk *walk, const struct js_rule *rule,
                                       const struct js_place *place)
{
  return hold_each(walk, rule, place, hold_name);
}

/* Where MEMBER's key matches the pattern that is the key of the schema in RULE. */
static enum js_verdict hold_matching(struct js_walk *walk, const struct js_rule *rule,
                                     const struct doc_node *member, const struct js_place *place)
{
  if (!js_spend(walk, 1))
    return JS_ENDED;
  switch (js_match(walk, rule->value->key, member->key)) {
  case JS_VALID:
    return hold_member(walk, rule->value, member, place);
  case JS_INVALID:
    return JS_VALID;
  default:
    return JS_ENDED;
  }
}

enum js_verdict js_hold_pattern_properties(struct js_walk *walk, const struct js_rule *rule,
                                           const struct js_place *place)
{
  enum js_verdict sum = JS_VALID;
  for (const struct doc_node *schema = js_first(rule->value); schema; schema = schema->next) {
    const struct js_rule inner = {rule->schema, schema};
    if (!js_go_on(walk, &sum, hold_each(walk, &inner, place, hold_matching)))
      break;
  }
  return sum;
}

/* --- additionalProperties --- */

/* Whether `properties` or `patternProperties` beside RULE say something of KEY: JS_VALID where they
 * do. */
static enum js_verdict is_known(struct js_walk *walk, const struct js_rule *rule,
                                struct doc_text key)
{
  const struct doc_node *properties = doc_member(rule->schema, doc_text_of("properties"));
  const struct doc_node *patterns = doc_member(rule->schema, doc_text_of("patternProperties"));
  if (properties && !js_spend(walk, properties->count + 1))
    return JS_ENDED;
  if (properties && doc_member(properties, key))
    return JS_VALID;
  enum js_verdict verdict = JS_INVALID;
  for (const struct doc_node *schema = patterns ? js_first(patterns) : NULL;
       schema && verdict == JS_INVALID; schema = schema->next)
    verdict = js_spend(walk, 1) ? js_match(walk, schema->key, key) : JS_ENDED;
  return verdict;
}

static enum js_verdict hold_additional(struct js_walk *walk, const struct js_rule *rule,
                                       const struct doc_node *member, const struct js_place *place)
{
  enum js_verdict known = is_known(walk, rule, member->key);
  if (known != JS_INVALID)
    return known;
  if (rule->value->type == DOC_FALSE)
    return js_fault_child(walk, place, member, "Property \"%.*s\" is not expected to be here",
                          (int)member->key.length, member->key.bytes);
  return hold_member(walk, rule->value, member, place);
}

enum js_verdict js_hold_additional_properties(struct js_walk *walk, const struct js_rule *rule,
                                              const struct js_place *place)
{
  return hold_each(walk, rule, place, hold_additional);
}
