/* JSON strings of any text, for reports that are read by other programs. */
#ifndef TERLINT_REPORT_JSON_TEXT_H
#define TERLINT_REPORT_JSON_TEXT_H

#include "base/buffer.h"

/* Writes LENGTH bytes as a JSON string (RFC 8259 section 7). Controls and what else could act on a
 * terminal are \u escapes; bytes that are not UTF-8, and lone surrogates, become U+FFFD. */
void json_text_put(struct buffer *out, const char *bytes, size_t length);

void json_text_put_string(struct buffer *out, const char *string);

#endif
