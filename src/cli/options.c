#include "cli/options.h"

#include "base/suggest.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/environment.h"
#include "cli/option_records.h"

#include <getopt.h>
#include <stdlib.h>

/* --- getopt's view --- */

enum { FIRST_VALUE = 256 }; /* an option is its index from here on, or its letter */

struct getopt_tables {
  struct option *longs;
  char *shorts;
};

static void free_tables(struct getopt_tables *tables)
{
  free(tables->longs);
  free(tables->shorts);
}

static bool make_tables(struct getopt_tables *tables, const struct command *command)
{
  tables->longs = calloc(option_record_count + 1, sizeof *tables->longs);
  tables->shorts = calloc(2 * option_record_count + 2, 1);
  if (!tables->longs || !tables->shorts)
    return complain("out of memory");
  struct option *option = tables->longs;
  char *letter = tables->shorts;
  *letter++ = ':';
  for (size_t i = 0; i < option_record_count; i++) {
    const struct option_record *record = &option_records[i];
    if (!command_takes(command, record))
      continue;
    *option++ = (struct option){record->name, record->values ? required_argument : no_argument,
                                NULL, FIRST_VALUE + (int)i};
    if (record->letter)
      *letter++ = record->letter;
    if (record->letter && record->values)
      *letter++ = ':';
  }
  return true;
}

static const struct option_record *record_of(const struct command *command, int value)
{
  if (value >= FIRST_VALUE)
    return &option_records[value - FIRST_VALUE];
  for (size_t i = 0; i < option_record_count; i++)
    if (option_records[i].letter == value && command_takes(command, &option_records[i]))
      return &option_records[i];
  return NULL;
}

/* --- one option --- */

/* The command that takes an option called WORD; NULL where none does. */
static const struct command *other_command(const char *word, size_t length)
{
  for (size_t i = 0; i < option_record_count; i++)
    if (strlen(option_records[i].name) == length &&
        memcmp(option_records[i].name, word, length) == 0)
      for (size_t c = 0; commands[c]; c++)
        if (command_takes(commands[c], &option_records[i]))
          return commands[c];
  return NULL;
}

static const char *near_option(const struct command *command, const char *word, size_t length)
{
  const char **names = calloc(option_record_count, sizeof *names);
  size_t count = 0;
  for (size_t i = 0; names && i < option_record_count; i++)
    if (command_takes(command, &option_records[i]))
      names[count++] = option_records[i].name;
  const char *near = suggest(word, length, names, count);
  free(names);
  return near;
}

static bool complain_unknown(const struct command *command, const char *argument)
{
  const char *word = argument + strspn(argument, "-");
  size_t length = strcspn(word, "=");
  const struct command *other = other_command(word, length);
  if (other)
    return complain("%s: is an option of terlint %s, not of terlint %s", argument, other->name,
                    command->name);
  const char *near = near_option(command, word, length);
  if (near)
    return complain("%s: unknown option; did you mean --%s?", argument, near);
  return complain("%s: unknown option; see terlint %s --help", argument, command->name);
}

/* ARGUMENT is where getopt stopped: a long option, or one after a cluster of letters of which
 * OPTOPT is the one in question. */
static bool complain_unrecognised(const struct command *command, const char *argument)
{
  const char letter[] = {'-', (char)optopt, '\0'};
  if (optopt >= FIRST_VALUE)
    return complain("%s: takes no value", argument);
  return complain_unknown(command, optopt ? letter : argument);
}

/* Takes one option of the command line; false where it is wrong. */
typedef bool option_taker(struct options *options, const struct option_record *record,
                          const char *value, uint64_t *given);

static bool note(struct options *options, const struct option_record *record, const char *value,
                 uint64_t *given)
{
  (void)options;
  (void)value;
  *given |= UINT64_C(1) << (record - option_records);
  return true;
}

static bool set(struct options *options, const struct option_record *record, const char *value,
                uint64_t *given)
{
  (void)given;
  return option_set(options, record, value, false);
}

/* Calls TAKE for each option of ARGV, which ends up with its arguments behind its options. */
static bool each_option(struct options *options, const struct getopt_tables *tables, int argc,
                        char **argv, option_taker *take, uint64_t *given)
{
  int value;
  opterr = 0;
  optind = 1;
  while ((value = getopt_long(argc, argv, tables->shorts, tables->longs, NULL)) != -1) {
    const struct option_record *record = record_of(options->command, value);
    if (value == ':')
      return complain("%s: needs a value", argv[optind - 1]);
    if (!record)
      return complain_unrecognised(options->command, argv[optind - 1]);
    if (!take(options, record, optarg, given))
      return false;
  }
  options->arguments = argv + optind;
  options->argument_count = argc - optind;
  return true;
}

static bool is_given(uint64_t given, size_t member)
{
  for (size_t i = 0; i < option_record_count; i++)
    if (given >> i & 1 && option_records[i].flag == member)
      return true;
  return false;
}

/* First the environment, then the command line, so that an -o there belongs to a TERLINT_FORMAT. */
static bool read_all_options(struct options *options, const struct getopt_tables *tables, int argc,
                             char **argv)
{
  uint64_t given = 0;
  if (!each_option(options, tables, argc, argv, note, &given))
    return false;
  bool is_question = is_given(given, offsetof(struct options, help)) ||
                     is_given(given, offsetof(struct options, version));
  return (is_question || environment_read(options, given)) &&
         each_option(options, tables, argc, argv, set, &given);
}

/* --- what they come to together --- */

static bool reads_stdin(const struct options *options)
{
  for (int i = 0; i < options->argument_count; i++)
    if (strcmp(options->arguments[i], "-") == 0)
      return true;
  return false;
}

/* Standard output is for the text where --fix reads standard input, and for changes with --diff. */
static bool choose_fix_outputs(struct options *options)
{
  char origin[OPTION_SHOWN];
  option_put_origin(options, "unsafe-fixes", origin);
  if (options->unsafe_fixes && !options->fix && !options->diff && *origin == '-')
    return complain("--unsafe-fixes: goes with --fix or --diff");
  if (options->diff && options->output_count > 0)
    return complain("--diff: shows changes, not findings; it takes no --format and no -o");
  if (options->diff && options->write_baseline)
    return complain("--diff: changes nothing; a baseline of what it would leave goes with --fix");
  for (int i = 0; options->fix && i < options->output_count; i++)
    options->outputs[i].to_stderr = reads_stdin(options);
  return true;
}

/* Where GitHub runs it, the text on the console has annotations between its lines, which GitHub
 * takes out. */
static void add_annotations(struct options *options)
{
  const char *github = getenv("GITHUB_ACTIONS");
  bool is_text = false, has_them = options->output_count == MAX_OUTPUTS;
  for (int i = 0; i < options->output_count; i++) {
    is_text |= options->outputs[i].format == &report_text && !options->outputs[i].path;
    has_them |= options->outputs[i].format == &report_github;
  }
  if (github && strcmp(github, "true") == 0 && is_text && !has_them)
    options->outputs[options->output_count++] = (struct output_option){.format = &report_github};
}

static bool choose_outputs(struct options *options)
{
  int consoles = 0;
  if (options->diff)
    return choose_fix_outputs(options);
  if (options->output_count == 0)
    options->outputs[options->output_count++].format = &report_text;
  for (int i = 0; i < options->output_count; i++)
    consoles += options->outputs[i].path == NULL;
  if (consoles > 1)
    return complain("two formats for standard output: give each further one an -o FILE");
  add_annotations(options);
  return choose_fix_outputs(options);
}

static bool check_arguments(const struct options *options)
{
  const struct command *command = options->command;
  if (command->most == 0 && options->argument_count > 0)
    return complain("%s: takes no argument; see terlint %s --help", command->name, command->name);
  if (options->argument_count < command->least ||
      (command->most != ANY_NUMBER && options->argument_count > command->most))
    return complain("usage: terlint %s %s", command->name, command->arguments);
  for (int i = 0; command->values && i < options->argument_count; i++)
    if (!values_accept(command->values, command->name, options->arguments[i]))
      return false;
  return true;
}

bool options_read(struct options *options, const struct command *command, int argc, char **argv)
{
  struct getopt_tables tables;
  *options = (struct options){.command = command, .fail_on = SEVERITY_ERROR};
  bool good = make_tables(&tables, command) && read_all_options(options, &tables, argc, argv);
  free_tables(&tables);
  if (!good || options->help || options->version)
    return good;
  if (options->config && options->no_config)
    return complain("--config and --no-config: give one of them");
  return choose_outputs(options) && check_arguments(options);
}

void options_free(struct options *options)
{
  free(options->exclude);
}
