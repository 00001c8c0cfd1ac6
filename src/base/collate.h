/* The order of words in a dictionary. */
#ifndef TERLINT_BASE_COLLATE_H
#define TERLINT_BASE_COLLATE_H

#include <stddef.h>

/* Below, at or above 0 as A stands before, at or behind B: for ASCII the root order of Unicode's
 * collation (UTS 10, CLDR): white space, punctuation, symbols, digits, letters; upper and lower
 * case only where all else is equal, lower first; control characters do not count. Other characters
 * are behind all of these, by code point. Both are UTF-8. Pure. */
int collate(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
