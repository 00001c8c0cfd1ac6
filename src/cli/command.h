/* A command of terlint's command line: one descriptor each, in the file that runs it. */
#ifndef TERLINT_CLI_COMMAND_H
#define TERLINT_CLI_COMMAND_H

#include "cli/options.h"
#include "cli/values.h"

enum exit_code {
  EXIT_GOOD,
  EXIT_FINDINGS, /* what was looked at is not as it should be */
  EXIT_TROUBLE,  /* wrong usage, a file that cannot be read or written, memory ended */
};

enum { ANY_NUMBER = -1 };

struct option_record;

struct command {
  const char *name;
  const char *arguments;       /* as the usage shows them */
  const struct values *values; /* what an argument can be; NULL: there are none */
  const char *summary;         /* half a line, for the list of commands */
  const char *about;           /* its help: paragraphs with an empty line between them */
  const char *exits;           /* what its exit codes mean: one paragraph */
  unsigned groups;             /* bits of enum option_group: the options that it takes */
  int least, most;             /* how many arguments there may be; most may be ANY_NUMBER */
  enum exit_code (*run)(const struct options *options);
};

/* clang-format off */
extern const struct command
    check_command,
    completions_command,
    explain_command,
    help_command,
    lsp_command,
    render_command,
    schema_command,
    test_rules_command;
/* clang-format on */

/* All commands, in the order of the manual; ends with NULL. */
extern const struct command *const commands[];

/* The command of that name; NULL where there is none. */
const struct command *command_find(const char *name);

/* Whether COMMAND takes the option of RECORD. */
bool command_takes(const struct command *command, const struct option_record *record);

/* The command whose misspelling NAME most likely is; NULL where none is near. */
const struct command *command_near(const char *name);

#endif
