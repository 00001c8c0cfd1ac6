/* How far a long run is: one line on a terminal, which is gone when the run ends. */
#ifndef TERLINT_CLI_PROGRESS_H
#define TERLINT_CLI_PROGRESS_H

#include "cli/options.h"

struct progress {
  bool is_on;    /* somebody sits there and wants it */
  bool is_shown; /* the line stands there */
  double next;   /* when to show it again */
  uint64_t files, done;
};

/* Begins a run over FILES files: it is on where standard error is a terminal that can take a line
 * back. */
void progress_begin(struct progress *progress, const struct options *options, uint64_t files);

/* Takes the line back, before anything else is written. */
void progress_hide(struct progress *progress);

/* Shows how far the run has come, where it is time to: after half a second, and then ten times a
 * second. */
void progress_show(struct progress *progress, const struct report_summary *summary);

#endif
