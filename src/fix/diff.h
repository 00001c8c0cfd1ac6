/* The unified diff of one file, put together as pieces of the file come; `patch -p0` and `git apply
 * -p0` take it. Memory holds one hunk. */
#ifndef TERLINT_FIX_DIFF_H
#define TERLINT_FIX_DIFF_H

#include "fix/apply.h"

enum { DIFF_CONTEXT = 3 }; /* lines around a change */

struct diff {
  const char *path;   /* as it is written into the diff */
  bool is_for_people; /* control characters are escaped: good to look at, not to apply */
  struct buffer out;  /* complete hunks; failed where memory ended */
  /* of the hunk under way: */
  bool is_open;
  struct buffer body, added;          /* added: lines that stand behind those removed */
  uint64_t before_first, after_first; /* 1-based numbers of its first lines */
  uint64_t before_count, after_count;
  /* lines without changes behind it, or before the next one */
  struct buffer same[2 * DIFF_CONTEXT + 1]; /* a ring */
  unsigned same_first, same_count;
  uint64_t before_line, after_line; /* that have been seen */
  bool has_header;
};

/* Begins a diff of the file PATH, any bytes, which must outlive it. */
void diff_begin(struct diff *diff, const char *path, bool is_for_people);

/* Takes the next piece of the file: CHANGES lead from BEFORE to AFTER. All pieces but the last end
 * with a line. */
void diff_add(struct diff *diff, struct words before, struct words after,
              const struct changes *changes);

/* Completes the last hunk. */
void diff_end(struct diff *diff);

void diff_free(struct diff *diff);

#endif
