/* The command line. */
#ifndef TERLINT_CLI_OPTIONS_H
#define TERLINT_CLI_OPTIONS_H

#include "engine/selection.h"
#include "read/yaml.h"
#include "report/report.h"

enum { MAX_OUTPUTS = 16 };

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct output_option {
  const struct report_format *format;
  const char *path; /* NULL: standard output */
};

/* What the command line asks for; its strings are those of argv. */
struct options {
  char **paths; /* into argv */
  int path_count;
  struct output_option outputs[MAX_OUTPUTS];
  int output_count; /* at least 1 */
  struct selection selection;
  enum severity fail_on; /* SEVERITY_COUNT: never */
  const char *schema;    /* NULL: the request */
  const char *contract;  /* NULL: the bundled one */
  const char *stdin_filename;
  enum yaml_version yaml;
  enum color_mode color;
  unsigned jobs; /* 0: as many as there are processors */
  bool quiet, verbose, exit_zero, list_files;
};

enum options_result {
  OPTIONS_RUN,
  OPTIONS_DONE,  /* --help or --version: said on standard output */
  OPTIONS_WRONG, /* said on standard error */
};

/* Reads ARGV, whose order it may change; the first argument may be the word `check`. */
enum options_result options_read(struct options *options, int argc, char **argv);

#endif
