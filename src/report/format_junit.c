/* JUnit's XML as Jenkins reads it: one suite, with a case for each file. A case fails where terlint
 * would with that file alone (--fail-on); other findings are its output. */
#include "report/detail.h"
#include "report/totals.h"
#include "report/xml.h"

#include <inttypes.h>

static void write_line(struct buffer *out, const struct report_document *document,
                       const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  detail_write_line(&text, document, diagnostic);
  buffer_put_string(&text, "\n  help: ");
  detail_write_help(&text, diagnostic);
  buffer_put_char(&text, '\n');
  xml_put_text(out, text.bytes, text.length);
  out->failed |= text.failed;
  buffer_free(&text);
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_line);
}

static void put_case(struct buffer *out, const struct report_path *path, double seconds)
{
  buffer_put_string(out, "    <testcase classname=\"terlint\"");
  xml_put_attribute(out, "name", path->given, strlen(path->given));
  buffer_printf(out, " time=\"%.3f\">\n", seconds);
}

static void put_failure(struct buffer *out, const struct report_summary *file,
                        const struct buffer *lines)
{
  buffer_put_string(out, "      <failure message=\"");
  totals_write(out, file);
  buffer_put_string(out, "\">\n");
  buffer_put(out, lines->bytes, lines->length);
  buffer_put_string(out, "</failure>\n");
}

static void put_output(struct buffer *out, const struct buffer *lines)
{
  buffer_put_string(out, "      <system-out>\n");
  buffer_put(out, lines->bytes, lines->length);
  buffer_put_string(out, "</system-out>\n");
}

/* The suite's totals stand before its cases: those wait in `later`. */
static void write_piece(struct report *report, const struct report_piece *piece)
{
  struct buffer *out = &report->later, *lines = &report->file;
  buffer_put(lines, piece->body->bytes, piece->body->length);
  if (!piece->ends)
    return;
  put_case(out, &piece->path, piece->file->seconds);
  if (piece->file->failed > 0) {
    put_failure(out, piece->file, lines);
    report->entries++;
  } else if (lines->length > 0)
    put_output(out, lines);
  buffer_put_string(out, "    </testcase>\n");
  out->failed |= lines->failed;
  buffer_clear(lines);
}

static void write_unreadable(struct report *report, const struct report_path *path,
                             const char *reason)
{
  struct buffer *out = &report->later;
  put_case(out, path, 0);
  buffer_put_string(out, "      <error");
  xml_put_attribute(out, "message", reason, strlen(reason));
  buffer_put_string(out, "/>\n    </testcase>\n");
  report->errors++;
}

static void end(struct report *report, const struct report_summary *summary)
{
  struct buffer *out = &report->out;
  xml_put_declaration(out);
  buffer_printf(out,
                "<testsuites>\n  <testsuite name=\"terlint\" tests=\"%" PRIu64
                "\" failures=\"%" PRIu64 "\" errors=\"%" PRIu64 "\" time=\"%.3f\">\n",
                summary->files + report->errors, report->entries, report->errors, summary->seconds);
  buffer_put(out, report->later.bytes, report->later.length);
  buffer_put_string(out, "  </testsuite>\n</testsuites>\n");
  out->failed |= report->later.failed;
}

const struct report_format report_junit = {
    .name = "junit",
    .document = write_document,
    .piece = write_piece,
    .unreadable = write_unreadable,
    .end = end,
};
