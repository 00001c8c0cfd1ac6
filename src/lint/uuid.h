/* UUIDs as pydantic 2 reads them (contract section 3): simple, hyphenated, braced or as a URN. */
#ifndef TERLINT_LINT_UUID_H
#define TERLINT_LINT_UUID_H

#include "base/buffer.h"
#include "doc/doc.h"

enum { UUID_TEXT_LENGTH = 36 }; /* RFC 9562 section 4: the canonical form */

/* Whether pydantic takes TEXT for a UUID. */
bool uuid_is_valid(struct doc_text text);

/* Why pydantic does not take TEXT, in the words of its `ctx.error`. */
void uuid_explain(struct buffer *out, struct doc_text text);

/* The canonical form of a valid TEXT: lower case, with hyphens, UUID_TEXT_LENGTH bytes. */
void uuid_canonical(struct doc_text text, char *out);

#endif
