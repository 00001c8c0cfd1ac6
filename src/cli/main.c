#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/help.h"
#include "cli/print.h"
#include "config.h"

#include <unistd.h>

static enum exit_code obey(const struct options *options, bool named)
{
  struct buffer text = {0};
  if (options->version) {
    buffer_put_string(&text, "terlint " PACKAGE_VERSION "\n");
    return print_text(&text);
  }
  if (options->help) {
    if (named)
      help_put_command(&text, options->command);
    else
      help_put_program(&text);
    return print_text(&text);
  }
  return options->command->run(options);
}

/* PROGRAM is the name by which terlint was called. */
static enum exit_code run(const char *program, const struct command *command, bool named, int argc,
                          char **argv)
{
  struct options options;
  enum exit_code code = EXIT_TROUBLE;
  bool good = options_read(&options, command, argc, argv);
  options.program = program;
  if (good)
    code = obey(&options, named);
  options_free(&options);
  return code;
}

/* The command that WORD most likely means, which is neither one nor a file; NULL where none is
 * near. */
static const struct command *misspelt(const char *word)
{
  return word[0] != '-' && access(word, F_OK) != 0 ? command_near(word) : NULL;
}

/* `check` is the command where none is named. */
static enum exit_code dispatch(int argc, char **argv)
{
  const struct command *named = argc > 1 ? command_find(argv[1]) : NULL;
  const struct command *near = argc > 1 && !named ? misspelt(argv[1]) : NULL;
  if (near) {
    complain("%s: no such command, nor file; did you mean %s?", argv[1], near->name);
    return EXIT_TROUBLE;
  }
  return named ? run(argv[0], named, true, argc - 1, argv + 1)
               : run(argv[0], &check_command, false, argc, argv);
}

int main(int argc, char **argv)
{
  struct arguments arguments;
  enum exit_code code = EXIT_TROUBLE;
  if (arguments_expand(&arguments, argc, argv))
    code = dispatch(arguments.count, arguments.values);
  arguments_free(&arguments);
  return (int)code;
}
