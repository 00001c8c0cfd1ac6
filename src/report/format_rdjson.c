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

/* A suggestion replaces one range: all from the first edit to the last, which is written to TEXT.
 */
static struct edit one_edit(const struct line_map *lines, const struct fix *fix,
                            struct buffer *text)
{
  struct span whole = span_join(fix->edits[0].at, fix->edits[fix->edit_count - 1].at);
  uint32_t at = whole.offset;
  for (uint32_t i = 0; i < fix->edit_count; i++) {
    const struct edit *edit = &fix->edits[i];
    buffer_put(text, lines->source->bytes + at, edit->at.offset - at);
    buffer_put(text, edit->text.bytes, edit->text.length);
    at = span_end(edit->at);
  }
  return (struct edit){whole, {text->bytes, (uint32_t)text->length}};
}

/* Writes FIX behind OPENING, unless it writes a secret. */
static bool put_suggestion(struct buffer *out, const struct report_document *document,
                           const struct fix *fix, const char *opening)
{
  struct buffer text = {0};
  struct edit edit = one_edit(document->lines, fix, &text);
  bool is_shown = !detail_writes_secret(document, &edit);
  if (is_shown) {
    buffer_put_string(out, opening);
    buffer_put_char(out, '{');
    put_range(out, document->lines, edit.at);
    buffer_put_string(out, ",\"text\":");
    json_text_put(out, edit.text.bytes, edit.text.length);
    buffer_put_char(out, '}');
  }
  out->failed |= text.failed;
  buffer_free(&text);
  return is_shown;
}

static void put_suggestions(struct buffer *out, const struct report_document *document,
                            const struct diagnostic *diagnostic)
{
  bool has_some = false;
  for (uint32_t i = 0; i < diagnostic->fix_count; i++)
    has_some |=
        put_suggestion(out, document, &diagnostic->fixes[i], has_some ? "," : ",\"suggestions\":[");
  buffer_put_string(out, has_some ? "]" : "");
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
  put_suggestions(out, document, diagnostic);
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
