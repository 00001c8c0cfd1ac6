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

/* A document on its way out. */
struct page {
  const struct report_document *document;
  struct excerpt_secrets secrets;
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
                          const struct page *page, const struct diagnostic *diagnostic,
                          const char *number, int width)
{
  struct excerpt excerpt;
  struct buffer text = {0};
  excerpt_make(&excerpt, &text, page->document->lines, diagnostic->span, page->secrets);
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
                             const struct page *page, const struct diagnostic *diagnostic)
{
  const struct report_document *document = page->document;
  char number[24];
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  int width = snprintf(number, sizeof number, "%" PRIu64, at.line);
  write_heading(out, options, document, diagnostic, at);
  if (document->lines->source->length > 0)
    write_excerpt(out, options, page, diagnostic, number, width);
  write_notes(out, options, document, diagnostic, width);
  buffer_put_char(out, '\n');
}

static int by_offset(const void *a, const void *b)
{
  const struct span *one = a, *two = b;
  return one->offset < two->offset ? -1 : one->offset > two->offset;
}

/* The places of secrets in DOCUMENT, in order, from malloc; NULL when memory ends. */
static struct span *find_secrets(const struct report_document *document, uint32_t *found)
{
  struct span *spans = malloc((document->all_count + 1) * sizeof *spans);
  *found = 0;
  for (uint32_t i = 0; spans && i < document->all_count; i++)
    if (document->all[i]->is_secret)
      spans[(*found)++] = document->all[i]->span;
  if (spans)
    qsort(spans, *found, sizeof *spans, by_offset);
  return spans;
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  if (document->count == 0)
    return;
  struct page page = {.document = document};
  const struct diagnostic **order = detail_by_position(document);
  struct span *spans = order ? find_secrets(document, &page.secrets.count) : NULL;
  page.secrets.spans = spans;
  out->failed |= !spans;
  for (uint32_t i = 0; spans && i < document->count; i++)
    write_diagnostic(out, options, &page, order[i]);
  free(spans);
  free(order);
}

const struct report_format report_text = {
    .name = "text", .finding_end = "\n\n", .document = write_document};
