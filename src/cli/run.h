/* A run over files: files become jobs, jobs become pieces of reports, and the pieces are written in
 * the order of the files. */
#ifndef TERLINT_CLI_RUN_H
#define TERLINT_CLI_RUN_H

#include "cli/files.h"
#include "cli/jobs.h"
#include "cli/outputs.h"
#include "engine/check.h"

struct worker_state;

struct run {
  const struct options *options;
  struct checker checker;
  struct outputs outputs;
  struct job_source source;
  struct worker_state *workers;
  struct report_summary summary;
  bool
      trouble; /* something could not be read or written, or memory ended; said on standard error */
};

/* Checks FILES with RUN's checker, on as many threads as its options say, and writes to its
 * outputs, which are open. */
void run_files(struct run *run, const struct file_list *files);

#endif
