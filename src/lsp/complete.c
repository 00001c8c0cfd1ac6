/* What can stand where the cursor is: a template's name, a rule to silence, a field that is
 * missing, a value of an enumeration. */
#include "lsp/complete.h"

#include "lsp/completion.h"
#include "lsp/cursor.h"
#include "lsp/facts.h"

/* --- fields --- */

/* What follows a field's name, as a snippet or as plain text. */
static const char *value_of(enum schema_kind kind, const struct cursor *cursor, bool is_snippet)
{
  static const struct {
    const char *block, *flow, *json; /* snippets */
  } values[] = {
      [SCHEMA_STRING] = {" $0", " $0", " \"$0\""},
      [SCHEMA_BOOLEAN] = {" ${1|true,false|}", " ${1|true,false|}", " ${1|true,false|}"},
      [SCHEMA_LIST] = {"\n  - $0", " [$0]", " [$0]"},
      [SCHEMA_DICT] = {"\n  $0", " {$0}", " {$0}"},
      [SCHEMA_MODEL] = {"\n  $0", " {$0}", " {$0}"},
      [SCHEMA_LITERAL] = {" $0", " $0", " \"$0\""},
  };
  if (!is_snippet || (size_t)kind >= sizeof values / sizeof *values || !values[kind].block)
    return " ";
  return cursor->is_json   ? values[kind].json
         : cursor->is_flow ? values[kind].flow
                           : values[kind].block;
}

/* The quote that the word begins with; NUL where it has none. */
static char quote_of(const struct cursor *cursor)
{
  char first = cursor->word.length > 0 ? cursor->document->text.bytes[cursor->word.offset] : '\0';
  return first == '"' || first == '\'' ? first : '\0';
}

static void put_quoted(struct buffer *out, struct doc_text text, char quote)
{
  if (quote)
    buffer_put_char(out, quote);
  buffer_put(out, text.bytes, text.length);
  if (quote)
    buffer_put_char(out, quote);
}

/* Offers NAME in the place of the word, in quotes where IS_STRING and the document needs them, with
 * TAIL behind it. */
static void offer(struct completion *completion, const struct cursor *cursor, struct doc_text name,
                  enum completion_kind kind, bool is_string, const char *tail, bool is_snippet)
{
  struct buffer label = {0}, filter = {0}, text = {0};
  char quote = quote_of(cursor);
  put_quoted(&label, name, '\0');
  buffer_put_char(&label, '\0');
  put_quoted(&filter, name, quote);
  buffer_put_char(&filter, '\0');
  put_quoted(&text, name, !is_string ? '\0' : cursor->is_json ? '"' : quote);
  buffer_put_string(&text, tail);
  if (label.failed || filter.failed)
    completion->good = false;
  else
    completion_add(completion, &(struct offer){.label = label.bytes,
                                               .kind = kind,
                                               .span = cursor->word,
                                               .text = &text,
                                               .filter = filter.bytes,
                                               .is_snippet = is_snippet});
  buffer_free(&label);
  buffer_free(&filter);
  buffer_free(&text);
}

static void add_field(struct completion *completion, const struct cursor *cursor,
                      const struct schema_type *type, struct doc_text name)
{
  bool is_snippet = completion->question.server->client.takes_snippets && !cursor->is_named;
  struct buffer tail = {0};
  if (!cursor->is_named) {
    buffer_put_char(&tail, ':');
    buffer_put_string(&tail, value_of((enum schema_kind)type->kind, cursor, is_snippet));
    if (cursor->lacks_comma)
      buffer_put_char(&tail, ',');
  }
  buffer_put_char(&tail, '\0');
  if (tail.failed)
    completion->good = false;
  else
    offer(completion, cursor, name, KIND_FIELD, true, tail.bytes, is_snippet);
  buffer_free(&tail);
}

/* Whether OBJECT has the field by either name; the word that is being typed is none. */
static bool has_field(const struct cursor *cursor, const struct schema_field *field)
{
  const struct doc_node *object = cursor->way.nodes[cursor->way.count - 2];
  return doc_member(object, field->name) ||
         (field->alias.bytes && doc_member(object, field->alias));
}

/* Says of the field at PLACE, which WAY leads to, what a hover would. */
static void describe(struct completion *completion, const struct way *way,
                     const struct contract_place *place)
{
  const struct schema_program *program = completion->question.document->checker->program;
  const json_t *facts = facts_at(completion->question.server, way, way->count);
  const char *description = message_string(facts, "description");
  struct buffer detail = {0}, about = {0};
  facts_put_type(&detail, program, place->type);
  buffer_put_string(&detail, place->field->required ? ", required" : "");
  if (description)
    buffer_put_string(&about, description);
  completion_describe(completion, &detail, &about);
}

/* The fields that MODEL lacks: the required ones first, each in the order of the contract. */
static void add_fields(struct completion *completion, const struct cursor *cursor,
                       const struct schema_type *model)
{
  const struct checker *checker = completion->question.document->checker;
  for (int required = 1; required >= 0; required--)
    for (uint16_t i = 0; i < model->count; i++) {
      const struct schema_field *field = &checker->program->fields[model->first + i];
      struct way way = cursor->way;
      struct doc_node member = {.key = field->name};
      way.nodes[way.count - 1] = &member;
      struct contract_place place = contract_at(checker, &way, way.count);
      if (field->required != required || has_field(cursor, field))
        continue;
      if (field->alias.bytes) {
        add_field(completion, cursor, place.type, field->alias);
        describe(completion, &way, &place);
      }
      add_field(completion, cursor, place.type, field->name);
      describe(completion, &way, &place);
    }
}

/* --- values --- */

static void add_values(struct completion *completion, const struct cursor *cursor,
                       const struct schema_type *type)
{
  const struct schema_program *program = completion->question.document->checker->program;
  if (type->kind == SCHEMA_LITERAL)
    for (uint16_t i = 0; i < type->count; i++)
      offer(completion, cursor, program->literals[type->first + i], KIND_ENUM_MEMBER, true, "",
            false);
  if (type->kind == SCHEMA_BOOLEAN) {
    offer(completion, cursor, doc_text_of("true"), KIND_ENUM_MEMBER, false, "", false);
    offer(completion, cursor, doc_text_of("false"), KIND_ENUM_MEMBER, false, "", false);
  }
}

/* As a key where an object of the contract takes one, else as a value. */
static void complete_word(struct completion *completion)
{
  struct server *server = completion->question.server;
  const struct checker *checker = completion->question.document->checker;
  struct cursor cursor;
  cursor_init(&cursor, completion->question.document, completion->offset);
  if (!cursor_read(&cursor, true, checker->yaml, &server->arena)) {
    completion->good = false;
    return;
  }
  if (cursor.way.count > 1) {
    const struct schema_type *model = contract_at(checker, &cursor.way, cursor.way.count - 1).type;
    if (model && model->kind == SCHEMA_MODEL) {
      add_fields(completion, &cursor, model);
      return;
    }
  }
  completion->good &= cursor_read(&cursor, false, checker->yaml, &server->arena);
  const struct schema_type *type =
      cursor.way.count ? contract_at(checker, &cursor.way, cursor.way.count).type : NULL;
  if (type && completion->good)
    add_values(completion, &cursor, type);
}

json_t *complete_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct completion completion = {.good = true};
  if (!ask_document(&completion.question, server, params, error) ||
      !ask_offset(&completion.question, params, "position", &completion.offset, error))
    return NULL;
  completion.items = json_array();
  completion.good = completion.items != NULL;
  arena_reset(&server->arena);
  bool is_ours = completion.question.document->checker != NULL;
  if (is_ours && completion.good && !complete_template(&completion) &&
      !complete_suppression(&completion))
    complete_word(&completion);
  if (completion.good)
    return completion.items;
  json_decref(completion.items);
  return NULL;
}
