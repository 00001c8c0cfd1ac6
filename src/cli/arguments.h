/* @FILE on the command line, before a --, stands for the lines of FILE. */
#ifndef TERLINT_CLI_ARGUMENTS_H
#define TERLINT_CLI_ARGUMENTS_H

#include "base/buffer.h"

struct arguments {
  int count;
  char **values; /* ends with NULL; point into argv and into `text` */
  struct buffer *texts;
  int text_count;
};

/* Expands ARGV. False, with a line on standard error, where a file cannot be read. To be freed in
 * either case. */
bool arguments_expand(struct arguments *arguments, int argc, char **argv);
void arguments_free(struct arguments *arguments);

#endif
