/* The options: one record each feeds the parser, the help, the did-you-mean and the completions. */
#ifndef TERLINT_CLI_OPTION_RECORDS_H
#define TERLINT_CLI_OPTION_RECORDS_H

#include "cli/options.h"
#include "cli/values.h"

/* What an option is about: a heading of the help. A command takes all of a group or none. */
enum option_group {
  GROUP_PAGES,
  GROUP_BODY,
  GROUP_FILES,
  GROUP_CONFIG,
  GROUP_READING,
  GROUP_RULES,
  GROUP_REPORT,
  GROUP_BASELINE,
  GROUP_FIX,
  GROUP_EXIT,
  GROUP_RUN,
  GROUP_SERVER,
  GROUP_COMMON,
  GROUP_COUNT,
};

struct option_record {
  const char *name;
  char letter;                 /* 0: none */
  const struct values *values; /* NULL: takes none */
  enum option_group group;
  const char *help; /* what it does; the words it takes are added to it */
  /* What it sets: a bool of struct options, a const char *, or what APPLY makes of its value (NULL
   * where it takes none). APPLY is false, with a line on standard error, for what it does not take.
   */
  size_t flag, text;
  bool (*apply)(struct options *options, const char *value);
  bool is_of_the_moment; /* the environment has no say in it */
};

/* In the order of the help. */
extern const struct option_record option_records[];
extern const size_t option_record_count;

enum { OPTION_SHOWN = 48 }; /* bytes that the name of an option or of its variable takes */

/* Writes the name of RECORD's variable: TERLINT_FAIL_ON. */
void option_put_variable(const struct option_record *record, char shown[OPTION_SHOWN]);

/* Writes what the option NAME, as it is in force, was given by: --fail-on or TERLINT_FAIL_ON. */
void option_put_origin(const struct options *options, const char *name, char shown[OPTION_SHOWN]);

/* Sets OPTIONS by VALUE, NULL where the option takes none, from the environment or the command
 * line. False, with a line on standard error, where it is wrong. */
bool option_set(struct options *options, const struct option_record *record, const char *value,
                bool by_environment);

/* The heading of a group. */
extern const char *const option_group_titles[GROUP_COUNT];

#endif
