#include "tools/json_schema.h"

#include "base/buffer.h"

enum { MAX_DEFINITIONS = 64 };

/* One document under way. */
struct translator {
  struct arena *arena;
  struct schema_error *error;
  const struct doc_node *schemas, *types; /* of the contract; no types: NULL */
  /* What was referred to, in that order; a cycle ends where the name is there already. */
  struct doc_text names[MAX_DEFINITIONS];
  struct doc_node *definitions;
  uint32_t name_count;
};

static bool translate_into(struct translator *translator, const struct doc_node *schema,
                           struct doc_node *out);

/* Records what is wrong; always false. */
static bool fail(struct translator *translator, struct span at, const char *reason)
{
  *translator->error = (struct schema_error){at, reason, {NULL, 0}};
  return false;
}

static const struct doc_node *member(const struct doc_node *object, const char *key)
{
  return doc_member(object, doc_text_of(key));
}

/* --- making nodes --- */

/* Items of an array have none: NULL. */
static struct doc_text key_of(const char *key)
{
  return key ? doc_text_of(key) : (struct doc_text){NULL, 0};
}

/* A node of TYPE under KEY; NULL, with the error set, when memory ends. */
static struct doc_node *new_node(struct translator *translator, enum doc_type type,
                                 struct doc_text key)
{
  struct doc_node *node = arena_alloc(translator->arena, sizeof *node);
  if (node)
    *node = (struct doc_node){.type = (uint8_t)type, .key = key};
  else
    fail(translator, (struct span){0, 0}, NULL);
  return node;
}

/* Puts NODE, which may be NULL, at the end of OBJECT, where its key must be new. */
static bool append(struct translator *translator, struct doc_node *object, struct doc_node *node)
{
  if (!node)
    return false;
  if (object->type == DOC_OBJECT && doc_member(object, node->key))
    return fail(translator, node->key_span, "a keyword of JSON Schema stands twice");
  node->next = NULL;
  doc_append(object, node);
  return true;
}

/* NODE itself, with all that is in it, under KEY. */
static bool append_copy(struct translator *translator, struct doc_node *object,
                        const struct doc_node *node, struct doc_text key)
{
  struct doc_node *copy = new_node(translator, DOC_NULL, key);
  if (!copy)
    return false;
  *copy = *node;
  copy->key = key;
  return append(translator, object, copy);
}

static bool append_string(struct translator *translator, struct doc_node *object, const char *key,
                          struct doc_text text)
{
  struct doc_node *node = new_node(translator, DOC_STRING, key_of(key));
  if (node)
    node->text = text;
  return append(translator, object, node);
}

/* A new object or array at the end of PARENT. */
static struct doc_node *append_new(struct translator *translator, struct doc_node *parent,
                                   enum doc_type type, const char *key)
{
  struct doc_node *node = new_node(translator, type, key_of(key));
  return append(translator, parent, node) ? node : NULL;
}

/* SCHEMA of the contract as JSON Schema under KEY; NULL with the error set. Recursion goes as deep
 * as the contract. */
static struct doc_node *translate(struct translator *translator, const struct doc_node *schema,
                                  struct doc_text key)
{
  struct doc_node *out = new_node(translator, DOC_OBJECT, key);
  return out && translate_into(translator, schema, out) ? out : NULL;
}

/* --- references --- */

/* Sees to it that NAME, whose schema is SOURCE, is defined. Types are JSON Schema already. */
static bool define(struct translator *translator, struct doc_text name,
                   const struct doc_node *source, bool is_type)
{
  for (uint32_t i = 0; i < translator->name_count; i++)
    if (doc_text_equal(translator->names[i], name))
      return true;
  if (translator->name_count == MAX_DEFINITIONS)
    return fail(translator, source->key_span, "too many schemas");
  translator->names[translator->name_count++] = name;
  if (is_type)
    return append_copy(translator, translator->definitions, source, name);
  struct doc_node *definition = new_node(translator, DOC_OBJECT, name);
  return append(translator, translator->definitions, definition) &&
         translate_into(translator, source, definition);
}

static bool append_reference(struct translator *translator, struct doc_node *out,
                             struct doc_text name)
{
  struct buffer path = {0};
  buffer_put_string(&path, "#/$defs/");
  buffer_put(&path, name.bytes, name.length);
  char *copy = path.failed ? NULL : arena_copy(translator->arena, path.bytes, path.length);
  struct doc_text text = {copy, (uint32_t)path.length};
  buffer_free(&path);
  if (!copy)
    return fail(translator, (struct span){0, 0}, NULL);
  return append_string(translator, out, "$ref", text);
}

/* --- keywords: each appends to OUT what MEMBER of a schema comes to --- */

static bool copy_keyword(struct translator *translator, const struct doc_node *keyword,
                         struct doc_node *out)
{
  return append_copy(translator, out, keyword, keyword->key);
}

static bool skip_keyword(struct translator *translator, const struct doc_node *keyword,
                         struct doc_node *out)
{
  (void)translator;
  (void)keyword;
  (void)out;
  return true;
}

static bool translate_reference(struct translator *translator, const struct doc_node *keyword,
                                struct doc_node *out)
{
  const uint32_t before = sizeof "#/components/schemas/" - 1; /* schema_compile takes no other */
  struct doc_text name = {keyword->text.bytes + before, keyword->text.length - before};
  return define(translator, name, doc_member(translator->schemas, name), false) &&
         append_reference(translator, out, name);
}

static bool translate_type(struct translator *translator, const struct doc_node *keyword,
                           struct doc_node *out)
{
  const struct doc_node *taken =
      translator->types ? doc_member(translator->types, keyword->text) : NULL;
  if (!taken)
    return copy_keyword(translator, keyword, out);
  return define(translator, keyword->text, taken, true) &&
         append_reference(translator, out, keyword->text);
}

static bool translate_schema(struct translator *translator, const struct doc_node *keyword,
                             struct doc_node *out)
{
  if (keyword->type != DOC_OBJECT)
    return copy_keyword(translator, keyword, out);
  return append(translator, out, translate(translator, keyword, keyword->key));
}

static bool translate_list(struct translator *translator, const struct doc_node *keyword,
                           struct doc_node *out)
{
  struct doc_node *list = new_node(translator, DOC_ARRAY, keyword->key);
  if (!append(translator, out, list))
    return false;
  for (const struct doc_node *s = keyword->count ? keyword->first : NULL; s; s = s->next)
    if (!append(translator, list, translate(translator, s, s->key)))
      return false;
  return true;
}

/* Under its alias a field has the same words, and `append_alias` says when it counts. */
static bool append_property(struct translator *translator, const struct doc_node *property,
                            struct doc_node *out)
{
  static const char *const words[] = {"title", "description"};
  const struct doc_node *alias = member(property, "x-alias");
  if (!append(translator, out, translate(translator, property, property->key)))
    return false;
  if (!alias)
    return true;
  struct doc_node *other = new_node(translator, DOC_OBJECT, alias->text);
  if (!append(translator, out, other))
    return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const struct doc_node *word = member(property, words[i]);
    if (word && !copy_keyword(translator, word, other))
      return false;
  }
  return true;
}

static bool translate_properties(struct translator *translator, const struct doc_node *keyword,
                                 struct doc_node *out)
{
  struct doc_node *properties = new_node(translator, DOC_OBJECT, keyword->key);
  if (!append(translator, out, properties))
    return false;
  for (const struct doc_node *p = keyword->count ? keyword->first : NULL; p; p = p->next)
    if (!append_property(translator, p, properties))
      return false;
  return true;
}

static bool add_keywords(struct translator *translator, const struct doc_node *keyword,
                         struct doc_node *out)
{
  if (keyword->type != DOC_OBJECT)
    return fail(translator, keyword->span, "x-json-schema must be a mapping");
  for (const struct doc_node *added = keyword->count ? keyword->first : NULL; added;
       added = added->next)
    if (!copy_keyword(translator, added, out))
      return false;
  return true;
}

static const struct {
  const char *name;
  bool (*translate)(struct translator *translator, const struct doc_node *keyword,
                    struct doc_node *out);
} keywords[] = {
    {"$ref", translate_reference},   {"type", translate_type},
    {"items", translate_schema},     {"additionalProperties", translate_schema},
    {"anyOf", translate_list},       {"properties", translate_properties},
    {"x-json-schema", add_keywords}, {"x-alias", skip_keyword},
    {"x-after", skip_keyword},
};

static bool translate_keyword(struct translator *translator, const struct doc_node *keyword,
                              struct doc_node *out)
{
  for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
    if (doc_text_equal(keyword->key, doc_text_of(keywords[i].name)))
      return keywords[i].translate(translator, keyword, out);
  return copy_keyword(translator, keyword, out);
}

/* --- schemas --- */

/* {"if": {"required": [NAME]}, "else": {"properties": {ALIAS: the field's schema}}} */
static bool append_alias(struct translator *translator, const struct doc_node *property,
                         struct doc_node *conditions)
{
  const struct doc_text alias = member(property, "x-alias")->text;
  struct doc_node *condition = append_new(translator, conditions, DOC_OBJECT, NULL);
  struct doc_node *test = condition ? append_new(translator, condition, DOC_OBJECT, "if") : NULL;
  struct doc_node *names = test ? append_new(translator, test, DOC_ARRAY, "required") : NULL;
  if (!names || !append_string(translator, names, NULL, property->key))
    return false;
  struct doc_node *otherwise = append_new(translator, condition, DOC_OBJECT, "else");
  struct doc_node *properties =
      otherwise ? append_new(translator, otherwise, DOC_OBJECT, "properties") : NULL;
  return properties && append(translator, properties, translate(translator, property, alias));
}

static bool append_aliases(struct translator *translator, const struct doc_node *properties,
                           struct doc_node *out)
{
  struct doc_node *conditions = NULL;
  for (const struct doc_node *p = properties->count ? properties->first : NULL; p; p = p->next) {
    if (!member(p, "x-alias"))
      continue;
    if (!conditions)
      conditions = append_new(translator, out, DOC_ARRAY, "allOf");
    if (!conditions || !append_alias(translator, p, conditions))
      return false;
  }
  return true;
}

static bool translate_into(struct translator *translator, const struct doc_node *schema,
                           struct doc_node *out)
{
  for (const struct doc_node *k = schema->count ? schema->first : NULL; k; k = k->next)
    if (!translate_keyword(translator, k, out))
      return false;
  const struct doc_node *properties = member(schema, "properties");
  return !properties || append_aliases(translator, properties, out);
}

const struct doc_node *json_schema_make(const struct doc_node *root, const struct doc_node *schema,
                                        struct arena *arena, struct schema_error *error)
{
  const struct doc_node *components = member(root, "components");
  struct translator translator = {.arena = arena,
                                  .error = error,
                                  .schemas = member(components, "schemas"),
                                  .types = member(components, "x-types")};
  struct doc_node *document = new_node(&translator, DOC_OBJECT, schema->key);
  translator.definitions = new_node(&translator, DOC_OBJECT, doc_text_of("$defs"));
  if (!document || !translator.definitions ||
      !append_string(&translator, document, "$schema",
                     doc_text_of("https://json-schema.org/draft/2020-12/schema")) ||
      !translate_into(&translator, schema, document))
    return NULL;
  if (translator.definitions->count > 0)
    doc_append(document, translator.definitions);
  return document;
}
