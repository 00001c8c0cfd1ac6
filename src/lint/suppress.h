/* Comments of YAML that silence rules (README, "Suppression"):
 *
 *   # terlint: ignore[rule, …] why        at a line's end: on that line; on a line of its own: on
 * the next line that is no comment. A block scalar belongs to the line on which it begins. #
 * terlint: ignore-file[rule, …] why   in the whole file
 */
#ifndef TERLINT_LINT_SUPPRESS_H
#define TERLINT_LINT_SUPPRESS_H

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "doc/doc_texts.h"
#include "text/source.h"

/* One rule that a comment names, or a comment that cannot be understood. */
struct suppression {
  struct span comment; /* up to the end of its line */
  struct span word;    /* the rule's id; the comment where it cannot be understood */
  struct span lines;   /* what it silences: bytes of whole lines */
  bool is_file;        /* the whole file */
  bool is_malformed;
  bool is_used;     /* it has silenced something */
  bool is_reported; /* unused, or malformed; or it is no comment at all */
  struct suppression *next;
};

/* Those of one source; zeroed, they have not been looked for. */
struct suppressions {
  struct suppression **list; /* by place, and by what they silence, which is in the same order */
  uint32_t count;
  struct suppression **files; /* those for the whole file */
  uint32_t file_count;
  bool is_known;
};

/* The first of LIST whose comment begins at OFFSET or behind it. */
uint32_t suppressions_from(const struct suppressions *list, uint32_t offset);

/* Finds what looks like such comments in SOURCE, at the cost of one memchr where there are none;
 * they live in ARENA. False when memory ends. */
bool suppressions_find(struct suppressions *list, const struct source *source, struct arena *arena);

/* Strikes out those that are not comments but text of a document, which has TEXTS and reaches from
 * byte START to END. */
void suppressions_strike(struct suppressions *list, const struct source *source,
                         const struct doc_texts *texts, uint32_t start, uint32_t end);

/* Whether DIAGNOSTIC, of that document, is silenced; marks what does so as used. */
bool suppressions_cover(struct suppressions *list, const struct source *source,
                        const struct doc_texts *texts, const struct diagnostic *diagnostic);

#endif
