#include "engine/settings.h"

/* What is made of one configuration, or of none. */
struct profile {
  const struct config *config; /* NULL: none */
  struct levels wanted;        /* by the wishes */
  struct map checkers;         /* by which of the overrides count */
  struct map programs;         /* of lint, by which rules are on */
  struct profile *next;
};

/* --- checkers --- */

static void merge(struct levels *levels, const struct levels *over)
{
  for (size_t i = 0; i < RULE_MAX; i++)
    if (over->of[i] != LEVEL_OWN)
      levels->of[i] = over->of[i];
}

/* The levels that hold for whole documents: the configuration's rules, the wishes, the overrides of
 * the set. */
static void choose_levels(const struct settings_wishes *wishes, const struct profile *profile,
                          const char *set, struct selection *selection)
{
  const struct config *config = profile->config;
  if (config)
    selection->levels = config->rules;
  for (size_t i = 0; wishes->wanted.select && i < RULE_MAX; i++)
    if (selection->levels.of[i] == LEVEL_OFF)
      selection->levels.of[i] = LEVEL_OWN;
  for (uint32_t i = 0; config && i < config->override_count; i++)
    if (set[i] && config->overrides[i].at_count == 0)
      merge(&selection->levels, &config->overrides[i].levels);
  for (size_t i = 0; i < RULE_MAX; i++)
    if (profile->wanted.of[i] == LEVEL_OFF) {
      selection->levels.of[i] = LEVEL_OFF;
      selection->is_settled[i] = true;
    }
  selection_require_readable(selection);
}

/* The overrides of the set that are about parts of documents. */
static bool choose_places(struct settings *settings, const struct config *config, const char *set,
                          struct selection *selection)
{
  uint32_t count = config ? config->override_count : 0;
  const struct config_override **places = arena_alloc(&settings->arena, count * sizeof *places);
  for (uint32_t i = 0; places && i < count; i++)
    if (set[i] && config->overrides[i].at_count > 0)
      places[selection->place_count++] = &config->overrides[i];
  selection->places = places;
  return places != NULL;
}

/* Gives CHECKER the program of the rules that it has on: the same one to all that have the same. */
static bool choose_program(struct settings *settings, struct profile *profile,
                           struct checker *checker)
{
  bool on[RULE_MAX];
  for (size_t i = 0; i < RULE_MAX; i++)
    on[i] = selection_has_number(&checker->selection, i);
  const struct checker *same = map_get(&profile->programs, on, sizeof on);
  if (same) {
    checker->lint = same->lint;
    checker->rare_lint = same->rare_lint;
    checker->secrets = same->secrets;
    checker->rare_secrets = same->rare_secrets;
    return true;
  }
  char *key = arena_copy(&settings->arena, on, sizeof on);
  return key && checker_compile(checker, &settings->arena) &&
         map_put(&profile->programs, key, sizeof on, checker);
}

/* SET has a byte for each override: whether it counts. NULL when memory ends. */
static struct checker *make_checker(struct settings *settings, struct profile *profile,
                                    const char *set)
{
  const struct settings_wishes *wishes = &settings->wishes;
  const struct config *config = profile->config;
  struct checker *checker = arena_alloc(&settings->arena, sizeof *checker);
  if (!checker)
    return NULL;
  *checker = wishes->checker;
  checker->patterns = settings->patterns;
  checker->yaml = wishes->yaml;
  checker->fail_on = wishes->has_fail_on ? wishes->fail_on : SEVERITY_ERROR;
  if (config) {
    checker->yaml = config->has_yaml && !wishes->has_yaml ? config->yaml : checker->yaml;
    checker->fail_on =
        config->has_fail_on && !wishes->has_fail_on ? config->fail_on : checker->fail_on;
    checker->rules = config->own;
    checker->rule_count = (uint32_t)config->own_rules.count;
    checker->declared_secrets = config->declared_secrets;
    checker->declared_env = config->declared_env;
  }
  choose_levels(wishes, profile, set, &checker->selection);
  return choose_places(settings, config, set, &checker->selection) &&
                 choose_program(settings, profile, checker)
             ? checker
             : NULL;
}

/* --- profiles --- */

static struct profile *make_profile(struct settings *settings, const struct config *config)
{
  struct profile *profile = arena_alloc(&settings->arena, sizeof *profile);
  if (!profile)
    return NULL;
  *profile = (struct profile){.config = config, .next = settings->first};
  wanted_levels(&settings->wishes.wanted, config ? &config->own_rules : NULL, &profile->wanted);
  settings->first = profile;
  return map_put(&settings->profiles, &profile->config, sizeof profile->config, profile) ? profile
                                                                                         : NULL;
}

static struct profile *profile_of(struct settings *settings, const struct config *config)
{
  struct profile *profile = map_get(&settings->profiles, &config, sizeof config);
  return profile ? profile : make_profile(settings, config);
}

/* --- files --- */

/* Sets settings->path to the absolute path of NAME in FOLDER, or of FOLDER where that is NULL;
 * false when memory ends. */
static bool set_path(struct settings *settings, const struct folder *folder, const char *name)
{
  buffer_clear(&settings->path);
  buffer_printf(&settings->path, "%s%s%s", folder->path, name ? "/" : "", name ? name : "");
  buffer_put_char(&settings->path, '\0');
  return !settings->path.failed;
}

/* What LIST, whose globs are relative to the folder BASE, says of what is at settings->path: of it
 * alone, or of the folders on the way from BASE to it too. */
static enum glob_verdict judge(const struct settings *settings, const struct glob_list *list,
                               const char *base, bool is_folder, bool all_the_way)
{
  const char *whole = settings->path.bytes;
  if (list->count == 0 || strcmp(whole, base) == 0)
    return GLOB_SILENT;
  const char *path = path_from(base, whole);
  if (all_the_way && path > whole)
    return glob_list_judge_with_folders(list, path, strlen(path), is_folder);
  return glob_list_judge(list, path, strlen(path), is_folder);
}

/* What the command line says counts more than what the configuration says. */
static enum glob_verdict judge_exclusion(const struct settings *settings,
                                         const struct config *config, bool is_folder,
                                         bool all_the_way)
{
  enum glob_verdict verdict =
      judge(settings, &settings->wishes.exclude, settings->finder.here, is_folder, all_the_way);
  if (verdict == GLOB_SILENT && config && config->problem_count == 0)
    verdict = judge(settings, &config->exclude, config->folder, is_folder, all_the_way);
  return verdict;
}

/* The checker of the file at settings->path; of text without a name where NAMED is false. */
static enum settings_verdict choose_checker(struct settings *settings, const struct config *config,
                                            bool named, const struct checker **checker)
{
  struct profile *profile = profile_of(settings, config);
  struct buffer *set = &settings->set;
  buffer_clear(set);
  if (!profile)
    return SETTINGS_NO_MEMORY;
  for (uint32_t i = 0; config && i < config->override_count; i++) {
    const struct glob_list *files = &config->overrides[i].files;
    buffer_put_char(set, files->count == 0 || (named && judge(settings, files, config->folder,
                                                              false, true) == GLOB_MATCHED));
  }
  buffer_put_char(set, '\0'); /* so that there is something where there are no overrides */
  *checker = set->failed ? NULL : map_get(&profile->checkers, set->bytes, set->length);
  if (*checker)
    return SETTINGS_CHECK;
  char *key = set->failed ? NULL : arena_copy(&settings->arena, set->bytes, set->length);
  struct checker *made = key ? make_checker(settings, profile, key) : NULL;
  *checker = made;
  return made && map_put(&profile->checkers, key, set->length, made) ? SETTINGS_CHECK
                                                                     : SETTINGS_NO_MEMORY;
}

static bool is_broken(struct settings *settings, const struct config *config)
{
  if (!config || config->problem_count == 0)
    return false;
  settings->broken = config;
  return true;
}

/* Whether the file at settings->path says what is asked of others. */
static bool is_of_settings(const struct settings *settings, const struct config *config,
                           const char *name)
{
  if (strcmp(name, CONFIG_FILE_NAME) == 0)
    return true;
  for (uint32_t i = 0; config && i < config->extends_count; i++)
    if (strcmp(settings->path.bytes, config->extends[i].path) == 0)
      return true;
  return false;
}

static const char *last_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* Length of the folder's part of PATH. */
static size_t folder_length(const char *path)
{
  size_t length = (size_t)(last_name(path) - path);
  return length > 1 ? length - 1 : length;
}

enum settings_verdict settings_named(struct settings *settings, const char *path,
                                     const struct checker **checker)
{
  size_t length = path ? folder_length(path) : 0;
  const char *name = path ? last_name(path) : "";
  const struct folder *folder = config_find(&settings->finder, path ? path : "", length);
  if (!folder || !set_path(settings, folder, name))
    return SETTINGS_NO_MEMORY;
  if (is_broken(settings, folder->config))
    return SETTINGS_BROKEN;
  if (is_of_settings(settings, folder->config, name) ||
      (path && settings->wishes.force_exclude &&
       judge_exclusion(settings, folder->config, false, true) == GLOB_MATCHED))
    return SETTINGS_SKIP;
  return choose_checker(settings, folder->config, path != NULL, checker);
}

static bool includes(const struct settings *settings, const struct config *config)
{
  return !config || config->include.count == 0 ||
         judge(settings, &config->include, config->folder, false, true) == GLOB_MATCHED;
}

enum settings_verdict settings_includes(struct settings *settings, const struct folder *folder,
                                        const char *name)
{
  const struct config *config = folder->config;
  if (!set_path(settings, folder, name))
    return SETTINGS_NO_MEMORY;
  if (!config || config->problem_count > 0 || config->include.count == 0)
    return SETTINGS_SILENT;
  return includes(settings, config) ? SETTINGS_CHECK : SETTINGS_SKIP;
}

enum settings_verdict settings_found(struct settings *settings, const struct folder *start,
                                     const struct folder *folder, const char *name,
                                     const struct checker **checker)
{
  const struct config *config = folder->config;
  if (!set_path(settings, folder, name))
    return SETTINGS_NO_MEMORY;
  if (is_of_settings(settings, config, name) || !includes(settings, start->config) ||
      judge_exclusion(settings, config, false, false) == GLOB_MATCHED)
    return SETTINGS_SKIP;
  if (is_broken(settings, config))
    return SETTINGS_BROKEN;
  if (config != start->config && !includes(settings, config))
    return SETTINGS_SKIP;
  return choose_checker(settings, config, true, checker);
}

/* --- folders --- */

/* Folders whose names begin with a dot, and node_modules, are passed over unless a list takes that
 * back. */
static bool is_passed_over(const char *name)
{
  return name[0] == '.' || strcmp(name, "node_modules") == 0;
}

enum settings_verdict settings_named_folder(struct settings *settings, const char *path,
                                            const struct folder **folder)
{
  *folder = config_find(&settings->finder, path, strlen(path));
  if (!*folder || !set_path(settings, *folder, NULL))
    return SETTINGS_NO_MEMORY;
  if (settings->wishes.force_exclude &&
      judge_exclusion(settings, (*folder)->config, true, true) == GLOB_MATCHED)
    return SETTINGS_SKIP;
  return is_broken(settings, (*folder)->config) ? SETTINGS_BROKEN : SETTINGS_CHECK;
}

enum settings_verdict settings_found_folder(struct settings *settings, const struct folder *parent,
                                            const char *name, const struct folder **folder)
{
  if (!set_path(settings, parent, name))
    return SETTINGS_NO_MEMORY;
  enum glob_verdict verdict = judge_exclusion(settings, parent->config, true, false);
  if (verdict == GLOB_MATCHED)
    return SETTINGS_SKIP;
  if (verdict == GLOB_SILENT && is_passed_over(name))
    return SETTINGS_PASS_OVER;
  *folder = config_find_in(&settings->finder, parent, name);
  return *folder ? SETTINGS_CHECK : SETTINGS_NO_MEMORY;
}

/* --- rules --- */

bool settings_know(const struct settings *settings, const char *word, size_t length)
{
  const struct config_finder *finder = &settings->finder;
  bool known = category_from_word(word, length) < CATEGORY_COUNT || rule_find(NULL, word, length);
  for (size_t i = 0; i < finder->config_count && !known; i++)
    known = finder->configs[i]->problem_count > 0 ||
            rule_find(&finder->configs[i]->own_rules, word, length);
  return known;
}

const char *settings_near(const struct settings *settings, const char *word, size_t length)
{
  const struct config_finder *finder = &settings->finder;
  const char *near = rule_near(NULL, word, length);
  for (size_t i = 0; i < finder->config_count && !near; i++)
    near = rule_near(&finder->configs[i]->own_rules, word, length);
  return near;
}

/* Adds those of LIST that WANTED does not turn off, and that are not there yet. */
static void add_rules(struct rule_list *rules, const struct rule **items,
                      const struct rule_list *list, const struct levels *wanted)
{
  for (size_t i = 0; i < list->count; i++) {
    const struct rule *rule = list->items[i];
    if (wanted->of[rule->number] != LEVEL_OFF && !rule_find(rules, rule->id, strlen(rule->id)))
      items[rules->count++] = rule;
  }
}

const struct rule *const *settings_rules(struct settings *settings, size_t *count)
{
  struct selection own = {.place_count = 0};
  size_t most = RULE_ID_COUNT;
  for (struct profile *profile = settings->first; profile; profile = profile->next)
    most += profile->config ? profile->config->own_rules.count : 0;
  const struct rule **items = arena_alloc(&settings->arena, most * sizeof *items);
  struct rule_list rules = {items, 0};
  if (!items)
    return NULL;
  wanted_levels(&settings->wishes.wanted, NULL, &own.levels);
  selection_require_readable(&own);
  for (size_t i = 0; i < RULE_ID_COUNT; i++)
    if (selection_has(&own, &rule_table[i]))
      items[rules.count++] = &rule_table[i];
  for (struct profile *profile = settings->first; profile; profile = profile->next)
    if (profile->config)
      add_rules(&rules, items, &profile->config->own_rules, &profile->wanted);
  *count = rules.count;
  return items;
}

/* --- settings --- */

bool settings_init(struct settings *settings, const struct settings_wishes *wishes)
{
  *settings = (struct settings){.wishes = *wishes, .patterns = pattern_cache_new()};
  arena_init(&settings->arena);
  return config_finder_init(&settings->finder, !wishes->no_config, wishes->config) &&
         settings->patterns;
}

void settings_free(struct settings *settings)
{
  for (struct profile *profile = settings->first; profile; profile = profile->next) {
    map_free(&profile->checkers);
    map_free(&profile->programs);
  }
  config_finder_free(&settings->finder);
  map_free(&settings->profiles);
  arena_free(&settings->arena);
  pattern_cache_free(settings->patterns);
  buffer_free(&settings->path);
  buffer_free(&settings->set);
}
