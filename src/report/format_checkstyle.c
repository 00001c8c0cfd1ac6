/* Checkstyle's XML, as of its version 4.3, which code review tools and Jenkins read. */
#include "report/detail.h"
#include "report/xml.h"

#include <inttypes.h>

static void put_message(struct buffer *out, const struct diagnostic *diagnostic)
{
  struct buffer message = {0};
  detail_write_message(&message, diagnostic);
  xml_put_attribute(out, "message", message.bytes, message.length);
  out->failed |= message.failed;
  buffer_free(&message);
}

static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  const struct rule *rule = diagnostic->rule;
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  buffer_printf(out, "    <error line=\"%" PRIu64 "\" column=\"%u\" severity=\"%s\"", at.line,
                at.column, severity_word(diagnostic->severity));
  put_message(out, diagnostic);
  buffer_printf(out, " source=\"terlint.%s.%s\"/>\n", category_word(rule->category), rule->id);
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_diagnostic);
}

static void begin(struct report *report)
{
  xml_put_declaration(&report->out);
  buffer_put_string(&report->out, "<checkstyle version=\"4.3\">\n");
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  struct buffer *out = &report->out;
  if (piece->begins) {
    buffer_put_string(out, "  <file");
    xml_put_attribute(out, "name", piece->path.given, strlen(piece->path.given));
    buffer_put_string(out, ">\n");
  }
  buffer_put(out, piece->body->bytes, piece->body->length);
  if (piece->ends)
    buffer_put_string(out, "  </file>\n");
}

static void end(struct report *report, const struct report_summary *summary)
{
  (void)summary;
  buffer_put_string(&report->out, "</checkstyle>\n");
}

const struct report_format report_checkstyle = {
    .name = "checkstyle",
    .begin = begin,
    .document = write_document,
    .piece = write_piece,
    .end = end,
};
