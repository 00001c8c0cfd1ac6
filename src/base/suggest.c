#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 }; /* bytes; nobody misspells a longer word for one of ours */

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Optimal string alignment distance; both words are at most LONGEST bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
  size_t rows[3][LONGEST + 1]; /* of the prefixes of a two shorter, one shorter, and this one */
  size_t *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= b_length; j++)
    above[j] = j;
  for (size_t i = 1; i <= a_length; i++) {
    row[0] = i;
    for (size_t j = 1; j <= b_length; j++) {
      row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], before[j - 2] + 1);
    }
    size_t *oldest = before;
    before = above;
    above = row;
    row = oldest;
  }
  return above[b_length];
}

size_t suggest_edits(const char *word, size_t length, const char *candidate,
                     size_t candidate_length)
{
  size_t most = length > 3 ? length / 3 : 1;
  if (length > LONGEST || candidate_length > LONGEST)
    return SIZE_MAX;
  size_t edits = distance(word, length, candidate, candidate_length);
  return edits <= most ? edits : SIZE_MAX;
}

const char *suggest(const char *word, size_t length, const char *const *candidates, size_t count)
{
  const char *best = NULL;
  size_t least_edits = SIZE_MAX;
  for (size_t i = 0; i < count; i++) {
    size_t edits = suggest_edits(word, length, candidates[i], strlen(candidates[i]));
    if (edits < least_edits) {
      best = candidates[i];
      least_edits = edits;
    }
  }
  return best;
}
