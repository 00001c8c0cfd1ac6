/* SARIF 2.1.0, within what GitHub's code scanning takes. */
#include "report/entries.h"
#include "report/sarif_result.h"
#include "report/sarif_tool.h"

#include <inttypes.h>

/* GitHub refuses reports with more results, or over ten megabytes (compressed; as we write them, to
 * be sure). What follows the results needs some room. */
enum { MAX_RESULTS = 25000, MAX_BYTES = 10 * 1000 * 1000, TAIL_BYTES = 1000 };

static const char schema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

static const char limits[] =
    "the report ends at 25,000 results or 10 MB, the limits of GitHub's code scanning";

static void begin(struct report *report)
{
  struct buffer *out = &report->out;
  buffer_printf(out, "{\"$schema\":\"%s\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":", schema);
  sarif_put_tool(out, &report->options);
  buffer_put_string(
      out, ",\n\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":{\"%SRCROOT%\":"
           "{\"description\":{\"text\":\"The root of the repository.\"}}},\n\"results\":[");
  report->bytes = out->length;
}

static void write_piece(struct report *report, const struct report_piece *piece)
{
  entries_put_within(report, piece->body, MAX_RESULTS,
                     MAX_BYTES - TAIL_BYTES - report->later.length);
}

static void put_notification(struct buffer *out, const char *id, const char *level,
                             const char *text)
{
  buffer_put_string(out, out->length > 0 ? ",\n" : "\n");
  buffer_printf(out, "{\"descriptor\":{\"id\":\"%s\"},\"level\":\"%s\",\"message\":", id, level);
  sarif_put_text(out, text, strlen(text));
}

static void write_unreadable(struct report *report, const struct report_path *path,
                             const char *reason)
{
  struct buffer *out = &report->later;
  put_notification(out, "unreadable-file", "error", reason);
  buffer_put_string(out, ",\"locations\":[{\"physicalLocation\":{");
  sarif_put_artifact(out, path->in_repository);
  buffer_put_string(out, "}}]}");
  report->errors++;
}

static void end(struct report *report, const struct report_summary *summary)
{
  struct buffer *out = &report->out, *notifications = &report->later;
  (void)summary;
  if (report->left_out > 0) {
    struct buffer text = {0};
    buffer_printf(&text, "%" PRIu64 " findings are left out: %s.%c", report->left_out, limits, 0);
    put_notification(notifications, "results-left-out", "warning",
                     text.failed ? limits : text.bytes);
    buffer_put_char(notifications, '}');
    buffer_free(&text);
  }
  buffer_printf(out, "%s],\n\"invocations\":[{\"executionSuccessful\":%s",
                report->entries > 0 ? "\n" : "", report->errors > 0 ? "false" : "true");
  if (notifications->length > 0) {
    buffer_put_string(out, ",\"toolExecutionNotifications\":[");
    buffer_put(out, notifications->bytes, notifications->length);
    buffer_put_string(out, "\n]");
  }
  buffer_put_string(out, "}]}]}\n");
  out->failed |= notifications->failed;
}

const struct report_format report_sarif = {
    .name = "sarif",
    .limits = limits,
    .wants_fingerprints = true,
    .wants_fixes = true,
    .begin = begin,
    .document = sarif_write_document,
    .piece = write_piece,
    .unreadable = write_unreadable,
    .end = end,
};
