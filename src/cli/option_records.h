/* The options: one record each feeds the parser, the help, the did-you-mean and the completions. */
#ifndef TERLINT_CLI_OPTION_RECORDS_H
#define TERLINT_CLI_OPTION_RECORDS_H

#include "cli/options.h"
#include "cli/values.h"

/* What an option is about: a heading of the help. A command takes all of a group or none. */
enum option_group {
  GROUP_BODY,
  GROUP_FILES,
  GROUP_CONFIG,
  GROUP_READING,
  GROUP_RULES,
  GROUP_REPORT,
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
};

/* In the order of the help. */
extern const struct option_record option_records[];
extern const size_t option_record_count;

/* The heading of a group. */
extern const char *const option_group_titles[GROUP_COUNT];

#endif
