#include "lint/key_spelling.h"

#include "base/suggest.h"
#include "lint/message.h"

static const struct doc_text no_text = {NULL, 0};

const struct schema_type *key_model(const struct schema_program *schemas, uint16_t index)
{
  const struct schema_type *type = schema_resolve(schemas, index);
  return type->kind == SCHEMA_MODEL ? type : NULL;
}

/* --- what the options say --- */

static const struct doc_node *option(const struct key_names *names, const char *name)
{
  return names->options ? doc_member(names->options, doc_text_of(name)) : NULL;
}

/* `x-*` stands for all that begins with x-. */
static bool matches(struct doc_text pattern, struct doc_text key)
{
  uint32_t stem = pattern.length;
  if (stem == 0 || pattern.bytes[stem - 1] != '*')
    return doc_text_equal(pattern, key);
  stem--;
  return key.length >= stem && memcmp(pattern.bytes, key.bytes, stem) == 0;
}

bool key_is_allowed(const struct key_names *names, struct doc_text key)
{
  const struct doc_node *allow = option(names, "allow");
  if (allow && allow->count > 0)
    for (const struct doc_node *item = allow->first; item; item = item->next)
      if (matches(item->text, key))
        return true;
  return false;
}

static struct doc_text model_name(const struct schema_program *schemas,
                                  const struct schema_type *model)
{
  for (uint16_t i = 0; i < schemas->entry_count; i++)
    if (schema_resolve(schemas, schemas->entries[i].type) == model)
      return schemas->entries[i].name;
  return no_text;
}

/* What the option NAME has for KEY in an object of MODEL; NULL where it has nothing. */
static const struct doc_node *entry(const struct key_names *names, const char *name,
                                    const struct schema_type *model, struct doc_text key)
{
  const struct doc_node *models = option(names, name);
  const struct doc_node *keys =
      models ? doc_member(models, model_name(names->schemas, model)) : NULL;
  return keys ? doc_member(keys, key) : NULL;
}

static bool same_scalar(const struct doc_node *a, const struct doc_node *b)
{
  return a->type == b->type && (a->type != DOC_STRING || doc_text_equal(a->text, b->text));
}

/* A value that says no more than leaving the key out would: nothing, or what ENTRY says, or what
 * FIELD, which may be NULL, says too. */
static bool is_harmless(const struct doc_node *entry, const struct doc_node *field,
                        const struct doc_node *value)
{
  const struct doc_node *harmless = doc_member(entry, doc_text_of("harmless"));
  if (doc_is_container(value))
    return value->count == 0;
  if (value->type == DOC_NULL || (value->type == DOC_STRING && value->text.length == 0))
    return true;
  if (field && field->type == DOC_STRING && same_scalar(field, value))
    return true;
  return harmless ? same_scalar(harmless, value) : value->type == DOC_FALSE;
}

static struct doc_text field_of(const struct doc_node *entry)
{
  const struct doc_node *field =
      entry->type == DOC_OBJECT ? doc_member(entry, doc_text_of("field")) : entry;
  return field && field->type == DOC_STRING ? field->text : no_text;
}

/* Whether VALUE can be the part of an entry that its key says. */
static bool check_part(const struct doc_node *value, struct rule_error *error)
{
  static const struct {
    const char *name;
    unsigned types; /* 1 << enum doc_type */
    const char *reason;
  } parts[] = {
      {"field", 1U << DOC_STRING, "must be the name of a field"},
      {"harmless", 1U << DOC_STRING | 1U << DOC_TRUE, "must be a string or true"},
      {"dispensable", 1U << DOC_TRUE, "can only be true"},
  };
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (doc_text_equal(value->key, doc_text_of(parts[i].name)))
      return (parts[i].types >> value->type & 1) ||
             rule_error_set(error, value->span, parts[i].reason);
  return rule_error_set(error, value->key_span, "is none of field, harmless and dispensable");
}

static bool check_entry(const struct doc_node *value, struct rule_error *error)
{
  if (value->type == DOC_NULL || value->type == DOC_STRING)
    return true;
  if (value->type != DOC_OBJECT)
    return rule_error_set(error, value->span,
                          "must be the name of a field, null, or a map of field, harmless and "
                          "dispensable");
  for (const struct doc_node *part = value->count ? value->first : NULL; part; part = part->next)
    if (!check_part(part, error))
      return false;
  return true;
}

static bool check_keys(const struct doc_node *keys, struct rule_error *error)
{
  if (keys->type != DOC_OBJECT)
    return rule_error_set(error, keys->span, "must map keys to what they are called here");
  for (const struct doc_node *key = keys->count ? keys->first : NULL; key; key = key->next)
    if (!check_entry(key, error))
      return false;
  return true;
}

bool key_check_names(const struct doc_node *value, struct rule_error *error)
{
  for (const struct doc_node *keys = value->count ? value->first : NULL; keys; keys = keys->next)
    if (!check_keys(keys, error))
      return false;
  return true;
}

/* --- spelling --- */

static char lower(char c)
{
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool is_joint(char c)
{
  return c == '_' || c == '-' || c == ' ';
}

/* workerQueueId, worker-queue-id and Worker_Queue_ID are the same words. */
static bool same_words(struct doc_text a, struct doc_text b)
{
  uint32_t i = 0, j = 0;
  for (;; i++, j++) {
    while (i < a.length && is_joint(a.bytes[i]))
      i++;
    while (j < b.length && is_joint(b.bytes[j]))
      j++;
    if (i == a.length || j == b.length)
      return i == a.length && j == b.length;
    if (lower(a.bytes[i]) != lower(b.bytes[j]))
      return false;
  }
}

/* The name of MODEL's field that is written in the same words as KEY; no bytes where none is. */
static struct doc_text field_in_same_words(const struct schema_program *schemas,
                                           const struct schema_type *model, struct doc_text key)
{
  const struct schema_field *fields = schemas->fields + model->first;
  for (uint16_t i = 0; i < model->count; i++) {
    if (fields[i].alias.bytes && same_words(fields[i].alias, key))
      return fields[i].alias;
    if (same_words(fields[i].name, key))
      return fields[i].name;
  }
  return no_text;
}

/* Takes NAME for the nearest so far if it is. */
static void consider(struct doc_text name, struct doc_text key, struct doc_text *nearest,
                     size_t *least)
{
  size_t edits = suggest_edits(key.bytes, key.length, name.bytes, name.length);
  if (edits < *least) {
    *nearest = name;
    *least = edits;
  }
}

static struct doc_text nearest_field(const struct schema_program *schemas,
                                     const struct schema_type *model, struct doc_text key)
{
  const struct schema_field *fields = schemas->fields + model->first;
  struct doc_text nearest = no_text;
  size_t least = SIZE_MAX;
  for (uint16_t i = 0; i < model->count; i++) {
    consider(fields[i].name, key, &nearest, &least);
    if (fields[i].alias.bytes)
      consider(fields[i].alias, key, &nearest, &least);
  }
  return nearest;
}

/* --- other objects --- */

/* Looks in types[INDEX] and below, the way to which is MEANING's. Recursion ends with the way. */
static bool find_home(const struct key_names *names, uint16_t index, struct doc_text key,
                      struct key_meaning *meaning)
{
  const struct schema_type *type = schema_resolve(names->schemas, index);
  bool is_model = type->kind == SCHEMA_MODEL;
  if (is_model) {
    meaning->field = field_in_same_words(names->schemas, type, key);
    if (meaning->field.bytes)
      return true;
  }
  if (meaning->way_count == KEY_MAX_WAY)
    return false;
  struct doc_text *step = &meaning->way[meaning->way_count++];
  *step = no_text;
  if (type->kind == SCHEMA_LIST || type->kind == SCHEMA_DICT)
    if (find_home(names, type->item, key, meaning))
      return true;
  for (uint16_t i = 0; is_model && i < type->count; i++) {
    const struct schema_field *field = &names->schemas->fields[type->first + i];
    *step = field->name;
    if (find_home(names, field->type, key, meaning))
      return true;
  }
  meaning->way_count--;
  return false;
}

struct key_meaning key_meaning_of(const struct key_names *names, const struct schema_type *model,
                                  const struct doc_node *object, const struct doc_node *member)
{
  struct key_meaning meaning = {.kind = KEY_FOREIGN};
  const struct doc_node *known = entry(names, "foreign", model, member->key);
  if (known) {
    meaning.field = field_of(known);
    const struct doc_node *field = meaning.field.bytes ? doc_member(object, meaning.field) : NULL;
    meaning.is_harmless = is_harmless(known, field, member);
    meaning.is_dispensable = doc_member(known, doc_text_of("dispensable")) != NULL;
    return meaning;
  }
  meaning.kind = KEY_SYNONYM;
  known = entry(names, "synonyms", model, member->key);
  if (known) {
    meaning.field = field_of(known);
    return meaning;
  }
  meaning.kind = KEY_MISSPELT;
  meaning.field = field_in_same_words(names->schemas, model, member->key);
  if (meaning.field.bytes)
    return meaning;
  meaning.kind = KEY_MISPLACED;
  if (find_home(names, names->root, member->key, &meaning))
    return meaning;
  meaning.field = nearest_field(names->schemas, model, member->key);
  meaning.kind = meaning.field.bytes ? KEY_MISSPELT : KEY_UNKNOWN;
  return meaning;
}

/* --- words --- */

void key_put(struct buffer *out, struct doc_text key)
{
  buffer_put_char(out, '`');
  lint_put_text(out, key);
  buffer_put_char(out, '`');
}

void key_put_way(struct buffer *out, const struct doc_text *way, uint32_t count)
{
  buffer_put_char(out, '`');
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0)
      buffer_put_char(out, '.');
    if (way[i].bytes)
      buffer_put(out, way[i].bytes, way[i].length);
    else
      buffer_put_string(out, "<name>");
  }
  buffer_put_char(out, '`');
}
