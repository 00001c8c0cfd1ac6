#include "report/excerpt.h"

#include "base/utf8.h"
#include "doc/credential.h"
#include "report/safe_text.h"

/* Bytes of context kept before the span, and of the line in all. */
enum { BEFORE = 60, WHOLE = 160 };

/* Bytes before and behind what is shown in which a secret that reaches into it is looked for. */
enum { MARGIN = 512 };

static const char ellipsis[] = "…";

/* OFFSET moved back to the beginning of its character. */
static uint32_t character_start(const struct source *source, uint32_t offset, uint32_t least)
{
  while (offset > least && utf8_continues(source->bytes[offset]))
    offset--;
  return offset;
}

/* A line on its way out. */
struct writer {
  struct buffer *text;
  const struct source *source;
  uint32_t line_end;
  uint32_t search_end; /* for a secret */
  struct secrets secrets;
  struct span secret; /* the next one of a known form, in the source; length 0: there is none */
};

/* Looks for the next secret that is told by its form, from byte FROM on. */
static void find_secret(struct writer *writer, uint32_t from)
{
  struct doc_text rest = {writer->source->bytes + from, writer->search_end - from};
  writer->secret = credential_find(rest).at;
  writer->secret.offset += from;
}

static bool hides(struct span secret, uint32_t offset)
{
  return offset >= secret.offset + credential_shown(secret.length) && offset < span_end(secret);
}

/* Whether the character at OFFSET must not be shown. Offsets only grow from call to call. */
static bool is_hidden(struct writer *writer, uint32_t offset)
{
  while (writer->secret.length > 0 && offset >= span_end(writer->secret))
    find_secret(writer, span_end(writer->secret));
  if (hides(writer->secret, offset))
    return true;
  while (writer->secrets.count > 0 && offset >= span_end(writer->secrets.list->at)) {
    writer->secrets.list++;
    writer->secrets.count--;
  }
  return writer->secrets.count > 0 && hides(writer->secrets.list->at, offset);
}

/* Those of SECRETS that end behind byte AT. */
static struct secrets secrets_from(struct secrets secrets, uint32_t at)
{
  uint32_t low = 0, high = secrets.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (span_end(secrets.list[middle].at) <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return (struct secrets){secrets.list ? secrets.list + low : NULL, secrets.count - low};
}

/* Writes the bytes from FROM up to END, at least up to the end of the character there; returns the
 * terminal columns. */
static uint32_t put_part(struct writer *writer, uint32_t from, uint32_t end)
{
  uint32_t sum = 0, columns;
  while (from < end) {
    size_t before = writer->text->length;
    bool hidden = is_hidden(writer, from);
    from += (uint32_t)safe_text_put_character(writer->text, writer->source->bytes + from,
                                              writer->line_end - from, &columns);
    if (hidden && !writer->text->failed) {
      writer->text->length = before;
      buffer_put_char(writer->text, '*');
      columns = 1;
    }
    sum += columns;
  }
  return sum;
}

void excerpt_make(struct excerpt *excerpt, struct buffer *text, const struct line_map *lines,
                  struct span span, struct secrets secrets)
{
  const struct source *source = lines->source;
  struct span line = line_map_line(lines, line_map_index(lines, span.offset));
  uint32_t line_end = span_end(line);
  uint32_t start = span.offset < line_end ? span.offset : line_end;
  uint32_t end = span_end(span) < line_end ? span_end(span) : line_end;
  uint32_t from = line.offset, to = line_end;
  excerpt->start = 0;
  if (line.length > WHOLE && start - line.offset > BEFORE) {
    from = character_start(source, start - BEFORE, line.offset);
    buffer_put_string(text, ellipsis);
    excerpt->start = 1;
  }
  if (to - from > WHOLE)
    to = character_start(source, from + WHOLE, start);
  if (end > to)
    end = to;
  struct writer writer = {.text = text, .source = source, .line_end = line_end};
  writer.search_end = line_end - to > MARGIN ? to + MARGIN : line_end;
  writer.secrets = secrets_from(secrets, line.offset);
  find_secret(&writer, from - line.offset > MARGIN ? from - MARGIN : line.offset);
  excerpt->start += put_part(&writer, from, start);
  uint32_t columns = put_part(&writer, start, end);
  put_part(&writer, end > start ? end : start, to);
  if (to < line_end)
    buffer_put_string(text, ellipsis);
  excerpt->columns = columns > 0 ? columns : 1;
}
