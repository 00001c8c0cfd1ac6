/* Text from strangers, fit for a terminal: nothing in it can move the cursor, change the reading
 * direction, hide, or begin a line of its own. */
#ifndef TERLINT_REPORT_SAFE_TEXT_H
#define TERLINT_REPORT_SAFE_TEXT_H

#include "base/buffer.h"

#include <stdint.h>

/* Whether C is a control, or a format character that reorders or hides text (Unicode general
 * categories Cc, Cf, Zl, Zp), or a surrogate. */
bool safe_text_is_unsafe(uint32_t c);

/* Writes LENGTH bytes: control and format characters as \xNN or \uNNNN, bytes that are not UTF-8
 * and lone surrogates likewise, a tab as one space. */
void safe_text_put(struct buffer *out, const char *bytes, size_t length);

/* Writes the one character at BYTES and tells the bytes it took; *COLUMNS are those of a terminal
 * that it fills. LENGTH is at least 1. */
size_t safe_text_put_character(struct buffer *out, const char *bytes, size_t length,
                               uint32_t *columns);

#endif
