#include "cli/command.h"

#include "base/suggest.h"
#include "cli/option_records.h"

#include <string.h>

/* clang-format off */
const struct command *const commands[] = {
    &check_command,
    &render_command,
    &explain_command,
    &schema_command,
    &test_rules_command,
    &lsp_command,
    &completions_command,
    &help_command,
    NULL,
};
/* clang-format on */

enum { COMMAND_COUNT = sizeof commands / sizeof *commands - 1 };

const struct command *command_find(const char *name)
{
  for (size_t i = 0; commands[i]; i++)
    if (strcmp(commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

const struct command *command_near(const char *name)
{
  const char *names[COMMAND_COUNT];
  for (size_t i = 0; i < COMMAND_COUNT; i++)
    names[i] = commands[i]->name;
  const char *near = suggest(name, strlen(name), names, COMMAND_COUNT);
  return near ? command_find(near) : NULL;
}

bool command_takes(const struct command *command, const struct option_record *record)
{
  return command->groups >> record->group & 1;
}
