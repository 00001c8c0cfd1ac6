#include "engine/hint.h"

#include "base/suggest.h"
#include "lint/key_spelling.h"
#include "rule_ids.h"
#include "schema/transport_word.h"

/* A violation under way. */
struct hint {
  struct judgement *judgement;
  const struct violation *violation;
  struct diagnostic *diagnostic;
  struct key_names names;
};

/* The names that the rule on unknown keys knows. */
static struct key_names names_of(const struct checker *checker)
{
  return (struct key_names){.schemas = checker->program,
                            .root = checker->schema,
                            .options = lint_table[RULE_UNKNOWN_FIELD].thens[0].options};
}

/* Whether MEMBER of the violation's object is no field but was meant for one; sets *MEANING. */
static bool has_meaning(const struct hint *hint, const struct doc_node *member,
                        struct key_meaning *meaning)
{
  const struct violation *violation = hint->violation;
  if (schema_field_named(hint->names.schemas, violation->type, member->key) ||
      key_is_allowed(&hint->names, member->key))
    return false;
  *meaning = key_meaning_of(&hint->names, violation->type, violation->input, member);
  return meaning->field.bytes && meaning->kind != KEY_MISPLACED && !meaning->is_harmless;
}

/* Makes the place of the key of MEMBER the related one, where there is none yet. */
static bool relate(const struct hint *hint, const struct doc_node *member, const char *message)
{
  struct diagnostic *diagnostic = hint->diagnostic;
  if (diagnostic->related_count > 0)
    return true;
  struct related_place *place = arena_alloc(hint->judgement->arena, sizeof *place);
  if (!place)
    return false;
  *place = (struct related_place){member->key_span, words_of(message)};
  diagnostic->related = place;
  diagnostic->related_count = 1;
  return true;
}

/* Speaks of MEMBER in place of all other findings; the first one is shown. */
static bool claim(const struct hint *hint, const struct doc_node *member, bool is_first)
{
  if (is_first)
    hint->diagnostic->span = member->key_span;
  else if (!relate(hint, member, "this key is meant for the transport too"))
    return false;
  return claims_add(&hint->judgement->claims, hint->judgement->arena, member);
}

/* Makes TEXT, which is freed, the help; none where it is empty. */
static bool set_help(const struct hint *hint, struct buffer *text)
{
  struct words *help = &hint->diagnostic->help;
  bool good = !text->failed;
  if (good && text->length > 0) {
    help->bytes = arena_copy(hint->judgement->arena, text->bytes, text->length);
    help->length = (uint32_t)text->length;
    good = help->bytes != NULL;
  }
  buffer_free(text);
  return good;
}

/* The members of the object at fault; NULL where it has none or is none. */
static const struct doc_node *first_member(const struct violation *violation)
{
  const struct doc_node *object = violation->input;
  return object && object->type == DOC_OBJECT && object->count > 0 ? object->first : NULL;
}

/* --- a field that is missing --- */

static bool hint_missing(const struct hint *hint)
{
  struct doc_text wanted = hint->violation->path ? hint->violation->path->key : doc_text_of("");
  struct key_meaning meaning;
  struct buffer help = {0};
  const struct doc_node *member = first_member(hint->violation);
  while (member && !(has_meaning(hint, member, &meaning) && doc_text_equal(meaning.field, wanted)))
    member = member->next;
  if (!member)
    return true;
  key_put(&help, member->key);
  buffer_put_string(&help, " looks like it: write ");
  key_put(&help, wanted);
  buffer_put_char(&help, '.');
  hint->diagnostic->suggestion = (struct words){meaning.field.bytes, meaning.field.length};
  return set_help(hint, &help) && claim(hint, member, true);
}

/* --- the transport of an MCP server --- */

enum part { PART_COMMAND = 1, PART_TYPE = 2, PART_URL = 4 };

static unsigned part_of(struct doc_text field)
{
  static const struct {
    const char *field;
    enum part part;
  } parts[] = {{"command", PART_COMMAND},
               {"type", PART_TYPE},
               {"transport_type", PART_TYPE},
               {"url", PART_URL}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (doc_text_equal(field, doc_text_of(parts[i].field)))
      return parts[i].part;
  return 0;
}

/* What a server with a fault lacks, and what to do where no key tells more. */
static const struct {
  unsigned lacks; /* enum part */
  const char *help;
} transport_hints[FAULT_COUNT] = {
    [FAULT_TRANSPORT_NONE] = {PART_COMMAND | PART_TYPE | PART_URL,
                              "Give `command` for a program, or `type` (http or sse) and `url`."},
    [FAULT_TRANSPORT_BOTH] = {0, "Keep either `command`, or `type` and `url`."},
    [FAULT_TRANSPORT_COMMAND_BLANK] = {0, "Write the program to start."},
    [FAULT_TRANSPORT_TYPE_MISSING] = {PART_TYPE, "Add `type`: http or sse."},
    [FAULT_TRANSPORT_URL_MISSING] = {PART_URL, "Add the `url`; a program is given by `command` "
                                               "alone, without `type`."},
    [FAULT_TRANSPORT_URL_BLANK] = {0, "Write the URL of the server."},
};

/* "Write `url` for `serverUrl`" */
static void put_rename(struct buffer *out, const struct doc_node *member, unsigned part,
                       const struct key_meaning *meaning)
{
  static const char *const types[] = {
      [TRANSPORT_HTTP] = "`type: http`", [TRANSPORT_SSE] = "`type: sse`"};
  enum transport transport = TRANSPORT_UNKNOWN;
  if (part == PART_TYPE && member->type == DOC_STRING)
    transport = transport_from_word(member->text);
  buffer_put_string(out, out->length == 0 ? "Write " : " and ");
  if (transport == TRANSPORT_HTTP || transport == TRANSPORT_SSE)
    buffer_put_string(out, types[transport]);
  else
    key_put(out, meaning->field);
  buffer_put_string(out, part == PART_TYPE && !types[transport] ? ", http or sse, for " : " for ");
  key_put(out, member->key);
}

static bool hint_transport(const struct hint *hint)
{
  enum schema_fault fault = hint->violation->fault;
  struct key_meaning meaning;
  struct buffer help = {0};
  unsigned given = 0;
  bool good = true;
  hint->diagnostic->help = words_of(transport_hints[fault].help);
  if (fault == FAULT_TRANSPORT_BOTH)
    return relate(hint, doc_member(hint->violation->input, doc_text_of("command")),
                  "the other transport");
  const struct doc_node *member =
      transport_hints[fault].lacks ? first_member(hint->violation) : NULL;
  for (; good && member; member = member->next) {
    unsigned part = has_meaning(hint, member, &meaning) ? part_of(meaning.field) : 0;
    if (!(part & transport_hints[fault].lacks))
      continue;
    put_rename(&help, member, part, &meaning);
    if (given == 0)
      hint->diagnostic->suggestion = (struct words){meaning.field.bytes, meaning.field.length};
    good = claim(hint, member, given == 0);
    given |= part;
  }
  if (fault == FAULT_TRANSPORT_NONE && given == PART_URL)
    buffer_put_string(&help, ", and give `type`: http or sse");
  if (given)
    buffer_put_char(&help, '.');
  help.failed |= !good;
  return set_help(hint, &help);
}

/* --- a `type` that is none --- */

static const char *stdio_help(const struct doc_node *server)
{
  if (doc_member(server, doc_text_of("command")))
    return "Drop the key: `command` alone says stdio.";
  if (doc_member(server, doc_text_of("url")))
    return "Write http or sse: a server with a `url` is no program.";
  return "Drop the key and give `command`: that alone says stdio.";
}

/* The literal that the value is a misspelling of. */
static bool hint_nearest(const struct hint *hint)
{
  const struct schema_type *type = hint->violation->type;
  struct doc_text text = hint->violation->input->text, nearest = {NULL, 0};
  size_t least = SIZE_MAX;
  struct buffer help = {0};
  for (uint16_t i = 0; i < type->count; i++) {
    struct doc_text literal = hint->names.schemas->literals[type->first + i];
    size_t edits = suggest_edits(text.bytes, text.length, literal.bytes, literal.length);
    if (edits < least) {
      least = edits;
      nearest = literal;
    }
  }
  if (!nearest.bytes)
    return true;
  hint->diagnostic->suggestion = (struct words){nearest.bytes, nearest.length};
  buffer_put_string(&help, "Write ");
  buffer_put(&help, nearest.bytes, nearest.length);
  buffer_put_string(&help, ", which it looks like.");
  return set_help(hint, &help);
}

static bool hint_literal(const struct hint *hint)
{
  const struct doc_node *value = hint->violation->input, *server = NULL;
  const struct schema_path *path = hint->violation->path;
  if (value->type != DOC_STRING)
    return true;
  if (path && part_of(path->key) == PART_TYPE)
    server = path->object;
  enum transport transport = server ? transport_from_word(value->text) : TRANSPORT_UNKNOWN;
  if (transport == TRANSPORT_UNKNOWN)
    return hint_nearest(hint);
  const char *const helps[] = {
      [TRANSPORT_STDIO] = stdio_help(server),
      [TRANSPORT_HTTP] = "Write http: that is its name here.",
      [TRANSPORT_SSE] = "Write sse: that is its name here.",
  };
  hint->diagnostic->help = words_of(helps[transport]);
  return true;
}

/* --- a value of another type --- */

/* Where the rule's own line does not fit what stands there. */
static const struct {
  enum schema_fault fault;
  enum doc_type found;
  const char *help;
} type_hints[] = {
    {FAULT_STRING_TYPE, DOC_NULL, "Write a string; the empty one is \"\"."},
    {FAULT_STRING_TYPE, DOC_ARRAY, "Write one string here, not a list."},
    {FAULT_STRING_TYPE, DOC_OBJECT, "Write one string here, not a map."},
    {FAULT_BOOL_TYPE, DOC_NULL, "Write true or false, or leave the field out."},
    {FAULT_LIST_TYPE, DOC_NULL, "Write a list, or leave the field out; the empty one is []."},
    {FAULT_LIST_TYPE, DOC_OBJECT, "Write a list here, not a map."},
    {FAULT_DICT_TYPE, DOC_NULL, "Write a map, or leave the field out; the empty one is {}."},
    {FAULT_DICT_TYPE, DOC_ARRAY, "Write a map of names to values here, not a list."},
};

static void hint_type(const struct hint *hint)
{
  const struct violation *violation = hint->violation;
  for (size_t i = 0; i < sizeof type_hints / sizeof *type_hints; i++)
    if (type_hints[i].fault == violation->fault && type_hints[i].found == violation->input->type)
      hint->diagnostic->help = words_of(type_hints[i].help);
}

bool hint_add(struct judgement *judgement, const struct violation *violation,
              struct diagnostic *diagnostic)
{
  const struct hint hint = {judgement, violation, diagnostic, names_of(judgement->checker)};
  switch (violation->fault) {
  case FAULT_MISSING:
    return hint_missing(&hint);
  case FAULT_LITERAL:
    return hint_literal(&hint);
  default:
    if (transport_hints[violation->fault].help)
      return hint_transport(&hint);
    hint_type(&hint);
    return true;
  }
}
