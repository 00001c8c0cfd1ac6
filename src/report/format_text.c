/* What a person needs at a glance: place, rule, excerpt, caret, loc, help. */
#include "report/detail.h"
#include "report/excerpt.h"
#include "report/safe_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char reset[] = "\033[0m";
static const char bold[] = "\033[1m";
static const char dim[] = "\033[2m";
static const char *const severity_colors[] = {
    [SEVERITY_INFO] = "\033[1;36m",
    [SEVERITY_WARNING] = "\033[1;33m",
    [SEVERITY_ERROR] = "\033[1;31m",
};

static void put_color(struct buffer *out, const struct report_options *options, const char *color)
{
  if (options->color)
    buffer_put_string(out, color);
}

static void write_heading(struct buffer *out, const struct report_options *options,
                          const struct report_document *document,
                          const struct diagnostic *diagnostic, struct position at)
{
  const struct rule *rule = diagnostic->rule;
  put_color(out, options, bold);
  detail_write_shown_path(out, document->path.given);
  buffer_printf(out, ":%" PRIu64 ":%u: ", at.line, at.column);
  put_color(out, options, reset);
  put_color(out, options, severity_colors[diagnostic->severity]);
  buffer_printf(out, "%s[%s]", severity_word(diagnostic->severity), rule->id);
  put_color(out, options, reset);
  buffer_put_string(out, ": ");
  detail_write_message(out, diagnostic);
  buffer_put_char(out, '\n');
}

/* `number │ text`, with an empty number below it. */
static void write_gutter(struct buffer *out, const struct report_options *options, int width,
                         const char *number)
{
  put_color(out, options, dim);
  buffer_printf(out, "%*s | ", width, number);
  put_color(out, options, reset);
}

static void write_excerpt(struct buffer *out, const struct report_options *options,
                          const struct report_document *document,
                          const struct diagnostic *diagnostic, const char *number, int width)
{
  struct excerpt excerpt;
  struct buffer text = {0};
  excerpt_make(&excerpt, &text, document->lines, diagnostic->span, document->secrets);
  write_gutter(out, options, width, number);
  buffer_put(out, text.bytes, text.length);
  buffer_put_char(out, '\n');
  write_gutter(out, options, width, "");
  buffer_put_repeat(out, ' ', excerpt.start);
  put_color(out, options, severity_colors[diagnostic->severity]);
  buffer_put_repeat(out, '^', excerpt.columns);
  put_color(out, options, reset);
  buffer_put_char(out, '\n');
  out->failed |= text.failed;
  buffer_free(&text);
}

static void write_note(struct buffer *out, const struct report_options *options, int width,
                       const char *name)
{
  buffer_printf(out, "%*s ", width, "");
  put_color(out, options, dim);
  buffer_printf(out, "= %s: ", name);
  put_color(out, options, reset);
}

/* `= line 3, column 5: the key stands here first` */
static void write_related(struct buffer *out, const struct report_options *options,
                          const struct line_map *lines, const struct related_place *related,
                          int width)
{
  char name[64];
  struct position at = line_map_position(lines, related->span.offset);
  snprintf(name, sizeof name, "line %" PRIu64 ", column %u", at.line, at.column);
  write_note(out, options, width, name);
  safe_text_put(out, related->message.bytes, related->message.length);
  buffer_put_char(out, '\n');
}

/* What could not be read has no loc that would help: its place is in the heading. */
static void write_notes(struct buffer *out, const struct report_options *options,
                        const struct report_document *document, const struct diagnostic *diagnostic,
                        int width)
{
  if (diagnostic->input_kind != INPUT_EMPTY) {
    write_note(out, options, width, "loc");
    detail_write_loc(out, diagnostic);
    if (document->many)
      buffer_printf(out, " (document %" PRIu64 ")", document->index);
    buffer_put_char(out, '\n');
  }
  for (uint32_t i = 0; i < diagnostic->related_count; i++)
    write_related(out, options, document->lines, &diagnostic->related[i], width);
  write_note(out, options, width, "help");
  detail_write_help(out, diagnostic);
  buffer_put_char(out, '\n');
}

static void write_diagnostic(struct buffer *out, const struct report_options *options,
                             const struct report_document *document,
                             const struct diagnostic *diagnostic)
{
  char number[24];
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  int width = snprintf(number, sizeof number, "%" PRIu64, at.line);
  write_heading(out, options, document, diagnostic, at);
  if (document->lines->source->length > 0)
    write_excerpt(out, options, document, diagnostic, number, width);
  write_notes(out, options, document, diagnostic, width);
  buffer_put_char(out, '\n');
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  if (document->count == 0)
    return;
  const struct diagnostic **order = detail_by_position(document);
  out->failed |= !order;
  for (uint32_t i = 0; order && i < document->count; i++)
    write_diagnostic(out, options, document, order[i]);
  free(order);
}

const struct report_format report_text = {
    .name = "text", .finding_end = "\n\n", .document = write_document};
