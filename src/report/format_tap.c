/* The Test Anything Protocol, version 14: a test for each file, whose findings are its YAML block.
 * A test fails where terlint would with that file alone (--fail-on). */
#include "report/detail.h"
#include "report/json_text.h"
#include "report/safe_text.h"
#include "report/totals.h"

#include <inttypes.h>

/* YAML's double-quoted strings take all that JSON's do. */
static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  buffer_printf(out, "    - rule: %s\n      severity: %s\n", diagnostic->rule->id,
                severity_word(diagnostic->severity));
  if (document->many)
    buffer_printf(out, "      document: %" PRIu64 "\n", document->index);
  buffer_printf(out, "      line: %" PRIu64 "\n      column: %u\n      message: ", at.line,
                at.column);
  detail_write_quoted(out, detail_write_message, diagnostic);
  buffer_put_string(out, "\n      help: ");
  detail_write_quoted(out, detail_write_help, diagnostic);
  buffer_put_char(out, '\n');
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_diagnostic);
}

static void begin(struct report *report)
{
  buffer_put_string(&report->out, "TAP version 14\n");
}

/* A path as the description of a test, where `#` would begin a directive. */
static void put_description(struct buffer *out, const char *path)
{
  struct buffer text = {0};
  safe_text_put(&text, path, strlen(path));
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == '#' || text.bytes[i] == '\\')
      buffer_put_char(out, '\\');
    buffer_put_char(out, text.bytes[i]);
  }
  out->failed |= text.failed;
  buffer_free(&text);
}

static void put_test(struct report *report, bool good, const struct report_path *path)
{
  buffer_printf(&report->out, "%s %" PRIu64 " - ", good ? "ok" : "not ok", ++report->entries);
  put_description(&report->out, path->given);
  buffer_put_char(&report->out, '\n');
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  struct buffer *out = &report->out, *findings = &report->file;
  buffer_put(findings, piece->body->bytes, piece->body->length);
  if (!piece->ends)
    return;
  put_test(report, piece->file->failed == 0, &piece->path);
  if (findings->length > 0) {
    buffer_put_string(out, "  ---\n  message: ");
    totals_write(out, piece->file);
    buffer_put_string(out, "\n  findings:\n");
    buffer_put(out, findings->bytes, findings->length);
    buffer_put_string(out, "  ...\n");
  }
  out->failed |= findings->failed;
  buffer_clear(findings);
}

static void write_unreadable(struct report *report, const struct report_path *path,
                             const char *reason)
{
  put_test(report, false, path);
  buffer_put_string(&report->out, "  ---\n  message: ");
  json_text_put_string(&report->out, reason);
  buffer_put_string(&report->out, "\n  ...\n");
}

static void end(struct report *report, const struct report_summary *summary)
{
  (void)summary;
  buffer_printf(&report->out, "1..%" PRIu64 "\n", report->entries);
}

const struct report_format report_tap = {
    .name = "tap",
    .begin = begin,
    .document = write_document,
    .piece = write_piece,
    .unreadable = write_unreadable,
    .end = end,
};
