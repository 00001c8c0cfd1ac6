/* path:line:col: severity: message [rule] */
#include "report/detail.h"

static void write_line(struct buffer *out, const struct report_document *document,
                       const struct diagnostic *diagnostic)
{
  detail_write_line(out, document, diagnostic);
  buffer_put_char(out, '\n');
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_line);
}

const struct report_format report_short = {
    .name = "short", .finding_end = "\n", .document = write_document};
