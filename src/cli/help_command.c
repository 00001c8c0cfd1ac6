#include "cli/command.h"
#include "cli/complain.h"
#include "cli/help.h"
#include "cli/option_records.h"
#include "cli/print.h"

static enum exit_code run(const struct options *options)
{
  struct buffer text = {0};
  if (options->argument_count == 0) {
    help_put_program(&text);
    return print_text(&text);
  }
  const char *name = options->arguments[0];
  const struct command *command = command_find(name);
  if (!command) {
    const struct command *near = command_near(name);
    complain("%s: no such command%s%s%s", name, near ? "; did you mean " : "",
             near ? near->name : "", near ? "?" : "; see terlint --help");
    return EXIT_TROUBLE;
  }
  help_put_command(&text, command);
  return print_text(&text);
}

const struct command help_command = {
    .name = "help",
    .arguments = "[COMMAND]",
    .values = &values_command,
    .summary = "tell how a command is used",
    .about = "Prints what COMMAND --help prints, or the list of all commands.\n",
    .exits = "Exit: 0 printed, 2 no such command.\n",
    .groups = 1u << GROUP_COMMON,
    .least = 0,
    .most = 1,
    .run = run,
};
