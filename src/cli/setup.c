#include "cli/setup.h"

#include "cli/complain.h"
#include "cli/option_records.h"

#include <errno.h>

bool setup_make(struct setup *setup, const struct options *options)
{
  struct settings_wishes wishes = {
      .config = options->config,
      .no_config = options->no_config,
      .has_yaml = options->has_yaml,
      .has_fail_on = options->has_fail_on,
      .yaml = options->yaml,
      .fail_on = options->fail_on,
      .wanted = {options->select, options->ignore},
      .exclude = {options->exclude, options->exclude_count},
      .force_exclude = options->force_exclude,
  };
  *setup = (struct setup){.settings = {.patterns = NULL}};
  for (int i = 0; i < options->output_count; i++)
    wishes.checker.want_fixes |= options->outputs[i].format->wants_fixes;
  return contract_choose(&setup->contract, options, &wishes.checker) &&
         (settings_init(&setup->settings, &wishes) || complain("%s", strerror(ENOMEM)));
}

/* LIST is the value of the option NAME. */
static bool knows_words(const struct settings *settings, const struct options *options,
                        const char *name, const char *list)
{
  struct words word;
  char origin[OPTION_SHOWN];
  option_put_origin(options, name, origin);
  while (list && wanted_next(&list, &word)) {
    if (settings_know(settings, word.bytes, word.length))
      continue;
    const char *near = settings_near(settings, word.bytes, word.length);
    return complain("%s %.*s: no rule or category of that name%s%s%s", origin, (int)word.length,
                    word.bytes, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
  }
  return true;
}

/* A --select without a word, as of an unset variable, would pass everything. */
static bool selects_something(const char *list)
{
  struct words word;
  return !list || wanted_next(&list, &word) || complain("--select: names no rule and no category");
}

bool setup_knows_rules(const struct settings *settings, const struct options *options)
{
  return selects_something(options->select) &&
         knows_words(settings, options, "select", options->select) &&
         knows_words(settings, options, "ignore", options->ignore);
}

void setup_free(struct setup *setup)
{
  settings_free(&setup->settings);
  contract_free(&setup->contract);
}
