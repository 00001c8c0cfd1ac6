/* The table of keywords, and whether a schema is one. */
#include "lint/jsonschema_walk.h"

#include "doc/json_write.h"
#include "lint/pattern.h"

/* In the order in which they are taken: what is about any value, then what is about one type. */
const struct js_keyword js_keywords[] = {
    {"type", LINT_VALUE, JS_TYPE, js_hold_type},
    {"$ref", LINT_VALUE, JS_REF, js_hold_ref},
    {"const", LINT_VALUE, JS_NOTE, js_hold_const},
    {"enum", LINT_VALUE, JS_VALUES, js_hold_enum},
    {"not", LINT_VALUE, JS_SCHEMA, js_hold_not},
    {"anyOf", LINT_VALUE, JS_SCHEMAS, js_hold_any_of},
    {"oneOf", LINT_VALUE, JS_SCHEMAS, js_hold_one_of},
    {"allOf", LINT_VALUE, JS_SCHEMAS, js_hold_all_of},
    {"if", LINT_VALUE, JS_SCHEMA, js_hold_if},
    {"then", LINT_VALUE, JS_SCHEMA, NULL},
    {"else", LINT_VALUE, JS_SCHEMA, NULL},
    {"maximum", LINT_NUMBER, JS_NUMBER, js_hold_maximum},
    {"minimum", LINT_NUMBER, JS_NUMBER, js_hold_minimum},
    {"exclusiveMaximum", LINT_NUMBER, JS_NUMBER, js_hold_exclusive_maximum},
    {"exclusiveMinimum", LINT_NUMBER, JS_NUMBER, js_hold_exclusive_minimum},
    {"multipleOf", LINT_NUMBER, JS_POSITIVE, js_hold_multiple_of},
    {"maxLength", LINT_STRING, JS_COUNT, js_hold_max_length},
    {"minLength", LINT_STRING, JS_COUNT, js_hold_min_length},
    {"pattern", LINT_STRING, JS_PATTERN, js_hold_pattern},
    {"maxItems", LINT_ARRAY, JS_COUNT, js_hold_max_items},
    {"minItems", LINT_ARRAY, JS_COUNT, js_hold_min_items},
    {"prefixItems", LINT_ARRAY, JS_SCHEMAS, js_hold_prefix_items},
    {"additionalItems", LINT_ARRAY, JS_SCHEMA, js_hold_additional_items},
    {"items", LINT_ARRAY, JS_ITEMS, js_hold_items},
    {"contains", LINT_ARRAY, JS_SCHEMA, js_hold_contains},
    {"uniqueItems", LINT_ARRAY, JS_BOOLEAN, js_hold_unique_items},
    {"maxProperties", LINT_OBJECT, JS_COUNT, js_hold_max_properties},
    {"minProperties", LINT_OBJECT, JS_COUNT, js_hold_min_properties},
    {"required", LINT_OBJECT, JS_NAMES, js_hold_required},
    {"propertyNames", LINT_OBJECT, JS_SCHEMA, js_hold_property_names},
    {"additionalProperties", LINT_OBJECT, JS_SCHEMA, js_hold_additional_properties},
    {"properties", LINT_OBJECT, JS_SCHEMA_MAP, js_hold_properties},
    {"patternProperties", LINT_OBJECT, JS_PATTERN_MAP, js_hold_pattern_properties},
    {"dependentRequired", LINT_OBJECT, JS_NAME_LISTS, js_hold_dependent_required},
    {"$defs", 0, JS_SCHEMA_MAP, NULL},
    {"definitions", 0, JS_SCHEMA_MAP, NULL},
    {"$schema", 0, JS_DIALECT, NULL},
    {"$id", 0, JS_ROOT_NOTE, NULL},
    {"$comment", 0, JS_NOTE, NULL},
    {"title", 0, JS_NOTE, NULL},
    {"description", 0, JS_NOTE, NULL},
    {"default", 0, JS_NOTE, NULL},
    {"examples", 0, JS_NOTE, NULL},
    {"deprecated", 0, JS_NOTE, NULL},
    {"readOnly", 0, JS_NOTE, NULL},
    {"writeOnly", 0, JS_NOTE, NULL},
    {"format", 0, JS_NOTE, NULL},
};

const size_t js_keyword_count = sizeof js_keywords / sizeof *js_keywords;

_Static_assert(sizeof js_keywords / sizeof *js_keywords <= JS_MOST_KEYWORDS, "too many keywords");

size_t js_keyword_index(struct doc_text name)
{
  size_t i = 0;
  while (i < js_keyword_count && !doc_text_equal(name, doc_text_of(js_keywords[i].name)))
    i++;
  return i;
}

uint64_t js_count_of(const struct doc_node *value)
{
  uint64_t count = 0;
  for (uint32_t i = 0; i < value->text.length; i++)
    count = count * 10 + (uint64_t)(value->text.bytes[i] - '0');
  return count;
}

/* --- shapes --- */

struct checker {
  const struct doc_node *root;
  struct rule_error *error;
};

static bool check_schema(const struct checker *checker, const struct doc_node *schema);

static bool fail(const struct checker *checker, const struct doc_node *value, const char *reason)
{
  return rule_error_set(checker->error, value->span, reason);
}

/* Whether VALUE is of TYPE, else REASON is why not. */
static bool is(const struct checker *checker, const struct doc_node *value, enum doc_type type,
               const char *reason)
{
  return value->type == type || fail(checker, value, reason);
}

static bool check_schemas(const struct checker *checker, const struct doc_node *value)
{
  if (value->type != DOC_ARRAY || value->count == 0)
    return fail(checker, value, "must be a list of schemas");
  for (const struct doc_node *item = value->first; item; item = item->next)
    if (!check_schema(checker, item))
      return false;
  return true;
}

static bool check_schema_map(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_OBJECT, "must be a mapping of schemas"))
    return false;
  for (const struct doc_node *member = js_first(value); member; member = member->next)
    if (!check_schema(checker, member))
      return false;
  return true;
}

static bool check_pattern_map(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_OBJECT, "must be a mapping of schemas by pattern"))
    return false;
  for (const struct doc_node *member = js_first(value); member; member = member->next) {
    const char *problem = pattern_problem(member->key, PATTERN_PLAIN);
    if (problem)
      return rule_error_set(checker->error, member->key_span, problem);
    if (!check_schema(checker, member))
      return false;
  }
  return true;
}

static bool check_items(const struct checker *checker, const struct doc_node *value)
{
  return value->type == DOC_ARRAY ? check_schemas(checker, value) : check_schema(checker, value);
}

static bool check_count(const struct checker *checker, const struct doc_node *value)
{
  enum { MOST_DIGITS = 15 };
  bool good = value->type == DOC_INTEGER && value->text.length <= MOST_DIGITS &&
              value->text.bytes[0] != '-';
  return good || fail(checker, value, "must be an integer from 0 on");
}

static bool check_number(const struct checker *checker, const struct doc_node *value)
{
  return value->type == DOC_INTEGER || value->type == DOC_FLOAT ||
         fail(checker, value, "must be a number");
}

static bool check_positive(const struct checker *checker, const struct doc_node *value)
{
  double number = 0;
  if (!check_number(checker, value))
    return false;
  if (!json_token_value(value->text, &number))
    return fail(checker, value, NULL);
  return number > 0 || fail(checker, value, "must be above 0");
}

static bool check_names(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_ARRAY, "must be a list of names"))
    return false;
  for (const struct doc_node *item = js_first(value); item; item = item->next)
    if (!is(checker, item, DOC_STRING, "must be a name"))
      return false;
  return true;
}

static bool check_name_lists(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_OBJECT, "must be a mapping of lists of names"))
    return false;
  for (const struct doc_node *member = js_first(value); member; member = member->next)
    if (!check_names(checker, member))
      return false;
  return true;
}

static bool check_type_word(const struct checker *checker, const struct doc_node *value)
{
  const char *words[JS_MOST_TYPES];
  size_t count = js_type_words(words);
  if (!is(checker, value, DOC_STRING, "a type must be a word"))
    return false;
  for (size_t i = 0; i < count; i++)
    if (doc_text_equal(value->text, doc_text_of(words[i])))
      return true;
  return rule_error_word(checker->error, value, "there is no such type", words, count);
}

static bool check_type(const struct checker *checker, const struct doc_node *value)
{
  if (value->type != DOC_ARRAY || value->count == 0)
    return check_type_word(checker, value);
  for (const struct doc_node *item = value->first; item; item = item->next)
    if (!check_type_word(checker, item))
      return false;
  return true;
}

static bool check_values(const struct checker *checker, const struct doc_node *value)
{
  return (value->type == DOC_ARRAY && value->count > 0) ||
         fail(checker, value, "must be a list of values");
}

static bool check_pattern(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_STRING, "must be a regular expression"))
    return false;
  const char *problem = pattern_problem(value->text, PATTERN_PLAIN);
  return !problem || fail(checker, value, problem);
}

static bool check_ref(const struct checker *checker, const struct doc_node *value)
{
  if (!is(checker, value, DOC_STRING, "must be #, #/$defs/NAME or #/definitions/NAME"))
    return false;
  return js_resolve(checker->root, value->text) ||
         fail(checker, value,
              "leads to no schema: it must be #, #/$defs/NAME or #/definitions/NAME");
}

static bool check_boolean(const struct checker *checker, const struct doc_node *value)
{
  return value->type == DOC_TRUE || value->type == DOC_FALSE ||
         fail(checker, value, "must be true or false");
}

static bool check_dialect(const struct checker *checker, const struct doc_node *value)
{
  static const char old[] = "http://json-schema.org/draft-0";
  if (!is(checker, value, DOC_STRING, "must be an address"))
    return false;
  bool is_old = value->text.length >= sizeof old &&
                memcmp(value->text.bytes, old, sizeof old - 1) == 0 &&
                value->text.bytes[sizeof old - 1] < '6';
  return !is_old || fail(checker, value, "only drafts 6, 7, 2019-09 and 2020-12 are known");
}

static bool check_note(const struct checker *checker, const struct doc_node *value)
{
  (void)checker, (void)value;
  return true;
}

static bool (*const shapes[JS_SHAPE_COUNT])(const struct checker *checker,
                                            const struct doc_node *value) = {
    [JS_SCHEMA] = check_schema,
    [JS_SCHEMAS] = check_schemas,
    [JS_SCHEMA_MAP] = check_schema_map,
    [JS_PATTERN_MAP] = check_pattern_map,
    [JS_ITEMS] = check_items,
    [JS_COUNT] = check_count,
    [JS_NUMBER] = check_number,
    [JS_POSITIVE] = check_positive,
    [JS_NAMES] = check_names,
    [JS_NAME_LISTS] = check_name_lists,
    [JS_TYPE] = check_type,
    [JS_VALUES] = check_values,
    [JS_PATTERN] = check_pattern,
    [JS_REF] = check_ref,
    [JS_BOOLEAN] = check_boolean,
    [JS_DIALECT] = check_dialect,
    [JS_NOTE] = check_note,
    [JS_ROOT_NOTE] = check_note,
};

/* --- the schema --- */

static bool check_keyword(const struct checker *checker, const struct doc_node *schema,
                          const struct doc_node *member)
{
  const char *names[JS_MOST_KEYWORDS];
  size_t index = js_keyword_index(member->key);
  enum js_shape shape = index < js_keyword_count ? js_keywords[index].shape : JS_SHAPE_COUNT;
  if (shape == JS_ROOT_NOTE && schema != checker->root)
    return rule_error_set(checker->error, member->key_span, "can stand at the schema's root only");
  if (shape < JS_SHAPE_COUNT)
    return shapes[shape](checker, member);
  for (size_t i = 0; i < js_keyword_count; i++)
    names[i] = js_keywords[i].name;
  return rule_error_key(checker->error, member, "the keyword is not known", names,
                        js_keyword_count);
}

/* Recursion is bounded, since the tree is not deep. */
static bool check_schema(const struct checker *checker, const struct doc_node *schema)
{
  if (schema->type == DOC_TRUE || schema->type == DOC_FALSE)
    return true;
  if (!is(checker, schema, DOC_OBJECT, "a schema must be a mapping, true or false"))
    return false;
  for (const struct doc_node *member = js_first(schema); member; member = member->next)
    if (!check_keyword(checker, schema, member))
      return false;
  return true;
}

bool jsonschema_check(const struct doc_node *schema, struct rule_error *error)
{
  const struct checker checker = {schema, error};
  return check_schema(&checker, schema);
}
