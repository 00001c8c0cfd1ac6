/* path:line:col: severity: message [rule] */
#include "report/detail.h"
#include "report/safe_text.h"

#include <inttypes.h>
#include <stdlib.h>

static void write_line(struct buffer *out, const struct report_document *document,
                       const struct diagnostic *diagnostic)
{
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  safe_text_put(out, document->path.given, strlen(document->path.given));
  buffer_printf(out, ":%" PRIu64 ":%u: %s: ", at.line, at.column,
                severity_word(diagnostic->severity));
  detail_write_message(out, diagnostic);
  buffer_printf(out, " [%s]\n", diagnostic->rule->id);
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  if (document->count == 0)
    return;
  const struct diagnostic **order = detail_by_position(document);
  out->failed |= !order;
  for (uint32_t i = 0; order && i < document->count; i++)
    write_line(out, document, order[i]);
  free(order);
}

const struct report_format report_short = {.name = "short", .document = write_document};
