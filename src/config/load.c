/* The keys of a configuration: one row each in the tables at the end. */
#include "config/loader.h"

static struct words words_of_node(const struct doc_node *node)
{
  return (struct words){node->text.length ? node->text.bytes : "", node->text.length};
}

static bool is_word(const struct doc_node *node, const char *word)
{
  return node->type == DOC_STRING && doc_text_equal(node->text, doc_text_of(word));
}

/* --- globs and pointers --- */

static void load_globs(struct loader *loader, const struct doc_node *value, struct glob_list *list)
{
  if (!loader_is_list(loader, value, "globs"))
    return;
  struct glob *globs = loader_alloc(loader, value->count * sizeof *globs);
  *list = (struct glob_list){globs, 0};
  for (const struct doc_node *item = value->first; globs && item; item = item->next) {
    if (!loader_takes_pattern(loader, item->span))
      return;
    const char *fault = glob_parse(&globs[list->count++], words_of_node(item));
    if (fault)
      loader_problem(loader, item->span, "%.*s: the glob %s", loader_shown(item->text),
                     item->text.bytes, fault);
  }
}

static void load_pointers(struct loader *loader, const struct doc_node *value,
                          struct config_override *override)
{
  if (!loader_is_list(loader, value, "JSON pointers"))
    return;
  struct pointer *pointers = loader_alloc(loader, value->count * sizeof *pointers);
  override->at = pointers;
  for (const struct doc_node *item = value->first; pointers && item; item = item->next) {
    const char *fault;
    if (!loader_takes_pattern(loader, item->span))
      return;
    struct pointer *pointer = &pointers[override->at_count++];
    if (pointer_parse(pointer, words_of_node(item), &loader->config->arena, &fault))
      continue;
    loader->no_memory |= !fault;
    if (fault)
      loader_problem(loader, item->span, "%.*s: %s", loader_shown(item->text), item->text.bytes,
                     fault);
  }
}

/* --- rules --- */

/* `off` or a severity; LEVEL_OWN, with a problem, for anything else. */
static enum level level_of(struct loader *loader, const struct doc_node *value)
{
  enum severity severity = SEVERITY_COUNT;
  if (is_word(value, "off"))
    return LEVEL_OFF;
  if (value->type == DOC_STRING)
    severity = severity_from_word(value->text.bytes, value->text.length);
  if (severity < SEVERITY_COUNT)
    return level_of_severity(severity);
  loader_problem(loader, value->span, "%.*s: must be error, warning, info or off",
                 loader_shown(value->key), value->key.bytes);
  return LEVEL_OWN;
}

static bool is_category(struct doc_text word)
{
  return category_from_word(word.bytes, word.length) < CATEGORY_COUNT;
}

static void load_level(struct loader *loader, const struct doc_node *member, struct levels *levels)
{
  struct doc_text word = member->key;
  const struct rule_list *own = &loader->config->own_rules;
  if (levels_set(levels, own, word.bytes, word.length, level_of(loader, member)))
    return;
  const char *near = rule_near(own, word.bytes, word.length);
  if (!near && loader->lacks_rules)
    return;
  loader_problem(loader, member->key_span, "%.*s: no rule or category of that name%s%s%s",
                 loader_shown(word), word.bytes, near ? "; did you mean " : "", near ? near : "",
                 near ? "?" : "");
}

/* What is said of a rule counts more than what is said of its category, wherever the two stand. */
static void load_levels(struct loader *loader, const struct doc_node *value, struct levels *levels)
{
  if (!loader_is_mapping(loader, value))
    return;
  for (const struct doc_node *member = value->first; member; member = member->next)
    if (is_category(member->key))
      load_level(loader, member, levels);
  for (const struct doc_node *member = value->first; member; member = member->next)
    if (!is_category(member->key))
      load_level(loader, member, levels);
}

/* --- overrides --- */

static void load_override_files(struct loader *loader, const struct doc_node *value, void *into)
{
  load_globs(loader, value, &((struct config_override *)into)->files);
}

static void load_override_at(struct loader *loader, const struct doc_node *value, void *into)
{
  load_pointers(loader, value, into);
}

static void load_override_rules(struct loader *loader, const struct doc_node *value, void *into)
{
  load_levels(loader, value, &((struct config_override *)into)->levels);
}

static const struct loader_key override_keys[] = {
    {"files", load_override_files},
    {"at", load_override_at},
    {"rules", load_override_rules},
};

/* Whether the list KEY of an override is there and holds something. */
static bool says(const struct doc_node *override, const char *key)
{
  const struct doc_node *value = doc_member(override, doc_text_of(key));
  return value && !(value->type == DOC_ARRAY && value->count == 0);
}

static void load_override(struct loader *loader, const struct doc_node *item,
                          struct config_override *override)
{
  const size_t key_count = sizeof override_keys / sizeof *override_keys;
  *override = (struct config_override){.at = NULL};
  loader_mapping(loader, item, override_keys, key_count, override);
  if (item->type == DOC_OBJECT && !says(item, "files") && !says(item, "at"))
    loader_problem(loader, item->span, "an override needs `files`, `at` or both");
  if (item->type == DOC_OBJECT && !says(item, "rules"))
    loader_problem(loader, item->span, "an override needs `rules`");
}

static void load_overrides(struct loader *loader, const struct doc_node *value, void *into)
{
  struct config *config = into;
  if (value->type != DOC_ARRAY) {
    loader_problem(loader, value->span, "overrides: must be a list of mappings");
    return;
  }
  struct config_override *overrides = loader_alloc(loader, value->count * sizeof *overrides);
  config->overrides = overrides;
  for (const struct doc_node *item = value->first; overrides && item; item = item->next)
    load_override(loader, item, &overrides[config->override_count++]);
}

/* --- declared --- */

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
#define DIGITS "0123456789"

static bool consists_of(struct doc_text text, const char *characters)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (!memchr(characters, text.bytes[i], strlen(characters)))
      return false;
  return text.length > 0;
}

/* What a template can name (contract section 4). */
static bool is_secret_name(struct doc_text name)
{
  return consists_of(name, LETTERS DIGITS "-");
}

static bool is_env_name(struct doc_text name)
{
  return consists_of(name, LETTERS DIGITS) && !memchr(DIGITS, name.bytes[0], strlen(DIGITS));
}

static void load_names(struct loader *loader, const struct doc_node *value,
                       struct lint_names *names, bool (*is_name)(struct doc_text name))
{
  if (!loader_is_list(loader, value, "names"))
    return;
  struct doc_text *list = loader_alloc(loader, value->count * sizeof *list);
  *names = (struct lint_names){list, 0};
  for (const struct doc_node *item = value->first; list && item; item = item->next) {
    list[names->count++] = item->text;
    if (!is_name(item->text))
      loader_problem(loader, item->span, "%.*s: no template can have this name",
                     loader_shown(item->text), item->text.bytes);
  }
}

static void load_secrets(struct loader *loader, const struct doc_node *value, void *into)
{
  load_names(loader, value, &((struct config *)into)->declared_secrets, is_secret_name);
}

static void load_env(struct loader *loader, const struct doc_node *value, void *into)
{
  load_names(loader, value, &((struct config *)into)->declared_env, is_env_name);
}

static const struct loader_key declared_keys[] = {
    {"secrets", load_secrets},
    {"env", load_env},
};

/* --- the file --- */

static void load_declared(struct loader *loader, const struct doc_node *value, void *into)
{
  loader_mapping(loader, value, declared_keys, sizeof declared_keys / sizeof *declared_keys, into);
}

static void load_include(struct loader *loader, const struct doc_node *value, void *into)
{
  load_globs(loader, value, &((struct config *)into)->include);
}

static void load_exclude(struct loader *loader, const struct doc_node *value, void *into)
{
  load_globs(loader, value, &((struct config *)into)->exclude);
}

static void load_rules(struct loader *loader, const struct doc_node *value, void *into)
{
  load_levels(loader, value, &((struct config *)into)->rules);
}

static void load_fail_on(struct loader *loader, const struct doc_node *value, void *into)
{
  struct config *config = into;
  enum severity severity = SEVERITY_COUNT;
  if (value->type == DOC_STRING)
    severity = severity_from_word(value->text.bytes, value->text.length);
  if (severity == SEVERITY_COUNT && !is_word(value, "never"))
    loader_problem(loader, value->span, "fail-on: must be error, warning, info or never");
  config->fail_on = severity;
  config->has_fail_on = true;
}

/* A version without quotes is a number to YAML. */
static void load_yaml(struct loader *loader, const struct doc_node *value, void *into)
{
  struct config *config = into;
  bool is_text = value->type == DOC_STRING || value->type == DOC_FLOAT;
  bool is_1_1 = is_text && doc_text_equal(value->text, doc_text_of("1.1"));
  if (!is_1_1 && !(is_text && doc_text_equal(value->text, doc_text_of("1.2"))))
    loader_problem(loader, value->span, "yaml: must be 1.2 or 1.1");
  config->yaml = is_1_1 ? YAML_1_1 : YAML_1_2;
  config->has_yaml = true;
}

/* In the order they are loaded: rules are known when they are spoken of. */
static const struct loader_key keys[] = {
    {"include", load_include},     {"exclude", load_exclude},        {"fail-on", load_fail_on},
    {"yaml", load_yaml},           {"extends", config_load_extends}, {"rules", load_rules},
    {"overrides", load_overrides}, {"declared", load_declared},
};

void config_load(struct loader *loader, const struct doc_node *root)
{
  if (root->type != DOC_NULL) /* nothing but comments */
    loader_mapping(loader, root, keys, sizeof keys / sizeof *keys, loader->config);
}
