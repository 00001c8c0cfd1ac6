/* Parts that several formats share. */
#ifndef TERLINT_REPORT_DETAIL_H
#define TERLINT_REPORT_DETAIL_H

#include "report/report.h"

/* The members of a diagnostic's entry in the 422, `"type":…` to `"ctx":…`, without the braces.
 * SECRETS are masked in the input; NULL: it is as the server sends it. */
void detail_write_entry(struct buffer *out, const struct diagnostic *diagnostic,
                        const struct secrets *secrets);

/* What a person reads: the message and, where that does not say it yet, the reason behind it.
 * Control characters are escaped. */
void detail_write_message(struct buffer *out, const struct diagnostic *diagnostic);

/* One line: what to do. Control characters are escaped. */
void detail_write_help(struct buffer *out, const struct diagnostic *diagnostic);

/* What WRITE, one of the functions above and below, makes of DIAGNOSTIC, as a JSON string. */
void detail_write_quoted(struct buffer *out,
                         void (*write)(struct buffer *out, const struct diagnostic *diagnostic),
                         const struct diagnostic *diagnostic);

/* The loc as one would write it in code: body.env_vars["a b"].items[3]. Control characters are
 * escaped. */
void detail_write_loc(struct buffer *out, const struct diagnostic *diagnostic);

/* Whether EDIT writes a secret of DOCUMENT, which it takes over from its place. */
bool detail_writes_secret(const struct report_document *document, const struct edit *edit);

/* Whether FIX may stand in a report, which goes to others: it writes no secret. */
bool detail_shows_fix(const struct report_document *document, const struct fix *fix);

/* PATH as text: bytes that are not UTF-8 become U+FFFD. */
void detail_write_path(struct buffer *out, const char *path);

/* PATH for a person. It can stand at the beginning of a line: one that looks like a command to a
 * runner of CI jobs (`::`, `##[`) has `./` before it. Control characters are escaped. */
void detail_write_shown_path(struct buffer *out, const char *path);

/* path:line:col: severity: message [rule] */
void detail_write_line(struct buffer *out, const struct report_document *document,
                       const struct diagnostic *diagnostic);

/* Writes one diagnostic of DOCUMENT. */
typedef void detail_writer(struct buffer *out, const struct report_document *document,
                           const struct diagnostic *diagnostic);

/* Calls WRITE for each of DOCUMENT's diagnostics by their place in the text. */
void detail_write_by_position(struct buffer *out, const struct report_document *document,
                              detail_writer *write);

/* The diagnostics of DOCUMENT by their place in the text; they keep their order where that is the
 * same. An array from malloc that the caller frees; NULL where memory ends. */
const struct diagnostic **detail_by_position(const struct report_document *document);

#endif
