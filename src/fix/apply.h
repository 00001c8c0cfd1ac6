/* Edits, made: the text after them, and where it differs from the one before. */
#ifndef TERLINT_FIX_APPLY_H
#define TERLINT_FIX_APPLY_H

#include "base/buffer.h"
#include "diag/edit.h"

/* Writes the LENGTH bytes of TEXT with EDITS made, which are sorted and do not overlap, to OUT,
 * behind what is there. Of edits at one place the first comes first. */
void apply_edits(struct buffer *out, const char *text, size_t length, const struct edit *edits,
                 uint32_t count);

/* What stood at BEFORE is now what stands at AFTER. */
struct change {
  struct span before, after;
};

/* Changes from one text to another, sorted, apart from one another. */
struct changes {
  struct change *list; /* from malloc */
  uint32_t count;
};

/* Takes EDITS of the text that CHANGES lead to into CHANGES. False when memory ends. */
bool changes_add(struct changes *changes, const struct edit *edits, uint32_t count);

/* Takes LATER, which begin with the text that CHANGES lead to, into CHANGES. False when memory
 * ends. */
bool changes_join(struct changes *changes, const struct changes *later);

void changes_free(struct changes *changes);

/* Where OFFSET of the text before stands in the text after. Within a change that is the beginning
 * of what took its place; behind what is inserted at OFFSET. */
uint32_t changes_move(const struct changes *changes, uint32_t offset);

/* Likewise, but in front of what is inserted at OFFSET. */
uint32_t changes_begin(const struct changes *changes, uint32_t offset);

#endif
