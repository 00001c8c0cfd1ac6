/* Parts that several formats share. */
#ifndef TERLINT_REPORT_DETAIL_H
#define TERLINT_REPORT_DETAIL_H

#include "report/report.h"

/* The members of a diagnostic's entry in the 422, `"type":…` to `"ctx":…`, without the braces. */
void detail_write_entry(struct buffer *out, const struct diagnostic *diagnostic);

/* What a person reads: the message and, where that does not say it yet, the reason behind it. Control
 * characters are escaped. */
void detail_write_message(struct buffer *out, const struct diagnostic *diagnostic);

/* One line: what to do. Control characters are escaped. */
void detail_write_help(struct buffer *out, const struct diagnostic *diagnostic);

/* The loc as one would write it in code: body.env_vars["a b"].items[3]. Control characters are
 * escaped. */
void detail_write_loc(struct buffer *out, const struct diagnostic *diagnostic);

/* PATH as text: bytes that are not UTF-8 become U+FFFD. */
void detail_write_path(struct buffer *out, const char *path);

/* The diagnostics of DOCUMENT by their place in the text; they keep their order where that is the
 * same. An array from malloc that the caller frees; NULL where memory ends. */
const struct diagnostic **detail_by_position(const struct report_document *document);

#endif
