/* SARIF's results, and the parts that they share with its notifications. */
#ifndef TERLINT_REPORT_SARIF_RESULT_H
#define TERLINT_REPORT_SARIF_RESULT_H

#include "report/report.h"

/* Writes the `artifactLocation` member of a file, PATH as in report_path.in_repository. */
void sarif_put_artifact(struct buffer *out, const char *path);

/* Writes a `message` object of plain text. */
void sarif_put_text(struct buffer *out, const char *bytes, size_t length);

/* Writes a line for each diagnostic: a `result` object. */
void sarif_write_document(struct buffer *out, const struct report_options *options,
                          const struct report_document *document);

#endif
