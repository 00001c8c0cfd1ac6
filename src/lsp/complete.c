/* What can stand where the cursor is: a template's name, a rule to silence, a field that is
 * missing, a value of an enumeration. */
#include "lsp/complete.h"

#include "lsp/contract.h"
#include "lsp/cursor.h"
#include "lsp/navigate.h"

/* CompletionItemKind, InsertTextFormat, InsertTextMode. */
enum { KIND_FIELD = 5, KIND_VALUE = 12, KIND_ENUM_MEMBER = 20, KIND_CONSTANT = 21 };
enum { FORMAT_SNIPPET = 2, ADJUST_INDENTATION = 2 };

struct completion {
  struct question question;
  uint32_t offset;
  json_t *items;
  bool good; /* memory has not ended */
};

/* Takes LABEL, to be put as TEXT in the place of SPAN; of a snippet where the client takes them.
 * The editor keeps those whose label agrees with what is typed, so FILTER is what would be typed;
 * it stands only where it is another text, since Neovim 0.7 takes no notice of the range beside it.
 */
static void add(struct completion *completion, const char *label, int kind, struct span span,
                const struct buffer *text, const char *filter, bool is_snippet)
{
  const struct question *question = &completion->question;
  json_t *range = document_range(question->document, span, question->server->client.encoding);
  unsigned rank = (unsigned)json_array_size(completion->items);
  json_t *item =
      json_pack("{s:s, s:i, s:o, s:{s:o, s:o}}", "label", label, "kind", kind, "sortText",
                json_sprintf("%04u", rank), "textEdit", "range", range, "newText",
                text->failed ? NULL : message_text(text->bytes, text->length));
  if (item && strcmp(filter, label) != 0)
    completion->good &=
        json_object_set_new(item, "filterText", message_text(filter, strlen(filter))) == 0;
  if (item && is_snippet)
    completion->good &=
        json_object_set_new(item, "insertTextFormat", json_integer(FORMAT_SNIPPET)) == 0 &&
        json_object_set_new(item, "insertTextMode", json_integer(ADJUST_INDENTATION)) == 0;
  completion->good &= message_append(completion->items, item);
}

/* Where the line of the cursor begins. */
static uint32_t line_of(const struct completion *completion)
{
  const char *bytes = completion->question.document->text.bytes;
  uint32_t at = completion->offset;
  while (at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r')
    at--;
  return at;
}

/* The last place of WORD between FROM and the cursor; UINT32_MAX where there is none. */
static uint32_t last_before(const struct completion *completion, uint32_t from, const char *word)
{
  const char *bytes = completion->question.document->text.bytes;
  uint32_t size = (uint32_t)strlen(word);
  for (uint32_t at = completion->offset; at >= from + size; at--)
    if (memcmp(bytes + at - size, word, size) == 0)
      return at - size;
  return UINT32_MAX;
}

/* --- templates --- */

struct template_site {
  struct completion *completion;
  struct span span; /* from `{{` to the cursor, and `}}` where it follows */
};

static void add_name(const struct template_site *site, enum template_kind kind,
                     struct doc_text name)
{
  struct buffer text = {0};
  if (!mention_takes_name(kind, name))
    return;
  buffer_printf(&text, "%s%.*s}}", mention_opening(kind), (int)name.length, name.bytes);
  buffer_put_char(&text, '\0');
  text.length -= !text.failed;
  if (text.failed)
    site->completion->good = false;
  else
    add(site->completion, text.bytes, KIND_CONSTANT, site->span, &text, text.bytes, false);
  buffer_free(&text);
}

static void add_names(const struct template_site *site, enum template_kind kind)
{
  const struct question *question = &site->completion->question;
  const struct checker *checker = question->document->checker;
  struct way way;
  const struct tree *tree = ask_way(question, site->completion->offset, &way);
  const struct doc_node *entries = tree ? mention_entries(tree->root, kind) : NULL;
  const struct doc_node *entry = entries && entries->count > 0 ? entries->first : NULL;
  for (; entry; entry = entry->next) {
    if (kind == TEMPLATE_ENV)
      add_name(site, kind, entry->key);
    else if (entry->type == DOC_STRING)
      add_name(site, kind, entry->text);
  }
  const struct lint_names *declared =
      kind == TEMPLATE_ENV ? &checker->declared_env : &checker->declared_secrets;
  for (uint32_t i = 0; i < declared->count; i++)
    add_name(site, kind, declared->names[i]);
}

/* Whether the cursor is inside the braces of a template. */
static bool complete_template(struct completion *completion)
{
  const struct buffer *text = &completion->question.document->text;
  uint32_t line = line_of(completion), start = last_before(completion, line, "{{");
  if (start == UINT32_MAX || last_before(completion, start, "}}") != UINT32_MAX)
    return false;
  uint32_t end = completion->offset;
  if (end + 2 <= text->length && memcmp(text->bytes + end, "}}", 2) == 0)
    end += 2;
  struct template_site site = {completion, {start, end - start}};
  for (int i = 0; i < MENTION_KIND_COUNT; i++)
    add_names(&site, mention_kinds[i]);
  return true;
}

/* --- suppression comments --- */

static bool complete_suppression(struct completion *completion)
{
  static const char *const openings[] = {"# terlint: ignore[", "# terlint: ignore-file["};
  if (completion->question.document->format != INPUT_YAML)
    return false;
  uint32_t line = line_of(completion), start = UINT32_MAX;
  for (size_t i = 0; start == UINT32_MAX && i < sizeof openings / sizeof *openings; i++) {
    start = last_before(completion, line, openings[i]);
    start += start == UINT32_MAX ? 0 : (uint32_t)strlen(openings[i]);
  }
  if (start == UINT32_MAX || last_before(completion, start, "]") != UINT32_MAX)
    return false;
  uint32_t comma = last_before(completion, start, ",");
  start = comma == UINT32_MAX ? start : comma + 1;
  while (start < completion->offset && completion->question.document->text.bytes[start] == ' ')
    start++;
  struct span typed = {start, completion->offset - start};
  for (size_t i = 0; i < rule_count; i++) {
    const char *id = rule_table[i].id;
    struct buffer text = {0};
    if (strncmp(id, completion->question.document->text.bytes + typed.offset, typed.length) != 0)
      continue;
    buffer_put_string(&text, id);
    add(completion, id, KIND_VALUE, typed, &text, id, false);
    buffer_free(&text);
  }
  return true;
}

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
                  int kind, bool is_string, const char *tail, bool is_snippet)
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
    add(completion, label.bytes, kind, cursor->word, &text, filter.bytes, is_snippet);
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
      if (field->alias.bytes)
        add_field(completion, cursor, place.type, field->alias);
      add_field(completion, cursor, place.type, field->name);
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
