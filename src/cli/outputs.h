/* Where the reports go: standard output, and files that are whole or not there. */
#ifndef TERLINT_CLI_OUTPUTS_H
#define TERLINT_CLI_OUTPUTS_H

#include "cli/atomic_file.h"
#include "cli/options.h"
#include "cli/spool.h"

struct output {
  const struct report_format *format;
  const char *path;        /* NULL: standard output or error */
  struct atomic_file file; /* of a regular `path`, until outputs_close */
  FILE *stream;
  bool is_held; /* what comes is in `spool` until outputs_close */
  struct spool spool;
  struct report report;
};

struct outputs {
  struct output items[MAX_OUTPUTS];
  int count;
};

/* Opens what OPTIONS names; SHARED is what all reports have in common. False, with a line on
 * standard error, where one cannot be opened. */
bool outputs_open(struct outputs *outputs, const struct options *options,
                  const struct report_options *shared);

/* Ends them without a report file, and without what is held back. */
void outputs_discard(struct outputs *outputs);

/* Writes BYTES to output INDEX. */
void outputs_write(struct outputs *outputs, int index, const struct buffer *bytes);

/* Completes all of them: a report file appears only now. False, with a line on standard error,
 * where something could not be written. */
bool outputs_close(struct outputs *outputs);

#endif
