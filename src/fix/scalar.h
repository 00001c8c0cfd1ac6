/* Strings as they are written in JSON and YAML. */
#ifndef TERLINT_FIX_SCALAR_H
#define TERLINT_FIX_SCALAR_H

#include "base/buffer.h"
#include "doc/doc.h"

/* Writes TEXT, UTF-8, between quotes of the kind QUOTE, ' or ". Where TEXT cannot stand between '
 * on one line, " is taken. In JSON QUOTE must be ". */
void scalar_put_quoted(struct buffer *out, struct doc_text text, char quote);

/* Writes TEXT as WRITTEN is: between the same quotes, or with none, where that is the same string
 * to every version of YAML; a block scalar's place is taken by one line. What cannot stand without
 * quotes has ". */
void scalar_put_like(struct buffer *out, struct doc_text text, struct doc_text written);

#endif
