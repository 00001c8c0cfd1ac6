#include "cli/help.h"

#include "cli/command.h"
#include "cli/option_records.h"
#include "cli/wrap.h"

enum { COMMAND_COLUMN = 24, OPTION_COLUMN = 30 };

/* Fills up the line, of which COLUMN are written, to TO; begins a new one where it is too long. */
static void put_gap(struct buffer *out, size_t column, size_t to)
{
  if (column + 2 > to) {
    buffer_put_char(out, '\n');
    column = 0;
  }
  buffer_put_repeat(out, ' ', to - column);
}

static void put_command(struct buffer *out, const struct command *command)
{
  size_t start = out->length;
  buffer_printf(out, "  %s %s", command->name, command->arguments);
  put_gap(out, out->length - start, COMMAND_COLUMN);
  wrap_put(out, command->summary, COMMAND_COLUMN, COMMAND_COLUMN);
}

void help_put_program(struct buffer *out)
{
  buffer_put_string(
      out, "terlint lints requests for the Execute Team call (TeamExecutionRequest documents\n"
           "in JSON, YAML or JSON Lines): it tells the exact 422 that the server would\n"
           "answer, and what would go wrong after it was accepted.\n"
           "\n"
           "usage: terlint COMMAND [OPTIONS] [ARGUMENTS]\n"
           "       terlint [OPTIONS] PATH...           the same as terlint check\n"
           "\n"
           "Commands:\n");
  for (size_t i = 0; commands[i]; i++)
    put_command(out, commands[i]);
  buffer_put_string(out,
                    "\n"
                    "Examples:\n"
                    "  terlint requests/              what is wrong with the requests in a folder\n"
                    "  terlint --fix request.yaml     mend what can be mended safely\n"
                    "  terlint explain missing        why a rule is one, and what to do\n"
                    "  terlint render request.yaml    the JSON to submit\n"
                    "\n"
                    "terlint COMMAND --help lists a command's options.\n");
}

/* A choice's words, of which the first is the default. */
static void put_words(struct buffer *out, const struct values *values)
{
  for (size_t i = 0; values->word(i); i++) {
    buffer_put_string(out, i == 0 ? ": " : values->word(i + 1) ? ", " : " or ");
    buffer_printf(out, "%s%s", values->word(i), i == 0 ? " (default)" : "");
  }
}

static void put_option(struct buffer *out, const struct option_record *record)
{
  struct buffer text = {0};
  size_t start = out->length;
  if (record->letter)
    buffer_printf(out, "  -%c, --%s", record->letter, record->name);
  else
    buffer_printf(out, "      --%s", record->name);
  if (record->values)
    buffer_printf(out, " %s", record->values->shown);
  put_gap(out, out->length - start, OPTION_COLUMN);
  buffer_put_string(&text, record->help);
  if (record->values && record->values->kind == VALUES_CHOICE)
    put_words(&text, record->values);
  buffer_put_char(&text, '\0');
  wrap_put(out, text.failed ? record->help : text.bytes, OPTION_COLUMN, OPTION_COLUMN);
  buffer_free(&text);
}

static void put_group(struct buffer *out, enum option_group group)
{
  buffer_printf(out, "\n%s:\n", option_group_titles[group]);
  for (size_t i = 0; i < option_record_count; i++)
    if (option_records[i].group == group)
      put_option(out, &option_records[i]);
}

void help_put_command(struct buffer *out, const struct command *command)
{
  bool is_default = command == &check_command;
  buffer_printf(out, "usage: terlint %s%s%s [OPTIONS]%s%s\n\n", is_default ? "[" : "",
                command->name, is_default ? "]" : "", *command->arguments ? " " : "",
                command->arguments);
  wrap_put(out, command->about, 0, 0);
  for (int group = 0; group < GROUP_COUNT; group++)
    if (command->groups >> group & 1)
      put_group(out, (enum option_group)group);
  buffer_put_char(out, '\n');
  wrap_put(out, command->exits, 0, 0);
}
