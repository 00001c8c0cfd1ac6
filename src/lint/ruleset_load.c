/* A ruleset as Spectral reads it: rules by their names. What only has a meaning there is an error
 * that says what to do. */
#include "lint/message.h"
#include "lint/rule_file.h"

static bool starts_with(struct doc_text text, const char *prefix)
{
  size_t length = strlen(prefix);
  return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

/* --- the keys of a rule --- */

static bool load_description(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->summary);
}

static bool load_message(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->lint->message) &&
         (value->type != DOC_STRING || lint_message_check(value, loader->error));
}

static bool load_url(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_string(loader, value, &loader->rule->see);
}

/* A word or its number. */
static bool load_severity(struct rule_loader *loader, const struct doc_node *value)
{
  static const struct {
    const char *word, *number;
    enum severity severity; /* SEVERITY_COUNT: off */
  } severities[] = {
      {"error", "0", SEVERITY_ERROR}, {"warn", "1", SEVERITY_WARNING}, {"info", "2", SEVERITY_INFO},
      {"hint", "3", SEVERITY_INFO},   {"off", "-1", SEVERITY_COUNT},
  };
  enum { COUNT = sizeof severities / sizeof *severities };
  const char *words[COUNT];
  for (size_t i = 0; i < COUNT; i++) {
    words[i] = severities[i].word;
    const char *form = value->type == DOC_INTEGER ? severities[i].number : words[i];
    if (doc_is_container(value) || !doc_text_equal(value->text, doc_text_of(form)))
      continue;
    loader->lint->is_off |= severities[i].severity == SEVERITY_COUNT;
    if (severities[i].severity < SEVERITY_COUNT)
      loader->rule->severity = severities[i].severity;
    return true;
  }
  static const char reason[] = "severity must be error, warn, info, hint, off or 0 to 3";
  if (value->type == DOC_STRING)
    return rule_error_word(loader->error, value, reason, words, COUNT);
  return rule_fail(loader, value->span, reason);
}

static bool load_recommended(struct rule_loader *loader, const struct doc_node *value)
{
  loader->lint->is_off |= value->type == DOC_FALSE;
  return value->type == DOC_FALSE || value->type == DOC_TRUE ||
         rule_fail(loader, value->span, "must be true or false");
}

static bool load_given(struct rule_loader *loader, const struct doc_node *value)
{
  const struct doc_node *item = value;
  if (value->type == DOC_ARRAY)
    item = value->count ? value->first : NULL;
  for (; item; item = value->type == DOC_ARRAY ? item->next : NULL) {
    if (item->type != DOC_STRING)
      return rule_fail(loader, item->span, "a path must be a string, such as $.prompt");
    if (starts_with(item->text, "#"))
      return rule_fail(loader, item->span, "aliases are not supported: write the path itself");
  }
  return rule_load_given(loader, value);
}

static bool refuse_formats(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(loader, value->key_span,
                   "formats tell API descriptions apart, of which a request is none: leave it out");
}

/* What changes nothing here: references are not resolved, and the rest is for people. */
static bool ignore(struct rule_loader *loader, const struct doc_node *value)
{
  (void)loader, (void)value;
  return true;
}

struct key {
  const char *name;
  bool (*load)(struct rule_loader *loader, const struct doc_node *value);
};

static const struct key rule_keys[] = {
    {"description", load_description},
    {"message", load_message},
    {"documentationUrl", load_url},
    {"severity", load_severity},
    {"recommended", load_recommended},
    {"given", load_given},
    {"then", rule_load_then},
    {"formats", refuse_formats},
    {"resolved", ignore},
    {"tags", ignore},
    {"type", ignore},
    {"extensions", ignore},
};

enum { MAX_KEYS = 16 };

static bool load_keys(struct rule_loader *loader, const struct doc_node *node,
                      const struct key *keys, size_t count, const char *reason)
{
  const char *names[MAX_KEYS];
  for (size_t i = 0; i < count; i++)
    names[i] = keys[i].name;
  for (const struct doc_node *m = node->count ? node->first : NULL; m; m = m->next) {
    size_t i = 0;
    if (doc_member(node, m->key) != m)
      continue;
    while (i < count && !doc_text_equal(m->key, doc_text_of(names[i])))
      i++;
    if (i == count && starts_with(m->key, "x-"))
      continue;
    if (i == count)
      return rule_fail_key(loader, m, reason, names, count);
    if (!keys[i].load(loader, m))
      return false;
  }
  return true;
}

/* --- a rule --- */

/* `See URL.` */
static bool set_help_by_url(struct rule_loader *loader)
{
  static const char before[] = "See ";
  size_t length = strlen(loader->rule->see);
  char *help = arena_alloc(loader->arena, sizeof before + length + 1);
  if (!help)
    return false;
  memcpy(help, before, sizeof before - 1);
  memcpy(help + sizeof before - 1, loader->rule->see, length);
  memcpy(help + sizeof before - 1 + length, ".", 2);
  loader->rule->help = help;
  return true;
}

/* A rule says its message, or else its description as it stands, or else what the function does; a
 * description that has been said is no help any more. */
static bool set_words(struct rule_loader *loader)
{
  struct rule *rule = loader->rule;
  struct lint_rule *lint = loader->lint;
  bool is_said = !rule->summary || !lint->message;
  if (rule->summary && !lint->message)
    lint->message = "{{description}}";
  if (!rule->summary)
    rule->summary = lint->message ? lint->message : rule->id;
  if (is_said)
    rule->help = "Your organisation's rules ask for it.";
  return !rule->see || set_help_by_url(loader) || rule_fail(loader, (struct span){0, 0}, NULL);
}

static bool check_shape(struct rule_loader *loader, const struct doc_node *member)
{
  if (member->type != DOC_OBJECT)
    return rule_fail(loader, member->key_span,
                     "is no rule of this file: set its severity in `rules` of the configuration");
  if (!doc_member(member, doc_text_of("given")) || !doc_member(member, doc_text_of("then")))
    return rule_fail(loader, member->key_span, "a rule needs given and then");
  return true;
}

static bool load_name(struct rule_loader *loader, const struct doc_node *member)
{
  struct doc_text name = member->key;
  for (uint32_t i = 0; i < name.length; i++) {
    char c = name.bytes[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool is_other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (!is_letter && (i == 0 || !is_other))
      return rule_fail(loader, member->key_span,
                       "a rule's name is made of letters, digits, hyphens, underscores and dots");
  }
  char *id = arena_alloc(loader->arena, (size_t)name.length + 1);
  if (!id || name.length == 0)
    return rule_fail(loader, member->key_span, id ? "a rule needs a name" : NULL);
  memcpy(id, name.bytes, name.length);
  id[name.length] = '\0';
  loader->rule->id = id;
  return rule_check_id(loader, name, member->key_span);
}

static bool load_rule(struct rule_loader *loader, const struct doc_node *member)
{
  return check_shape(loader, member) && load_name(loader, member) &&
         load_keys(loader, member, rule_keys, sizeof rule_keys / sizeof *rule_keys,
                   "unknown key of a rule") &&
         set_words(loader) && rule_finish(loader, member);
}

/* --- the ruleset --- */

static bool refuse_extends(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(loader, value->key_span,
                   "a ruleset cannot extend others here: name each file in `extends` of the "
                   "configuration");
}

static bool refuse_functions(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(
      loader, value->key_span,
      "functions in JavaScript are not run: use those that there are, such as pattern");
}

static bool refuse_aliases(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(loader, value->key_span,
                   "aliases are not supported: write their paths in `given` itself");
}

static bool refuse_overrides(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(loader, value->key_span, "write overrides in the configuration");
}

static bool refuse_parser_options(struct rule_loader *loader, const struct doc_node *value)
{
  return rule_fail(loader, value->key_span,
                   "leave parserOptions out: terlint has rules of its own for what they are about");
}

static const struct key ruleset_keys[] = {
    {"rules", ignore},
    {"description", ignore},
    {"documentationUrl", ignore},
    {"formats", refuse_formats},
    {"extends", refuse_extends},
    {"functions", refuse_functions},
    {"functionsDir", refuse_functions},
    {"aliases", refuse_aliases},
    {"overrides", refuse_overrides},
    {"parserOptions", refuse_parser_options},
};

bool ruleset_load(const struct doc_node *root, struct arena *arena,
                  const struct rule_file_sink *sink)
{
  struct rule_error error;
  struct rule_loader loader;
  const struct doc_node *rules = doc_member(root, doc_text_of("rules"));
  if (!rule_loader_init(&loader, arena, &error))
    return false;
  bool good = rule_tree_check(root, &error) &&
              load_keys(&loader, root, ruleset_keys, sizeof ruleset_keys / sizeof *ruleset_keys,
                        "unknown key of a ruleset");
  if (good && (!rules || rules->type != DOC_OBJECT))
    good = rule_fail(&loader, (rules ? rules : root)->span,
                     "rules must be a mapping of rules by name");
  if (!good)
    return error.reason && sink->error(sink->context, &error);
  for (const struct doc_node *m = rules->count ? rules->first : NULL; m; m = m->next) {
    if (!rule_loader_init(&loader, arena, &error))
      return false;
    if (load_rule(&loader, m) ? !sink->rule(sink->context, loader.lint, m)
                              : !error.reason || !sink->error(sink->context, &error))
      return false;
  }
  return true;
}
