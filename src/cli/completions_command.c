#include "cli/completions.h"
#include "cli/print.h"

static enum exit_code run(const struct options *options)
{
  struct buffer text = {0};
  for (size_t i = 0; shells[i]; i++)
    if (strcmp(shells[i]->name, options->arguments[0]) == 0)
      shells[i]->put(&text);
  return print_text(&text);
}

const struct command completions_command = {
    .name = "completions",
    .arguments = "SHELL",
    .values = &values_shell,
    .summary = "print what a shell needs to complete command lines",
    .about =
        "Prints completions for SHELL, which is bash, zsh or fish. The first lines of them say\n"
        "where they belong.\n",
    .exits = "Exit: 0 printed, 2 no such shell.\n",
    .groups = 1u << GROUP_COMMON,
    .least = 1,
    .most = 1,
    .run = run,
};
