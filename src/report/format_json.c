/* The documented JSON report (docs/json-format.md); its `version` changes when a reader must. */
#include "config.h"
#include "doc/json_write.h"
#include "report/detail.h"

#include <inttypes.h>
#include <stdlib.h>

static void write_string(struct buffer *out, const char *string)
{
  json_write_string(out, doc_text_of(string));
}

static void begin(struct report *report)
{
  struct buffer *out = &report->out;
  buffer_put_string(out, "{\"version\":1,\"tool\":{\"name\":\"terlint\",\"version\":");
  write_string(out, PACKAGE_VERSION);
  buffer_put_string(out, "},\"files\":[");
}

/* A path may be any bytes; JSON holds text only. */
static void write_path(struct buffer *out, const char *path)
{
  struct buffer text = {0};
  detail_write_path(&text, path);
  json_write_string(out, (struct doc_text){text.bytes, (uint32_t)text.length});
  out->failed |= text.failed;
  buffer_free(&text);
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  struct buffer *out = &report->out;
  if (piece->begins) {
    buffer_put_string(out, report->entries++ == 0 ? "\n{\"path\":" : ",\n{\"path\":");
    write_path(out, piece->path.given);
    buffer_put_string(out, ",\"documents\":[");
  }
  buffer_put(out, piece->body->bytes, piece->body->length);
  if (piece->ends)
    buffer_put_string(out, "]}");
}

static void write_position(struct buffer *out, const char *name, struct position position)
{
  buffer_printf(out, "\"%s\":{\"line\":%" PRIu64 ",\"column\":%u,\"offset\":%" PRIu64 "}", name,
                position.line, position.column, position.offset);
}

static void write_range(struct buffer *out, const struct report_document *document,
                        struct span span)
{
  write_position(out, "start", line_map_position(document->lines, span.offset));
  buffer_put_char(out, ',');
  write_position(out, "end", line_map_position(document->lines, span_end(span)));
}

static void write_words(struct buffer *out, struct words words)
{
  json_write_string(out, (struct doc_text){words.bytes, words.length});
}

static void write_fix(struct buffer *out, const struct report_document *document,
                      const struct fix *fix)
{
  buffer_put_string(out, "{\"title\":");
  write_words(out, fix->title);
  buffer_printf(out, ",\"safe\":%s,\"edits\":[", fix->is_safe ? "true" : "false");
  for (uint32_t i = 0; i < fix->edit_count; i++) {
    buffer_put_string(out, i > 0 ? ",{" : "{");
    write_range(out, document, fix->edits[i].at);
    buffer_put_string(out, ",\"text\":");
    write_words(out, fix->edits[i].text);
    buffer_put_char(out, '}');
  }
  buffer_put_string(out, "]}");
}

static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  const struct rule *rule = diagnostic->rule;
  buffer_put_char(out, '{');
  detail_write_entry(out, diagnostic, &document->secrets);
  buffer_printf(out, ",\"rule\":\"%s\",\"severity\":\"%s\",\"category\":\"%s\",\"range\":{",
                rule->id, severity_word(diagnostic->severity), category_word(rule->category));
  write_range(out, document, diagnostic->span);
  buffer_put_string(out, "},\"help\":");
  write_words(out, diagnostic_help(diagnostic));
  if (rule_address(rule).length > 0) {
    buffer_put_string(out, ",\"url\":");
    write_words(out, rule_address(rule));
  }
  buffer_put_string(out, ",\"fixes\":[");
  bool is_first = true;
  for (uint32_t i = 0; i < diagnostic->fix_count; i++) {
    if (!detail_shows_fix(document, &diagnostic->fixes[i]))
      continue;
    if (!is_first)
      buffer_put_char(out, ',');
    is_first = false;
    write_fix(out, document, &diagnostic->fixes[i]);
  }
  buffer_put_string(out, "]}");
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  buffer_printf(out, "%s\n{\"index\":%" PRIu64 ",\"detail\":[", document->index > 1 ? "," : "",
                document->index);
  for (uint32_t i = 0; i < document->count; i++) {
    buffer_put_string(out, i > 0 ? ",\n" : "\n");
    write_diagnostic(out, document, document->diagnostics[i]);
  }
  buffer_put_string(out, "]}");
}

static void end(struct report *report, const struct report_summary *summary)
{
  struct buffer *out = &report->out;
  buffer_printf(out, "],\n\"summary\":{\"files\":%" PRIu64 ",\"documents\":%" PRIu64,
                summary->files, summary->documents);
  for (int severity = SEVERITY_COUNT - 1; severity >= 0; severity--)
    buffer_printf(out, ",\"%s\":%" PRIu64, severity_word((enum severity)severity),
                  summary->found[severity]);
  buffer_put_string(out, "}}\n");
}

const struct report_format report_json = {
    .name = "json",
    .wants_fixes = true,
    .begin = begin,
    .document = write_document,
    .piece = write_piece,
    .end = end,
};
