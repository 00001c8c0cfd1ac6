/* A part of a string, such as a template in a header, becomes another text. */
#ifndef TERLINT_FIX_PART_H
#define TERLINT_FIX_PART_H

#include "fix/draft.h"

struct part {
  struct span in_text; /* bytes of the node's text */
  struct span at;      /* where exactly that stands in the source */
};

/* Sets PART to what the finding is about. False where the node is no string, or where it is not
 * known exactly where in the source that stands. */
bool part_find(const struct fix_site *site, struct part *part);

/* Puts TEXT, a template and what needs no escape beside it, in PART's place. A plain scalar gets
 * quotes where it would not be the same string without. */
void part_replace(struct draft *draft, struct part part, struct doc_text text);

#endif
