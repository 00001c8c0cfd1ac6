/* Did-you-mean. */
#ifndef TERLINT_BASE_SUGGEST_H
#define TERLINT_BASE_SUGGEST_H

#include <stddef.h>

/* The one of COUNT candidates that WORD, of LENGTH bytes, most likely is a misspelling of: at the
 * least edit distance (insertions, deletions, substitutions, swaps of neighbours), which is a third
 * of the length at most. NULL where none is that near. */
const char *suggest(const char *word, size_t length, const char *const *candidates, size_t count);

#endif
