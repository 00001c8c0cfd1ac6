/* Two passes over components.schemas: first every component gets its type's index, so that a $ref
 * is an index from the start and cycles cost nothing; then each is compiled into its place. */
#include "schema/schema.h"

#include "base/buffer.h"

enum { MAX_TYPES = UINT16_MAX };

struct compiler {
  struct arena *arena;
  struct schema_error *error;
  const struct doc_node *components;
  struct schema_entry *entries;
  struct schema_type *types;
  struct schema_field *fields;
  struct doc_text *literals;
  uint16_t *branches;
  uint32_t entry_count, type_count, field_count, literal_count, branch_count;
};

static bool compile_type(struct compiler *compiler, const struct doc_node *schema, uint16_t into);

/* Records what is wrong; always false. */
static bool fail(struct compiler *compiler, const struct doc_node *at, const char *reason)
{
  *compiler->error = (struct schema_error){at->span, reason, {NULL, 0}};
  return false;
}

static bool fail_word(struct compiler *compiler, struct span at, const char *reason,
                      struct doc_text word)
{
  *compiler->error = (struct schema_error){at, reason, word};
  return false;
}

static bool no_memory(struct compiler *compiler)
{
  *compiler->error = (struct schema_error){.reason = NULL};
  return false;
}

static const struct doc_node *member(const struct doc_node *object, const char *key)
{
  return doc_member(object, doc_text_of(key));
}

static bool text_is(struct doc_text text, const char *string)
{
  return doc_text_equal(text, doc_text_of(string));
}

/* --- the keys we know --- */

static bool check_keys(struct compiler *compiler, const struct doc_node *schema)
{
  static const char *const known[] = {
      "type",    "properties", "required",      "additionalProperties", "items",   "enum",
      "anyOf",   "$ref",       "title",         "description",          "default", "examples",
      "x-alias", "x-after",    "x-json-schema",
  };
  if (schema->type != DOC_OBJECT)
    return fail(compiler, schema, "a schema must be a mapping");
  for (const struct doc_node *key = schema->count ? schema->first : NULL; key; key = key->next) {
    size_t i = 0;
    while (i < sizeof known / sizeof *known && !text_is(key->key, known[i]))
      i++;
    if (i == sizeof known / sizeof *known)
      return fail_word(compiler, key->key_span, "unsupported schema key", key->key);
  }
  return true;
}

/* --- parts --- */

/* The index of a type not compiled yet; room was made for all by schema_compile. */
static uint16_t new_type(struct compiler *compiler)
{
  return (uint16_t)compiler->type_count++;
}

static bool compile_inner(struct compiler *compiler, const struct doc_node *schema, uint16_t *index)
{
  *index = new_type(compiler);
  return compile_type(compiler, schema, *index);
}

static bool compile_reference(struct compiler *compiler, const struct doc_node *reference,
                              struct schema_type *type)
{
  static const char prefix[] = "#/components/schemas/";
  const uint32_t length = sizeof prefix - 1;
  struct doc_text target = reference->text;
  if (reference->type == DOC_STRING && target.length > length &&
      memcmp(target.bytes, prefix, length) == 0) {
    struct doc_text name = {target.bytes + length, target.length - length};
    for (uint32_t i = 0; i < compiler->entry_count; i++)
      if (doc_text_equal(compiler->entries[i].name, name)) {
        type->kind = SCHEMA_ALIAS;
        type->item = compiler->entries[i].type;
        return true;
      }
  }
  return fail(compiler, reference, "$ref must name a component: #/components/schemas/NAME");
}

static char *copy_string(struct compiler *compiler, struct buffer *words)
{
  buffer_put_char(words, '\0');
  char *copy = words->failed ? NULL : arena_copy(compiler->arena, words->bytes, words->length);
  if (!copy)
    no_memory(compiler);
  return copy;
}

/* pydantic's "'a', 'b' or 'c'". */
static bool name_literal(struct compiler *compiler, struct schema_type *type)
{
  struct buffer words = {0};
  for (uint16_t i = 0; i < type->count; i++) {
    struct doc_text value = compiler->literals[type->first + i];
    buffer_put_string(&words, i == 0 ? "'" : i + 1 == type->count ? " or '" : ", '");
    buffer_put(&words, value.bytes, value.length);
    buffer_put_char(&words, '\'');
  }
  type->name = copy_string(compiler, &words);
  buffer_clear(&words);
  if (type->name)
    buffer_printf(&words, "Input should be %s", type->name);
  type->message = copy_string(compiler, &words);
  buffer_free(&words);
  return type->name && type->message;
}

static bool compile_enum(struct compiler *compiler, const struct doc_node *values,
                         struct schema_type *type)
{
  if (values->type != DOC_ARRAY || values->count == 0)
    return fail(compiler, values, "enum must be a list of strings");
  type->kind = SCHEMA_LITERAL;
  type->first = (uint16_t)compiler->literal_count;
  type->count = (uint16_t)values->count;
  for (const struct doc_node *value = values->first; value; value = value->next) {
    if (value->type != DOC_STRING)
      return fail(compiler, value, "enum must be a list of strings");
    compiler->literals[compiler->literal_count++] = value->text;
  }
  return name_literal(compiler, type);
}

static bool is_required(const struct doc_node *required, struct doc_text name)
{
  if (required && required->type == DOC_ARRAY && required->count > 0)
    for (const struct doc_node *item = required->first; item; item = item->next)
      if (item->type == DOC_STRING && doc_text_equal(item->text, name))
        return true;
  return false;
}

/* Every name of `required` must be a property, else a misspelt one would be asked of nobody. */
static bool check_required(struct compiler *compiler, const struct doc_node *required,
                           const struct doc_node *properties)
{
  if (!required)
    return true;
  if (required->type != DOC_ARRAY)
    return fail(compiler, required, "required must be a list of property names");
  for (const struct doc_node *item = required->count ? required->first : NULL; item;
       item = item->next)
    if (item->type != DOC_STRING || !doc_member(properties, item->text))
      return fail(compiler, item, "required names a property that is not there");
  return true;
}

static bool compile_field(struct compiler *compiler, const struct doc_node *property,
                          const struct doc_node *required, struct schema_field *field)
{
  *field = (struct schema_field){.name = property->key,
                                 .required = is_required(required, property->key)};
  const struct doc_node *alias = member(property, "x-alias");
  if (alias && alias->type != DOC_STRING)
    return fail(compiler, alias, "x-alias must be a string");
  if (alias)
    field->alias = alias->text;
  return compile_inner(compiler, property, &field->type);
}

static bool compile_after(struct compiler *compiler, const struct doc_node *schema,
                          struct schema_type *type)
{
  const struct doc_node *after = member(schema, "x-after");
  if (!after)
    return true;
  if (after->type != DOC_STRING || !text_is(after->text, "mcp-transport"))
    return fail(compiler, after, "x-after must be mcp-transport");
  type->after = AFTER_MCP_TRANSPORT;
  return true;
}

/* The fields of a model stand together: their places are taken before any of them is compiled. */
static bool compile_model(struct compiler *compiler, const struct doc_node *schema,
                          const struct doc_node *properties, uint16_t into)
{
  const struct doc_node *required = member(schema, "required");
  if (properties->type != DOC_OBJECT)
    return fail(compiler, properties, "properties must be a mapping");
  if (properties->flags & DOC_KEYS_REPEATED)
    return fail(compiler, properties, "a property stands twice");
  struct schema_type type = {
      .kind = SCHEMA_MODEL,
      .first = (uint16_t)compiler->field_count,
      .count = (uint16_t)properties->count,
  };
  compiler->field_count += properties->count;
  if (!check_required(compiler, required, properties) || !compile_after(compiler, schema, &type))
    return false;
  compiler->types[into] = type;
  struct schema_field *field = compiler->fields + type.first;
  for (const struct doc_node *p = properties->count ? properties->first : NULL; p; p = p->next)
    if (!compile_field(compiler, p, required, field++))
      return false;
  return true;
}

static bool compile_object(struct compiler *compiler, const struct doc_node *schema, uint16_t into)
{
  const struct doc_node *properties = member(schema, "properties");
  if (properties)
    return compile_model(compiler, schema, properties, into);
  struct schema_type type = {.kind = SCHEMA_DICT};
  const struct doc_node *values = member(schema, "additionalProperties");
  if (values && values->type == DOC_FALSE)
    return fail(compiler, values, "additionalProperties: false is not supported");
  if (!values || values->type == DOC_TRUE) {
    type.item = new_type(compiler);
    compiler->types[type.item] = (struct schema_type){.kind = SCHEMA_ANY};
  } else if (!compile_inner(compiler, values, &type.item))
    return false;
  compiler->types[into] = type;
  return true;
}

static bool compile_array(struct compiler *compiler, const struct doc_node *schema, uint16_t into)
{
  struct schema_type type = {.kind = SCHEMA_LIST};
  const struct doc_node *items = member(schema, "items");
  if (!items)
    return fail(compiler, schema, "an array needs items");
  if (!compile_inner(compiler, items, &type.item))
    return false;
  compiler->types[into] = type;
  return true;
}

/* --- anyOf --- */

static bool is_null_schema(const struct doc_node *schema)
{
  const struct doc_node *type = schema->type == DOC_OBJECT ? member(schema, "type") : NULL;
  return type && type->type == DOC_STRING && text_is(type->text, "null");
}

static bool is_scalar_kind(enum schema_kind kind)
{
  return kind == SCHEMA_STRING || kind == SCHEMA_BOOLEAN || kind == SCHEMA_INTEGER;
}

static bool compile_branches(struct compiler *compiler, const struct doc_node *branches,
                             struct schema_type *type)
{
  for (const struct doc_node *branch = branches->first; branch; branch = branch->next) {
    if (is_null_schema(branch))
      continue;
    uint16_t *place = &compiler->branches[compiler->branch_count++];
    if (!compile_inner(compiler, branch, place))
      return false;
    if (!is_scalar_kind(compiler->types[*place].kind))
      return fail(compiler, branch, "anyOf takes one schema and null, or only scalars");
    type->count++;
  }
  return true;
}

static bool compile_any_of(struct compiler *compiler, const struct doc_node *branches,
                           uint16_t into)
{
  if (branches->type != DOC_ARRAY || branches->count == 0)
    return fail(compiler, branches, "anyOf must be a list of schemas");
  uint32_t others = 0;
  const struct doc_node *only = NULL;
  for (const struct doc_node *branch = branches->first; branch; branch = branch->next)
    if (!is_null_schema(branch)) {
      others++;
      only = branch;
    }
  bool nullable = others < branches->count;
  if (others == 0)
    return fail(compiler, branches, "anyOf needs a schema beside null");
  if (others == 1 && !nullable)
    return compile_type(compiler, only, into);
  uint16_t inner = nullable ? new_type(compiler) : into;
  if (nullable)
    compiler->types[into] = (struct schema_type){.kind = SCHEMA_NULLABLE, .item = inner};
  if (others == 1)
    return compile_type(compiler, only, inner);
  struct schema_type type = {.kind = SCHEMA_UNION, .first = (uint16_t)compiler->branch_count};
  if (!compile_branches(compiler, branches, &type))
    return false;
  compiler->types[inner] = type;
  return true;
}

/* --- one schema --- */

static const struct {
  const char *word;
  struct schema_type type;
} scalars[] = {
    {"string", {.kind = SCHEMA_STRING, .name = "str"}},
    {"boolean", {.kind = SCHEMA_BOOLEAN, .name = "bool"}},
    {"integer", {.kind = SCHEMA_INTEGER, .name = "int"}},
};

static bool compile_named_type(struct compiler *compiler, const struct doc_node *schema,
                               uint16_t into)
{
  const struct doc_node *type = member(schema, "type");
  if (!type) {
    compiler->types[into] = (struct schema_type){.kind = SCHEMA_ANY};
    return true;
  }
  if (type->type != DOC_STRING)
    return fail(compiler, type, "type must be one word");
  if (text_is(type->text, "object"))
    return compile_object(compiler, schema, into);
  if (text_is(type->text, "array"))
    return compile_array(compiler, schema, into);
  for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++)
    if (text_is(type->text, scalars[i].word)) {
      compiler->types[into] = scalars[i].type;
      return true;
    }
  return fail_word(compiler, type->span, "unsupported type", type->text);
}

static bool compile_type(struct compiler *compiler, const struct doc_node *schema, uint16_t into)
{
  if (!check_keys(compiler, schema))
    return false;
  const struct doc_node *part;
  if ((part = member(schema, "$ref")))
    return compile_reference(compiler, part, &compiler->types[into]);
  if ((part = member(schema, "anyOf")))
    return compile_any_of(compiler, part, into);
  if ((part = member(schema, "enum")))
    return compile_enum(compiler, part, &compiler->types[into]);
  return compile_named_type(compiler, schema, into);
}

/* --- the document --- */

/* The nodes in VALUE, which bounds what is made of them: at most two types, one field, one literal
 * and one branch a node. Recursion is bounded by the reader's depth limit. */
static uint32_t count_nodes(const struct doc_node *value)
{
  uint32_t count = 1;
  if (doc_is_container(value) && value->count > 0)
    for (const struct doc_node *inner = value->first; inner; inner = inner->next)
      count += count_nodes(inner);
  return count;
}

static bool allocate(struct compiler *compiler, uint32_t nodes)
{
  compiler->entries = arena_alloc(compiler->arena, nodes * sizeof *compiler->entries);
  compiler->types = arena_alloc(compiler->arena, 2 * nodes * sizeof *compiler->types);
  compiler->fields = arena_alloc(compiler->arena, nodes * sizeof *compiler->fields);
  compiler->literals = arena_alloc(compiler->arena, nodes * sizeof *compiler->literals);
  compiler->branches = arena_alloc(compiler->arena, nodes * sizeof *compiler->branches);
  if (!compiler->entries || !compiler->types || !compiler->fields || !compiler->literals ||
      !compiler->branches)
    return no_memory(compiler);
  memset(compiler->types, 0, 2 * nodes * sizeof *compiler->types);
  return true;
}

/* A component that leads back to itself by nothing but $ref and anyOf would never take a value. */
static bool check_cycles(struct compiler *compiler)
{
  for (uint32_t i = 0; i < compiler->entry_count; i++) {
    const struct schema_type *type = &compiler->types[compiler->entries[i].type];
    for (uint32_t steps = 0; type->kind == SCHEMA_ALIAS || type->kind == SCHEMA_NULLABLE; steps++) {
      if (steps > compiler->type_count)
        return fail_word(compiler, compiler->components->span, "a schema is nothing but itself",
                         compiler->entries[i].name);
      type = &compiler->types[type->item];
    }
  }
  return true;
}

static bool compile_components(struct compiler *compiler)
{
  const struct doc_node *components = compiler->components;
  for (const struct doc_node *c = components->first; c; c = c->next)
    compiler->entries[compiler->entry_count++] = (struct schema_entry){c->key, new_type(compiler)};
  uint16_t into = 0;
  for (const struct doc_node *c = components->first; c; c = c->next)
    if (!compile_type(compiler, c, into++))
      return false;
  return check_cycles(compiler);
}

bool schema_compile(const struct doc_node *root, struct arena *arena,
                    struct schema_program *program, struct schema_error *error)
{
  struct compiler compiler = {.arena = arena, .error = error};
  const struct doc_node *components = member(root, "components");
  const struct doc_node *schemas = components ? member(components, "schemas") : NULL;
  if (!schemas || schemas->type != DOC_OBJECT || schemas->count == 0)
    return fail(&compiler, schemas ? schemas : root, "components.schemas must hold the schemas");
  if (schemas->flags & DOC_KEYS_REPEATED)
    return fail(&compiler, schemas, "a schema stands twice");
  compiler.components = schemas;
  uint32_t nodes = count_nodes(schemas);
  if (nodes > MAX_TYPES / 2)
    return fail(&compiler, schemas, "too many schemas");
  if (!allocate(&compiler, nodes) || !compile_components(&compiler))
    return false;
  *program = (struct schema_program){
      .entries = compiler.entries,
      .types = compiler.types,
      .fields = compiler.fields,
      .literals = compiler.literals,
      .branches = compiler.branches,
      .entry_count = (uint16_t)compiler.entry_count,
      .type_count = (uint16_t)compiler.type_count,
      .field_count = (uint16_t)compiler.field_count,
      .literal_count = (uint16_t)compiler.literal_count,
      .branch_count = (uint16_t)compiler.branch_count,
  };
  return true;
}
