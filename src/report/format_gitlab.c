/* GitLab's Code Quality report. A run that finds nothing is an empty array. */
#include "report/detail.h"
#include "report/entries.h"
#include "report/fingerprint.h"
#include "report/json_text.h"

#include <inttypes.h>

/* Of info, minor, major, critical and blocker. */
static const char *const severities[] = {
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "minor",
    [SEVERITY_ERROR] = "major",
};

static void put_position(struct buffer *out, const char *name, struct position position)
{
  buffer_printf(out, "\"%s\":{\"line\":%" PRIu64 ",\"column\":%u}", name, position.line,
                position.column);
}

static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             uint32_t index)
{
  const struct diagnostic *diagnostic = document->diagnostics[index];
  buffer_put_string(out, "{\"description\":");
  detail_write_quoted(out, detail_write_message, diagnostic);
  buffer_printf(out, ",\"check_name\":\"%s\",\"fingerprint\":\"", diagnostic->rule->id);
  fingerprint_write(out, document->fingerprints[index]);
  buffer_printf(out,
                "\",\"severity\":\"%s\",\"location\":{\"path\":", severities[diagnostic->severity]);
  json_text_put_string(out, document->path.in_repository);
  buffer_put_string(out, ",\"positions\":{");
  put_position(out, "begin", line_map_position(document->lines, diagnostic->span.offset));
  buffer_put_char(out, ',');
  put_position(out, "end", line_map_position(document->lines, span_end(diagnostic->span)));
  buffer_put_string(out, "}}}\n");
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  for (uint32_t i = 0; i < document->count; i++)
    write_diagnostic(out, document, i);
}

static void begin(struct report *report)
{
  buffer_put_char(&report->out, '[');
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  entries_put(report, piece->body);
}

static void end(struct report *report, const struct report_summary *summary)
{
  (void)summary;
  buffer_put_string(&report->out, report->entries > 0 ? "\n]\n" : "]\n");
}

const struct report_format report_gitlab = {
    .name = "gitlab",
    .wants_fingerprints = true,
    .begin = begin,
    .document = write_document,
    .piece = write_piece,
    .end = end,
};
