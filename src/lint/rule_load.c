#include "lint/rule_load.h"

struct loader {
  struct arena *arena;
  struct rule *rule;
  struct rule_error *error;
};

static bool fail(struct loader *loader, struct span at, const char *reason)
{
  *loader->error = (struct rule_error){at, reason};
  return false;
}

/* VALUE as a C string on one line: folded text ends with a newline that is not meant. */
static bool load_string(struct loader *loader, const struct doc_node *value, const char **into)
{
  if (value->type != DOC_STRING)
    return fail(loader, value->span, "must be a string");
  struct doc_text text = value->text;
  while (text.length > 0 && text.bytes[text.length - 1] == '\n')
    text.length--;
  char *copy = arena_alloc(loader->arena, (size_t)text.length + 1);
  if (!copy)
    return fail(loader, value->span, NULL);
  memcpy(copy, text.bytes, text.length);
  copy[text.length] = '\0';
  *into = copy;
  return true;
}

static bool load_id(struct loader *loader, const struct doc_node *value)
{
  return load_string(loader, value, &loader->rule->id);
}

static bool load_type(struct loader *loader, const struct doc_node *value)
{
  return load_string(loader, value, &loader->rule->type);
}

static bool load_summary(struct loader *loader, const struct doc_node *value)
{
  return load_string(loader, value, &loader->rule->summary);
}

static bool load_why(struct loader *loader, const struct doc_node *value)
{
  return load_string(loader, value, &loader->rule->why);
}

static bool load_help(struct loader *loader, const struct doc_node *value)
{
  return load_string(loader, value, &loader->rule->help);
}

static bool load_category(struct loader *loader, const struct doc_node *value)
{
  enum category category = CATEGORY_COUNT;
  if (value->type == DOC_STRING)
    category = category_from_word(value->text.bytes, value->text.length);
  loader->rule->category = category;
  return category < CATEGORY_COUNT || fail(loader, value->span, "must name a category");
}

static bool load_severity(struct loader *loader, const struct doc_node *value)
{
  enum severity severity = SEVERITY_COUNT;
  if (value->type == DOC_STRING)
    severity = severity_from_word(value->text.bytes, value->text.length);
  loader->rule->severity = severity;
  return severity < SEVERITY_COUNT || fail(loader, value->span, "must name a severity");
}

/* The HTTP status, where it is not 422. */
static bool load_status(struct loader *loader, const struct doc_node *value)
{
  if (value->type != DOC_INTEGER || !doc_text_equal(value->text, doc_text_of("400")))
    return fail(loader, value->span, "must be 400");
  loader->rule->bad_request = true;
  return true;
}

static const struct {
  const char *name;
  bool required;
  bool (*load)(struct loader *loader, const struct doc_node *value);
} keys[] = {
    {"id", true, load_id},           {"category", true, load_category},
    {"severity", true, load_severity}, {"type", true, load_type},
    {"status", false, load_status},  {"summary", true, load_summary},
    {"why", true, load_why},         {"help", true, load_help},
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static bool load_member(struct loader *loader, const struct doc_node *member)
{
  for (size_t i = 0; i < KEY_COUNT; i++)
    if (doc_text_equal(member->key, doc_text_of(keys[i].name)))
      return keys[i].load(loader, member);
  return fail(loader, member->key_span, "unknown key of a rule");
}

bool rule_load(const struct doc_node *root, struct arena *arena, struct rule *rule,
               struct rule_error *error)
{
  struct loader loader = {arena, rule, error};
  *rule = (struct rule){0};
  if (root->type != DOC_OBJECT || root->count == 0)
    return fail(&loader, root->span, "a rule must be a mapping");
  for (size_t i = 0; i < KEY_COUNT; i++)
    if (keys[i].required && !doc_member(root, doc_text_of(keys[i].name)))
      return fail(&loader, root->span, "a rule needs id, category, severity, type, summary, why, help");
  for (const struct doc_node *member = root->first; member; member = member->next)
    if (!load_member(&loader, member))
      return false;
  return true;
}
