#include "cli/setup.h"

#include "cli/complain.h"

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
      .selects = options->select != NULL,
      .wanted = options->wanted,
      .exclude = {options->exclude, options->exclude_count},
      .force_exclude = options->force_exclude,
  };
  *setup = (struct setup){.settings = {.patterns = NULL}};
  for (int i = 0; i < options->output_count; i++)
    wishes.checker.want_fixes |= options->outputs[i].format->wants_fixes;
  return contract_choose(&setup->contract, options, &wishes.checker) &&
         (settings_init(&setup->settings, &wishes) || complain("%s", strerror(ENOMEM)));
}

void setup_free(struct setup *setup)
{
  settings_free(&setup->settings);
  contract_free(&setup->contract);
}
