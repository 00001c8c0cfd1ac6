/* fish: a line for each thing that can be completed, and when. */
#include "cli/completions.h"

static const char head[] = "# terlint's completions for fish. Write them to a file once:\n"
                           "#   terlint completions fish >~/.config/fish/completions/terlint.fish\n"
                           "\n"
                           "# Whether the command of this line is one of the arguments.\n"
                           "function __terlint_takes\n"
                           "    set -l words (commandline -opc)\n"
                           "    set -l command check\n"
                           "    if contains -- \"$words[2]\"";

static const char list[] = "\n"
                           "        set command $words[2]\n"
                           "    end\n"
                           "    contains -- $command $argv\n"
                           "end\n"
                           "\n"
                           "# The arguments behind what a comma-separated list has already.\n"
                           "function __terlint_list\n"
                           "    set -l before (commandline -ct | string replace -r '^--[a-z-]+=' "
                           "'' | string replace -r '[^,]*$' '')\n"
                           "    printf '%s\\n' \"$before\"$argv\n"
                           "end\n"
                           "\n";

static void put_description(struct buffer *out, const char *text)
{
  buffer_put_string(out, " -d '");
  completions_put_text(out, text, "\\");
  buffer_put_string(out, "'\n");
}

/* The start of a line about COMMAND. */
static void put_start(struct buffer *out, const struct command *command)
{
  buffer_printf(out, "complete -c terlint -n '__terlint_takes %s'", command->name);
}

static void put_values(struct buffer *out, const struct values *values)
{
  if (values->kind == VALUES_FILES) {
    buffer_put_string(out, " -r -F");
    return;
  }
  buffer_put_string(out, " -x");
  if (values->kind == VALUES_ANY)
    return;
  buffer_put_string(out, values->kind == VALUES_LIST ? " -a '(__terlint_list " : " -a '");
  completions_put_words(out, values);
  buffer_put_string(out, values->kind == VALUES_LIST ? ")'" : "'");
}

static void put_option(struct buffer *out, const struct command *command,
                       const struct option_record *record)
{
  put_start(out, command);
  if (record->letter)
    buffer_printf(out, " -s %c", record->letter);
  buffer_printf(out, " -l %s", record->name);
  if (record->values)
    put_values(out, record->values);
  put_description(out, record->help);
}

static void put_command(struct buffer *out, const struct command *command)
{
  size_t index = 0;
  buffer_printf(out, "complete -c terlint -n 'test (count (commandline -opc)) -eq 1' -a %s",
                command->name);
  put_description(out, command->summary);
  if (!command->values || command->values->kind != VALUES_FILES) {
    put_start(out, command);
    buffer_put_string(out, " -f");
    if (command->values) {
      buffer_put_string(out, " -a '");
      completions_put_words(out, command->values);
      buffer_put_char(out, '\'');
    }
    buffer_put_char(out, '\n');
  }
  for (const struct option_record *record; (record = completions_next_option(command, &index));)
    put_option(out, command, record);
}

static void put(struct buffer *out)
{
  buffer_put_string(out, head);
  for (size_t i = 0; commands[i]; i++)
    buffer_printf(out, " %s", commands[i]->name);
  buffer_put_string(out, list);
  for (size_t i = 0; commands[i]; i++)
    put_command(out, commands[i]);
}

const struct shell shell_fish = {"fish", put};
