/* The Reviewdog Diagnostic Format, a DiagnosticResult. Its columns are 1-based and count bytes of
 * UTF-8; ends are exclusive. */
#include "report/detail.h"
#include "report/entries.h"
#include "report/json_text.h"

#include <inttypes.h>

static const char *const severities[] = {
    [SEVERITY_INFO] = "INFO",
    [SEVERITY_WARNING] = "WARNING",
    [SEVERITY_ERROR] = "ERROR",
};

static void put_position(struct buffer *out, const char *name, const struct line_map *lines,
                         uint32_t offset)
{
  uint32_t start = lines->starts[line_map_index(lines, offset)];
  struct position at = line_map_position(lines, offset);
  buffer_printf(out, "\"%s\":{\"line\":%" PRIu64 ",\"column\":%" PRIu64 "}", name, at.line,
                at.offset - lines->source->base - start + 1);
}

static void put_range(struct buffer *out, const struct line_map *lines, struct span span)
{
  buffer_put_string(out, "\"range\":{");
  put_position(out, "start", lines, span.offset);
  buffer_put_char(out, ',');
  put_position(out, "end", lines, span_end(span));
  buffer_put_char(out, '}');
}

/* A suggestion replaces one range: all from the first edit to the last is written anew. */
static void put_suggestion(struct buffer *out, const struct line_map *lines, const struct fix *fix)
{
  struct span whole = span_join(fix->edits[0].at, fix->edits[fix->edit_count - 1].at);
  struct buffer text = {0};
  uint32_t at = whole.offset;
  for (uint32_t i = 0; i < fix->edit_count; i++) {
    const struct edit *edit = &fix->edits[i];
    buffer_put(&text, lines->source->bytes + at, edit->at.offset - at);
    buffer_put(&text, edit->text.bytes, edit->text.length);
    at = span_end(edit->at);
  }
  buffer_put_char(out, '{');
  put_range(out, lines, whole);
  buffer_put_string(out, ",\"text\":");
  json_text_put(out, text.bytes, text.length);
  buffer_put_char(out, '}');
  out->failed |= text.failed;
  buffer_free(&text);
}

static void put_suggestions(struct buffer *out, const struct line_map *lines,
                            const struct diagnostic *diagnostic)
{
  if (diagnostic->fix_count == 0)
    return;
  buffer_put_string(out, ",\"suggestions\":[");
  for (uint32_t i = 0; i < diagnostic->fix_count; i++) {
    if (i > 0)
      buffer_put_char(out, ',');
    put_suggestion(out, lines, &diagnostic->fixes[i]);
  }
  buffer_put_char(out, ']');
}

static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  buffer_put_string(out, "{\"message\":");
  detail_write_quoted(out, detail_write_message, diagnostic);
  buffer_put_string(out, ",\"location\":{\"path\":");
  json_text_put_string(out, document->path.given);
  buffer_put_char(out, ',');
  put_range(out, document->lines, diagnostic->span);
  buffer_printf(out, "},\"severity\":\"%s\",\"code\":{\"value\":\"%s\"}",
                severities[diagnostic->severity], diagnostic->rule->id);
  put_suggestions(out, document->lines, diagnostic);
  buffer_put_string(out, "}\n");
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_diagnostic);
}

static void begin(struct report *report)
{
  buffer_put_string(&report->out, "{\"source\":{\"name\":\"terlint\"},\"diagnostics\":[");
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  entries_put(report, piece->body);
}

static void end(struct report *report, const struct report_summary *summary)
{
  (void)summary;
  buffer_put_string(&report->out, report->entries > 0 ? "\n]}\n" : "]}\n");
}

const struct report_format report_rdjson = {
    .name = "rdjson",
    .wants_fixes = true,
    .begin = begin,
    .document = write_document,
    .piece = write_piece,
    .end = end,
};
