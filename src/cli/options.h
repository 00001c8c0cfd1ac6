/* What the command line asks for. */
#ifndef TERLINT_CLI_OPTIONS_H
#define TERLINT_CLI_OPTIONS_H

#include "config/glob.h"
#include "read/yaml.h"
#include "report/report.h"

struct command;

enum { MAX_OUTPUTS = 16 };

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct output_option {
  const struct report_format *format;
  const char *path; /* NULL: standard output */
  bool to_stderr;   /* without a path: standard error */
  bool is_held;     /* nothing of it appears before it is complete */
};

/* Its strings are those of argv. */
struct options {
  const char *program; /* the name by which terlint was called */
  const struct command *command;
  char **arguments; /* into argv: what stands behind the command and its options */
  int argument_count;
  struct output_option outputs[MAX_OUTPUTS];
  int output_count;   /* at least 1; none with --diff */
  const char *config; /* NULL: what is found */
  bool no_config;
  struct glob *exclude;
  size_t exclude_count;
  bool force_exclude;
  const char *baseline, *write_baseline; /* NULL: not given */
  const char *select, *ignore;           /* NULL: not given */
  bool has_fail_on, has_yaml;
  enum severity fail_on; /* SEVERITY_COUNT: never */
  const char *schema;    /* NULL: the request */
  const char *contract;  /* NULL: the bundled one */
  const char *stdin_filename;
  enum yaml_version yaml;
  enum color_mode color;
  unsigned jobs;         /* 0: as many as there are processors */
  const char *body_path; /* where `render` writes to; NULL: standard output */
  bool pretty;
  bool markdown;
  uint64_t max_diagnostics;     /* 0: all */
  bool fix, unsafe_fixes, diff; /* diff: shows what fix would do */
  bool quiet, verbose, statistics, exit_zero, list_files;
  bool stdio;              /* changes nothing */
  uint64_t by_environment; /* bits of the records of options that the environment gave */
  const char *origin;      /* of the option that is being set, for what is wrong with it */
  bool help, version;      /* the others are not looked at then */
};

/* Reads ARGV, of which argv[0] is passed over and whose order it may change, as COMMAND's options
 * and arguments. False, with a line on standard error, where it is wrong. To be freed in either
 * case. */
bool options_read(struct options *options, const struct command *command, int argc, char **argv);

void options_free(struct options *options);

#endif
