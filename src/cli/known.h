/* What a baseline makes of a run: findings that it holds, or that are written to it, are not
 * reported. What says why a document could not be read is always reported. */
#ifndef TERLINT_CLI_KNOWN_H
#define TERLINT_CLI_KNOWN_H

#include "cli/baseline.h"
#include "cli/options.h"

/* One worker thread's. */
struct known_worker {
  uint64_t hidden;                   /* findings left out */
  struct baseline_findings findings; /* those to be written */
};

struct known {
  const char *from, *to;    /* the files of --baseline and --write-baseline; NULL: none */
  struct baseline baseline; /* with `from` */
  struct known_worker *workers;
  unsigned worker_count;
};

/* Reads the baseline that OPTIONS name; one that is to be written is not read. False, with a line
 * on standard error, where it cannot be. To be freed in either case. */
bool known_open(struct known *known, const struct options *options);
void known_free(struct known *known);

/* Whether findings may be left out. */
static inline bool known_is_on(const struct known *known)
{
  return known->from || known->to;
}

/* Makes room for WORKERS threads. False when memory ends. */
bool known_begin(struct known *known, unsigned workers);

/* Takes what is known out of DOCUMENT, whose findings have fingerprints; what is left is in ARENA.
 * Called by threads, WORKER by one at a time. False when memory ends. */
bool known_hide(struct known *known, unsigned worker, struct report_document *document,
                struct arena *arena);

/* Notes that all of the file PATH, relative to the repository, has been checked. False when memory
 * ends. */
bool known_note_file(struct known *known, const char *path);

/* Writes the baseline, where one is to be, and a line about it. False, with a line on standard
 * error, where it cannot be written, or TROUBLE says that not all was checked. */
bool known_end(struct known *known, bool trouble);

/* Writes for the summary how many findings are hidden, and how many entries of the baseline are
 * gone: of those about one of the COUNT RULES, or all where RULES is NULL. */
void known_put_summary(const struct known *known, struct buffer *out,
                       const struct rule *const *rules, size_t count);

#endif
