/* known-keys: every key of an object that the contract describes is one of its fields. The server
 * drops any other without a word (contract section 2). */
#include "lint/claims.h"
#include "lint/function.h"
#include "lint/key_spelling.h"

/* The model of what `given` found; NULL where the contract has none there. */
static const struct schema_type *model_of(const struct lint_call *call)
{
  const struct schema_program *schemas = call->document->schemas;
  const struct schema_type *type = schema_resolve(schemas, call->document->schema);
  const struct doc_node *step;
  for (uint32_t i = 0; (step = lint_step_at(call, i)); i++) {
    const struct schema_field *field = NULL;
    if (type->kind == SCHEMA_MODEL)
      field = schema_field_named(schemas, type, step->key);
    if (field)
      type = schema_resolve(schemas, field->type);
    else if (type->kind == SCHEMA_DICT || type->kind == SCHEMA_LIST)
      type = schema_resolve(schemas, type->item);
    else
      return NULL;
  }
  return type->kind == SCHEMA_MODEL ? type : NULL;
}

/* --- words --- */

static void put_message(struct buffer *out, struct doc_text key, const struct key_meaning *meaning)
{
  key_put(out, key);
  switch (meaning->kind) {
  case KEY_FOREIGN:
    buffer_put_string(out, " is another client's key; ");
    buffer_put_string(out, meaning->field.bytes ? "here it is " : "it has no effect here");
    break;
  case KEY_SYNONYM:
    buffer_put_string(out, " is no field here; it is called ");
    break;
  case KEY_MISSPELT:
    buffer_put_string(out, " is no field here, and its value is lost; it looks like ");
    break;
  case KEY_MISPLACED:
    buffer_put_string(out, " is no field here, and its value is lost; it belongs ");
    buffer_put_string(out, meaning->way_count > 0 ? "into " : "to the request itself");
    if (meaning->way_count > 0)
      key_put_way(out, meaning->way, meaning->way_count);
    if (!doc_text_equal(meaning->field, key))
      buffer_put_string(out, ", as ");
    break;
  case KEY_UNKNOWN:
    buffer_put_string(out, " is no field here, and its value is lost");
  }
  if (meaning->field.bytes && !doc_text_equal(meaning->field, key))
    key_put(out, meaning->field);
}

static void put_fields(struct buffer *out, const struct schema_program *schemas,
                       const struct schema_type *model)
{
  buffer_put_string(out, "The fields here are ");
  for (uint16_t i = 0; i < model->count; i++) {
    const struct schema_field *field = &schemas->fields[model->first + i];
    if (i > 0)
      buffer_put_string(out, i + 1 < model->count ? ", " : " and ");
    key_put(out, field->alias.bytes ? field->alias : field->name);
  }
  buffer_put_char(out, '.');
}

static void put_move(struct buffer *out, const struct key_meaning *meaning)
{
  if (meaning->way_count == 0)
    buffer_put_string(out, "Move it to the top level of the request.");
  else {
    buffer_put_string(out, "Move it into ");
    key_put_way(out, meaning->way, meaning->way_count);
    buffer_put_char(out, '.');
  }
}

/* `requestInit: {headers: …}` holds the field it stands for. */
static bool holds_field(const struct doc_node *member, const struct key_meaning *meaning)
{
  return meaning->field.bytes && doc_member(member, meaning->field) != NULL;
}

static void put_help(struct buffer *out, const struct lint_call *call,
                     const struct schema_type *model, const struct doc_node *member,
                     const struct key_meaning *meaning)
{
  if (meaning->kind == KEY_MISPLACED)
    put_move(out, meaning);
  else if (meaning->kind == KEY_UNKNOWN)
    put_fields(out, call->document->schemas, model);
  else if (!meaning->field.bytes)
    buffer_put_string(out, "Remove it: the control plane has nothing like it.");
  else {
    buffer_put_string(out, "Write ");
    key_put(out, meaning->field);
    buffer_put_string(out, holds_field(member, meaning) ? ", with what stands under that name in "
                                                        : ".");
    if (holds_field(member, meaning)) {
      key_put(out, member->key);
      buffer_put_char(out, '.');
    }
  }
}

/* --- reports --- */

/* Suggests what the key is to be called, where that or a step further in is all that must be done:
 * a name, or `object.name`. False when memory ends. */
static bool suggest_name(const struct lint_call *call, const struct key_meaning *meaning,
                         struct lint_finding *finding)
{
  struct doc_text field = meaning->field, object = meaning->way[0];
  if (!field.bytes)
    return true;
  if (meaning->kind != KEY_MISPLACED) {
    finding->suggestion = (struct words){field.bytes, field.length};
    return true;
  }
  if (meaning->way_count != 1 || !object.bytes)
    return true;
  finding->suggestion = lint_words(call, "%.*s.%.*s", (int)object.length, object.bytes,
                                   (int)field.length, field.bytes);
  return finding->suggestion.bytes != NULL;
}

/* The value is not repeated: it may be a secret. */
static const struct doc_node nothing = {.type = DOC_NULL};

static bool report(const struct lint_call *call, const struct schema_type *model,
                   const struct doc_node *member, const struct key_meaning *meaning)
{
  struct buffer message = {0}, help = {0};
  put_message(&message, member->key, meaning);
  put_help(&help, call, model, member, meaning);
  struct lint_finding finding = {.error = lint_take(call, &message),
                                 .at = member->key_span,
                                 .member = member,
                                 .help = lint_take(call, &help),
                                 .is_dispensable = meaning->is_dispensable,
                                 .input = &nothing};
  return finding.help.bytes && suggest_name(call, meaning, &finding) && lint_report(call, &finding);
}

static bool run(const struct lint_call *call)
{
  const struct lint_document *document = call->document;
  if (!document->has_unknown)
    return true;
  const struct key_names names = {document->schemas, document->schema, call->then->options};
  const struct schema_type *model = model_of(call);
  const struct doc_node *member = model && call->value->count > 0 ? call->value->first : NULL;
  for (; member; member = member->next) {
    if (schema_field_named(document->schemas, model, member->key) ||
        key_is_allowed(&names, member->key) || claims_have(document->claims, member))
      continue;
    struct key_meaning meaning = key_meaning_of(&names, model, call->value, member);
    if (!meaning.is_harmless && !report(call, model, member, &meaning))
      return false;
  }
  return true;
}

static bool check_allow(const struct doc_node *value, struct rule_error *error)
{
  for (const struct doc_node *item = value->count ? value->first : NULL; item; item = item->next)
    if (item->type != DOC_STRING)
      return rule_error_set(error, item->span, "must be a list of keys");
  return true;
}

static const struct lint_option options[] = {
    {"allow", LINT_ARRAY, false, check_allow},
    {"foreign", LINT_OBJECT, false, key_check_names},
    {"synonyms", LINT_OBJECT, false, key_check_names},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_known_keys = {
    .name = "known-keys", .takes = LINT_OBJECT, .options = options, .run = run};
