/* A value as JSON. */
#ifndef TERLINT_DOC_JSON_WRITE_H
#define TERLINT_DOC_JSON_WRITE_H

#include "base/buffer.h"
#include "doc/secrets.h"

/* As the server echoes it: json.dumps(…, ensure_ascii=False, separators=(",", ":")) of what
 * CPython's json.loads made of it (contract section 2). Compact; a repeated key has its first place
 * and its last value; numbers as Python prints them. What Python could not send (NaN, infinities,
 * lone surrogates) is written as NaN, Infinity and \udXXX, so that the output is UTF-8 at any time.
 * A DOC_BROKEN value is null. Memory in proportion to the depth and to the largest object; failure
 * is OUT's. */
void json_write_value(struct buffer *out, const struct doc_node *node);

/* The same with what may be shown of strings: SECRETS and those of a known form are masked. */
void json_write_shown(struct buffer *out, const struct doc_node *node,
                      const struct secrets *secrets);

/* The same value with numbers as they stand in the source. INDENT blanks a level; 0 writes one
 * line, without blanks. Returns NULL, or the first value that JSON has no form for (NaN, an
 * infinity, DOC_BROKEN): what was written is incomplete then. */
const struct doc_node *json_write_as_written(struct buffer *out, const struct doc_node *node,
                                             uint32_t indent);

/* TEXT in quotes; escaped is only what must be. */
void json_write_string(struct buffer *out, struct doc_text text);

/* What Python's str() gives for the number TOKEN that json.loads reads: integers whole, floats as
 * the shortest digits that give the same double. */
void json_write_number(struct buffer *out, enum doc_type type, struct doc_text token);

/* The double that Python's float() makes of a number TOKEN; an infinity where it overflows. The
 * locale plays no part. False when memory ends. */
bool json_token_value(struct doc_text token, double *value);

#endif
