/* GitHub's workflow commands: annotations on the changed files. A run shows ten of a kind at most,
 * so each message says its place as well: the log has them all. */
#include "report/detail.h"
#include "report/safe_text.h"

#include <inttypes.h>

static const char *const commands[] = {
    [SEVERITY_INFO] = "notice",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

/* A property's value, in which `:` and `,` have a meaning too. Line ends of a file's name are told
 * to GitHub, other control characters are shown. */
static void put_property(struct buffer *out, const char *value)
{
  size_t length = strlen(value);
  uint32_t columns;
  for (size_t at = 0; at < length;) {
    if (strchr("%:,\r\n", value[at]))
      buffer_printf(out, "%%%02X", (unsigned char)value[at++]);
    else
      at += safe_text_put_character(out, value + at, length - at, &columns);
  }
}

/* A message of ours, in which a line end is only meant. */
static void put_message(struct buffer *out, const struct buffer *message)
{
  for (size_t i = 0; i < message->length; i++) {
    if (message->bytes[i] == '%' || message->bytes[i] == '\n')
      buffer_printf(out, "%%%02X", (unsigned char)message->bytes[i]);
    else
      buffer_put_char(out, message->bytes[i]);
  }
  out->failed |= message->failed;
}

static void put_head(struct buffer *out, enum severity severity, const char *title,
                     const char *path)
{
  buffer_printf(out, "::%s title=%s,file=", commands[severity], title);
  put_property(out, path);
}

/* GitHub takes columns only where both ends are on one line. */
static void put_place(struct buffer *out, const struct line_map *lines, struct span span)
{
  struct position start = line_map_position(lines, span.offset);
  struct position end = line_map_position(lines, span_end(span));
  buffer_printf(out, ",line=%" PRIu64 ",endLine=%" PRIu64, start.line, end.line);
  if (start.line == end.line)
    buffer_printf(out, ",col=%u,endColumn=%u", start.column, end.column);
}

static void write_diagnostic(struct buffer *out, const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  struct buffer message = {0};
  put_head(out, diagnostic->severity, diagnostic->rule->id, document->path.in_repository);
  put_place(out, document->lines, diagnostic->span);
  detail_write_line(&message, document, diagnostic);
  buffer_put_string(&message, "\nhelp: ");
  detail_write_help(&message, diagnostic);
  buffer_put_string(out, "::");
  put_message(out, &message);
  buffer_put_char(out, '\n');
  buffer_free(&message);
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  detail_write_by_position(out, document, write_diagnostic);
}

static void write_unreadable(struct report *report, const struct report_path *path,
                             const char *reason)
{
  struct buffer message = {0};
  put_head(&report->out, SEVERITY_ERROR, "unreadable-file", path->in_repository);
  detail_write_shown_path(&message, path->given);
  buffer_printf(&message, ": %s", reason);
  buffer_put_string(&report->out, "::");
  put_message(&report->out, &message);
  buffer_put_char(&report->out, '\n');
  buffer_free(&message);
}

const struct report_format report_github = {
    .name = "github",
    .document = write_document,
    .unreadable = write_unreadable,
};
