/* A run over files: files become jobs, jobs become pieces of reports, and the pieces are written in
 * the order of the files. */
#ifndef TERLINT_CLI_RUN_H
#define TERLINT_CLI_RUN_H

#include "cli/files.h"
#include "cli/fixing.h"
#include "cli/jobs.h"
#include "cli/known.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/repository.h"
#include "engine/check.h"

struct worker_state;
struct run;

/* Adds to REPORTS, one for each output, what they have to hold of a document, and to SUMMARY what
 * was found beyond its diagnostics, which are counted already. Called by worker threads. */
typedef void run_document(const struct run *run, const struct checked *checked,
                          const struct report_document *document, struct buffer *reports,
                          struct report_summary *summary);

/* Zeroed but for its options, document, fixing, known and outputs, which are open. */
struct run {
  const struct options *options;
  run_document *document;
  struct outputs outputs;
  struct fixing *fixing; /* NULL: files stay as they are */
  struct known *known;   /* NULL: there is no baseline */
  struct job_source source;
  struct worker_state *workers;
  struct repository repository;
  bool wants_fingerprints;
  struct progress progress;
  uint64_t shown;           /* findings on the console, with --max-diagnostics */
  uint64_t not_shown;       /* those that were too many for it */
  uint64_t found[RULE_MAX]; /* by the rule's number, with --statistics */
  struct report_summary summary;
  struct report_summary file; /* of the file under way, up to its last piece */
  bool
      trouble; /* something could not be read or written, or memory ended; said on standard error */
};

/* What the formats make of a document. */
run_document run_report;

/* Checks FILES on as many threads as the options say, and writes the reports. */
void run_files(struct run *run, const struct file_list *files);

#endif
