/* Strings as they are written in JSON and YAML. */
#ifndef TERLINT_FIX_SCALAR_H
#define TERLINT_FIX_SCALAR_H

#include "base/buffer.h"
#include "doc/doc.h"

/* Writes TEXT, UTF-8, between quotes of the kind QUOTE, ' or ". Where TEXT cannot stand between '
 * on one line, " is taken. In JSON QUOTE must be ". */
void scalar_put_quoted(struct buffer *out, struct doc_text text, char quote);

/* Writes TEXT, a word of letters, digits, `_` and `-` that begins with a letter or is a UUID, as
 * WRITTEN is: between the same quotes, or with none. A block scalar's place is taken by one line.
 */
void scalar_put_word(struct buffer *out, struct doc_text text, struct doc_text written);

#endif
