/* From parts of a string to where they stand in the text. */
#ifndef TERLINT_LINT_PLACE_H
#define TERLINT_LINT_PLACE_H

#include "doc/doc.h"
#include "text/source.h"

/* Goes through a string as it is written and as it is read, side by side:
 *
 *   written   "a\u0062 \"c\""        'it''s'       |      or folded over lines
 *   text       ab "c"                 it's
 *
 * One thread's at a time. */
struct placer {
  const struct source *source;
  const struct doc_node *node;
  uint32_t text_at;    /* the byte of the text … */
  uint32_t written_at; /* … that stands at this byte of the source, or behind it */
  bool is_lost;        /* the two differ in a way that is not known */
};

/* Sets PLACER to the beginning of NODE, a string of SOURCE. */
void placer_begin(struct placer *placer, const struct source *source, const struct doc_node *node);

/* The place of LENGTH bytes of the text from byte FROM on; no part may begin before the end of the
 * one that was asked before. White space at its ends may be left out; all of the node where nothing
 * is left, as in the white space between lines, or where it stands behind an alias. Takes time in
 * proportion to what it passes. */
struct span placer_next(struct placer *placer, uint32_t from, uint32_t length);

/* The place of the one part of NODE that is asked for. */
struct span place_of_part(const struct source *source, const struct doc_node *node, uint32_t from,
                          uint32_t length);

#endif
