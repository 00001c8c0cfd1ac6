/* Did-you-mean. */
#ifndef TERLINT_BASE_SUGGEST_H
#define TERLINT_BASE_SUGGEST_H

#include <stddef.h>
#include <stdint.h>

/* The edits (insertions, deletions, substitutions, swaps of neighbours) that make CANDIDATE of
 * WORD; SIZE_MAX where they are over a third of WORD's length, which is no misspelling. Lengths are
 * in bytes. */
size_t suggest_edits(const char *word, size_t length, const char *candidate,
                     size_t candidate_length);

/* The one of COUNT candidates that WORD, of LENGTH bytes, most likely is a misspelling of: the one
 * with the least edits. NULL where none is near. */
const char *suggest(const char *word, size_t length, const char *const *candidates, size_t count);

#endif
