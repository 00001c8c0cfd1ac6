/* --fix and --diff: what becomes of the files of a run. Jobs come one after the other, in one
 * thread, so that a path that is given twice finds what was made of it. */
#ifndef TERLINT_CLI_FIXING_H
#define TERLINT_CLI_FIXING_H

#include "cli/atomic_file.h"
#include "cli/jobs.h"
#include "cli/options.h"
#include "engine/repair.h"
#include "fix/diff.h"

struct fixing {
  const struct options *options;
  bool trouble; /* something could not be written; said on standard error */
  uint64_t fixed, left_unsafe, left_by_rounds, changed_files;
  struct repair repair;    /* of the job under way */
  struct diff diff;        /* of the file under way */
  struct atomic_file file; /* of the JSON Lines file under way, from its first change on */
  uint64_t file_fixed;     /* in the file under way */
  uint64_t file_refused;   /* fixes of the file under way that were not made */
  uint64_t base;           /* bytes that it has by now, without a byte order mark */
  bool gave_up;            /* on the file under way */
};

/* Whether OPTIONS ask for fixes. */
static inline bool fixing_is_wanted(const struct options *options)
{
  return options->fix || options->diff;
}

/* Fixes what CHECKER finds in JOB, which is read; writes or shows it; and leaves in JOB what there
 * is to report on: the text after. ARENA is scratch. False when memory ends. */
bool fixing_take(struct fixing *fixing, const struct checker *checker, struct job *job,
                 struct arena *arena);

/* Frees what FIXING holds and makes sure of standard output. False where something could not be
 * written, which has been said on standard error. */
bool fixing_end(struct fixing *fixing);

/* Writes standard input to standard output as it is; false where that fails. */
bool fixing_pass_on(void);

/* Writes `fixed 3, 2 left (1 more with --unsafe-fixes)`, of which SUMMARY tells the second number,
 * on standard error. */
void fixing_print_summary(const struct fixing *fixing, const struct report_summary *summary);

#endif
