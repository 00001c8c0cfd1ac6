/* Findings that are known and put up with: a JSON file of their fingerprints
 * (report/fingerprint.h), which holds them against a run so that only new ones are reported.
 *
 * {"version":1,"fingerprints":"terlint/v1","findings":[
 * {"path":"requests/a.yaml","rule":"missing","count":1,"fingerprints":["6d7c69cbceef4532"]}
 * ]}
 *
 * A line for each path and rule, both for people: only the fingerprints count. */
#ifndef TERLINT_CLI_BASELINE_H
#define TERLINT_CLI_BASELINE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "diag/rule.h"
#include "text/source.h"

#include <stdatomic.h>

/* --- as it is read --- */

struct baseline_group;
struct baseline_entry;

struct baseline {
  const char *path; /* the caller's */
  struct buffer bytes;
  struct arena arena;
  struct source source;
  struct baseline_entry *entries; /* by their fingerprints */
  atomic_bool *is_seen;           /* of each entry */
  size_t count, capacity;
  struct map groups; /* by the path in the repository */
};

/* Reads the file at PATH. False, with a line on standard error, where that cannot be done or it is
 * no baseline. To be freed in either case. */
bool baseline_read(struct baseline *baseline, const char *path);
void baseline_free(struct baseline *baseline);

/* Whether FINGERPRINT is in it; keeps in mind that it was asked for. May be called by threads. */
bool baseline_has(struct baseline *baseline, uint64_t fingerprint);

/* Notes that all of the file PATH, as a fingerprint has it, has been checked. False when memory
 * ends. */
bool baseline_note_file(struct baseline *baseline, const char *path);

/* How many entries about files that were noted, and about one of the COUNT RULES, were not asked
 * for: what they stand for is gone. RULES of NULL are all. */
uint64_t baseline_count_gone(const struct baseline *baseline, const struct rule *const *rules,
                             size_t count);

/* --- as it is written --- */

struct baseline_finding {
  const char *path; /* in the arena of its list */
  const struct rule *rule;
  uint64_t fingerprint;
};

/* What one thread has found; zeroed, it is empty but for its arena. */
struct baseline_findings {
  struct arena arena;
  struct baseline_finding *items;
  size_t count, capacity;
};

void baseline_findings_free(struct baseline_findings *findings);

/* Adds a finding of the file PATH. False when memory ends. */
bool baseline_findings_add(struct baseline_findings *findings, const char *path,
                           const struct rule *rule, uint64_t fingerprint);

/* Moves what is in MORE to the end of FINDINGS; the paths stay in the arena of MORE. False when
 * memory ends. */
bool baseline_findings_join(struct baseline_findings *findings,
                            const struct baseline_findings *more);

/* Writes FINDINGS, which it sorts, to the file at PATH, which is what it was or whole. False, with
 * a line on standard error, where that cannot be done. */
bool baseline_write(const char *path, struct baseline_findings *findings);

#endif
