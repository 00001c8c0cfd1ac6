#include "lint/rule_load.h"

#include "lint/function.h"

/* What people read must not steer their terminals: C0 but for ends of lines, DEL and C1. */
static bool has_control(struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.bytes[i];
    bool is_c1 = byte == 0xC2 && i + 1 < text.length && (unsigned char)text.bytes[i + 1] < 0xA0;
    if ((byte < ' ' && byte != '\n') || byte == 0x7F || is_c1)
      return true;
  }
  return false;
}

bool rule_string(struct rule_loader *loader, const struct doc_node *value, const char **into)
{
  if (value->type != DOC_STRING)
    return rule_fail(loader, value->span, "must be a string");
  struct doc_text text = value->text;
  while (text.length > 0 && text.bytes[text.length - 1] == '\n')
    text.length--;
  if (has_control(text))
    return rule_fail(loader, value->span, "must not hold control characters");
  char *copy = arena_alloc(loader->arena, (size_t)text.length + 1);
  if (!copy)
    return rule_fail(loader, value->span, NULL);
  memcpy(copy, text.bytes, text.length);
  copy[text.length] = '\0';
  *into = copy;
  return true;
}

/* --- keys --- */

bool rule_check_id(struct rule_loader *loader, struct doc_text id, struct span at)
{
  return category_from_word(id.bytes, id.length) == CATEGORY_COUNT ||
         rule_fail(loader, at, "the id of a rule cannot be the name of a category");
}

/* Lower case with hyphens, since it names a file, an option and an enumerator. */
static bool load_id(struct rule_loader *loader, const struct doc_node *value)
{
  if (!rule_string(loader, value, &loader->rule->id))
    return false;
  const char *id = loader->rule->id;
  bool good =
      *id >= 'a' && *id <= 'z' && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
  if (!good)
    return rule_fail(loader, value->span, "an id is made of a-z, 0-9 and hyphens");
  return rule_check_id(loader, value->text, value->span);
}

static bool load_type(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->type);
}

static bool load_summary(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->summary);
}

static bool load_why(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->why);
}

static bool load_help(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->help);
}

static bool load_message(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->lint->message);
}

static bool load_category(struct rule_loader *loader, const struct doc_node *value)
{
  enum category category = CATEGORY_COUNT;
  if (value->type == DOC_STRING)
    category = category_from_word(value->text.bytes, value->text.length);
  loader->rule->category = category;
  return category < CATEGORY_COUNT ||
         rule_fail(loader, value->span, "must be server, runtime, security, yaml or org");
}

static bool load_severity(struct rule_loader *loader, const struct doc_node *value)
{
  enum severity severity = SEVERITY_COUNT;
  if (value->type == DOC_STRING)
    severity = severity_from_word(value->text.bytes, value->text.length);
  loader->rule->severity = severity;
  return severity < SEVERITY_COUNT ||
         rule_fail(loader, value->span, "must be error, warning or info");
}

static bool load_tag(struct rule_loader *loader, const struct doc_node *value)
{
  enum rule_tag tag = TAG_COUNT;
  if (value->type == DOC_STRING)
    tag = tag_from_word(value->text.bytes, value->text.length);
  loader->rule->tag = tag;
  return tag < TAG_COUNT ||
         rule_fail(loader, value->span, "must be none, unnecessary or deprecated");
}

/* The HTTP status, where it is not 422. */
static bool load_status(struct rule_loader *loader, const struct doc_node *value)
{
  if (value->type != DOC_INTEGER || !doc_text_equal(value->text, doc_text_of("400")))
    return rule_fail(loader, value->span, "must be 400");
  loader->rule->bad_request = true;
  return true;
}

static bool load_gives_way(struct rule_loader *loader, const struct doc_node *value)
{
  loader->rule->gives_way = value->type == DOC_TRUE;
  return loader->rule->gives_way || rule_fail(loader, value->span, "must be true");
}

/* A list of addresses, kept as lines. */
static bool load_see(struct rule_loader *loader, const struct doc_node *value)
{
  char *lines = arena_alloc(loader->arena, (size_t)value->span.length + value->count + 1);
  uint32_t length = 0;
  if (!lines)
    return rule_fail(loader, value->span, NULL);
  if (value->type != DOC_ARRAY || value->count == 0)
    return rule_fail(loader, value->span, "must be a list of addresses");
  for (const struct doc_node *item = value->first; item; item = item->next) {
    if (item->type != DOC_STRING || item->text.length > item->span.length)
      return rule_fail(loader, item->span, "must be an address");
    memcpy(lines + length, item->text.bytes, item->text.length);
    length += item->text.length;
    lines[length++] = item->next ? '\n' : '\0';
  }
  loader->rule->see = lines;
  return true;
}

/* --- examples --- */

static bool load_example(struct rule_loader *loader, const struct doc_node *value,
                         struct rule_example *example)
{
  static const char *const keys[] = {"text", "schema"};
  if (value->type != DOC_OBJECT)
    return rule_string(loader, value, &example->text);
  const struct doc_node *text = doc_member(value, doc_text_of("text"));
  const struct doc_node *schema = doc_member(value, doc_text_of("schema"));
  for (const struct doc_node *m = value->count ? value->first : NULL; m; m = m->next)
    if (m != text && m != schema)
      return rule_fail_key(loader, m, "unknown key of an example", keys, 2);
  if (!text)
    return rule_fail(loader, value->span, "an example needs a text");
  return rule_string(loader, text, &example->text) &&
         (!schema || rule_string(loader, schema, &example->schema));
}

static bool load_examples(struct rule_loader *loader, const struct doc_node *value)
{
  static const char *const kinds[] = {"bad", "good"};
  const struct doc_node *lists[] = {doc_member(value, doc_text_of("bad")),
                                    doc_member(value, doc_text_of("good"))};
  if (value->type != DOC_OBJECT)
    return rule_fail(loader, value->span,
                     "must be a mapping of good and bad to lists of documents");
  uint32_t count = 0;
  for (const struct doc_node *m = value->count ? value->first : NULL; m; m = m->next) {
    if (m != lists[0] && m != lists[1])
      return rule_fail_key(loader, m, "unknown key", kinds, 2);
    if (m->type != DOC_ARRAY)
      return rule_fail(loader, m->span, "must be a list of documents");
    count += m->count;
  }
  struct rule_example *examples = arena_alloc(loader->arena, count * sizeof *examples);
  if (!examples)
    return rule_fail(loader, value->span, NULL);
  loader->rule->examples = examples;
  loader->rule->example_count = (uint16_t)count;
  for (int good = 0; good < 2; good++)
    for (const struct doc_node *item = lists[good] && lists[good]->count ? lists[good]->first
                                                                         : NULL;
         item; item = item->next) {
      *examples = (struct rule_example){.is_good = good != 0, .at = item->span};
      if (!load_example(loader, item, examples++))
        return false;
    }
  return true;
}

/* --- the whole --- */

static const struct {
  const char *name;
  bool (*load)(struct rule_loader *loader, const struct doc_node *value);
} keys[] = {
    {"id", load_id},
    {"category", load_category},
    {"severity", load_severity},
    {"tag", load_tag},
    {"type", load_type},
    {"status", load_status},
    {"gives-way", load_gives_way},
    {"summary", load_summary},
    {"why", load_why},
    {"help", load_help},
    {"given", rule_load_given},
    {"then", rule_load_then},
    {"message", load_message},
    {"see", load_see},
    {"examples", load_examples},
    {"checks", rule_load_checks},
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static bool load_member(struct rule_loader *loader, const struct doc_node *member)
{
  const char *names[KEY_COUNT];
  for (size_t i = 0; i < KEY_COUNT; i++) {
    names[i] = keys[i].name;
    if (doc_text_equal(member->key, doc_text_of(names[i])))
      return keys[i].load(loader, member);
  }
  return rule_fail_key(loader, member, "unknown key of a rule", names, KEY_COUNT);
}

/* string-type ─▶ string_type */
static bool set_type_by_id(struct rule_loader *loader)
{
  size_t length = strlen(loader->rule->id);
  char *type = arena_copy(loader->arena, loader->rule->id, length + 1);
  for (size_t i = 0; type && i < length; i++)
    if (type[i] == '-')
      type[i] = '_';
  loader->rule->type = type;
  return type != NULL;
}

/* Without `checks`, everything is asked everywhere. */
static void ask_everywhere(struct lint_rule *lint)
{
  struct lint_given *givens = (struct lint_given *)(uintptr_t)lint->givens; /* not shared yet */
  for (uint16_t i = 0; i < lint->given_count; i++)
    if (givens[i].then_count == 0)
      givens[i].then_count = lint->then_count;
}

bool rule_finish(struct rule_loader *loader, const struct doc_node *root)
{
  struct rule *rule = loader->rule;
  if (!rule->id || !rule->summary)
    return rule_fail(loader, root->span, "a rule needs an id and a summary");
  if ((loader->lint->given_count == 0) != (loader->lint->then_count == 0))
    return rule_fail(loader, root->span, "given and then need each other");
  ask_everywhere(loader->lint);
  if (!rule->why)
    rule->why = "Your organisation's rules ask for it.";
  if (!rule->help)
    rule->help = rule->summary;
  return rule->type || set_type_by_id(loader) || rule_fail(loader, root->span, NULL);
}

bool rule_loader_init(struct rule_loader *loader, struct arena *arena, struct rule_error *error)
{
  struct rule *rule = arena_alloc(arena, sizeof *rule);
  struct lint_rule *lint = arena_alloc(arena, sizeof *lint);
  *error = (struct rule_error){.reason = NULL};
  *loader = (struct rule_loader){arena, rule, lint, error};
  if (!rule || !lint)
    return false;
  *rule = (struct rule){.category = CATEGORY_ORG, .severity = SEVERITY_WARNING};
  *lint = (struct lint_rule){.rule = rule};
  return true;
}

const struct lint_rule *rule_load(const struct doc_node *root, struct arena *arena,
                                  struct rule_error *error)
{
  struct rule_loader loader;
  if (!rule_loader_init(&loader, arena, error) || !rule_tree_check(root, error))
    return NULL;
  if (root->type != DOC_OBJECT || root->count == 0) {
    rule_fail(&loader, root->span, "a rule must be a mapping");
    return NULL;
  }
  for (const struct doc_node *member = root->first; member; member = member->next)
    if (doc_member(root, member->key) == member && !load_member(&loader, member))
      return NULL;
  return rule_finish(&loader, root) ? loader.lint : NULL;
}
