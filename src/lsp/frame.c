#include "lsp/frame.h"

#include <string.h>
#include <strings.h>

enum {
  KEPT_CAPACITY = 1024 * 1024, /* memory that stays with an idle reader */
  MAX_HEADER_LINE = 64 * 1024, /* what is longer without a line end is no header */
};

static const char length_name[] = "Content-Length";

void frame_reader_free(struct frame_reader *reader)
{
  buffer_free(&reader->bytes);
}

static size_t available(const struct frame_reader *reader)
{
  return reader->bytes.length - reader->start;
}

/* Moves what is not used up to the front; gives back the memory of a large message. */
static void compact(struct frame_reader *reader)
{
  size_t rest = available(reader);
  if (rest == 0 && reader->bytes.capacity > KEPT_CAPACITY)
    buffer_free(&reader->bytes);
  else if (reader->start > 0)
    memmove(reader->bytes.bytes, reader->bytes.bytes + reader->start, rest);
  reader->bytes.length = rest;
  reader->start = 0;
}

char *frame_room(struct frame_reader *reader, size_t size)
{
  compact(reader);
  return buffer_reserve(&reader->bytes, size) ? reader->bytes.bytes + reader->bytes.length : NULL;
}

void frame_arrived(struct frame_reader *reader, size_t size)
{
  reader->bytes.length += size;
}

/* Reads the digits and blanks of a Content-Length; false where it is anything else. */
static bool read_length(const char *at, const char *end, uint64_t *length)
{
  while (at < end && (*at == ' ' || *at == '\t'))
    at++;
  while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  if (at == end || end - at > 18)
    return false;
  *length = 0;
  for (; at < end; at++) {
    if (*at < '0' || *at > '9')
      return false;
    *length = *length * 10 + (uint64_t)(*at - '0');
  }
  return true;
}

/* Where the value of a Content-Length begins in a line; NULL where it is another line. A brace or
 * bracket may stand before the name: the tail of a body whose length was wrong. */
static const char *length_value(const char *line, const char *end)
{
  const size_t size = sizeof length_name - 1;
  const char *colon = memchr(line, ':', (size_t)(end - line));
  for (; colon; colon = memchr(colon + 1, ':', (size_t)(end - colon - 1))) {
    if ((size_t)(colon - line) < size || strncasecmp(colon - size, length_name, size) != 0)
      continue;
    const char *name = colon - size;
    if (name == line || name[-1] == '}' || name[-1] == ']')
      return colon + 1;
  }
  return NULL;
}

static void read_header(struct frame_reader *reader, const char *line, const char *end)
{
  const char *value = length_value(line, end);
  if (value)
    reader->has_length = read_length(value, end, &reader->length);
}

/* Takes one line of the headers; false where none is complete. */
static bool take_line(struct frame_reader *reader)
{
  const char *line = reader->bytes.bytes + reader->start;
  size_t known = reader->scanned, count = available(reader);
  const char *newline = count > known ? memchr(line + known, '\n', count - known) : NULL;
  if (!newline) {
    bool is_garbage = count > MAX_HEADER_LINE;
    reader->start += is_garbage ? count : 0;
    reader->scanned = is_garbage ? 0 : count;
    return false;
  }
  const char *end = newline > line && newline[-1] == '\r' ? newline - 1 : newline;
  reader->start += (size_t)(newline + 1 - line);
  reader->scanned = 0;
  if (end > line)
    read_header(reader, line, end);
  else if (reader->has_length)
    reader->state = FRAME_BODY;
  return true;
}

static void expect_headers(struct frame_reader *reader)
{
  reader->state = FRAME_HEADERS;
  reader->has_length = false;
}

/* Passes over the body of a message that is too long, as far as it has come. */
static void skip_body(struct frame_reader *reader)
{
  size_t count = available(reader);
  size_t skipped = reader->length < count ? (size_t)reader->length : count;
  reader->start += skipped;
  reader->length -= skipped;
  if (reader->length == 0)
    expect_headers(reader);
}

enum frame_result frame_next(struct frame_reader *reader, char **message, size_t *length)
{
  if (reader->state == FRAME_SKIPPING)
    skip_body(reader);
  while (reader->state == FRAME_HEADERS)
    if (!take_line(reader))
      return FRAME_MORE;
  if (reader->state == FRAME_BODY && reader->length > FRAME_MAX_LENGTH) {
    reader->state = FRAME_SKIPPING;
    return FRAME_TOO_LONG;
  }
  if (reader->state == FRAME_SKIPPING || available(reader) < reader->length)
    return FRAME_MORE;
  *message = reader->bytes.bytes + reader->start;
  *length = (size_t)reader->length;
  reader->start += *length;
  expect_headers(reader);
  return FRAME_MESSAGE;
}

void frame_put_header(struct buffer *out, size_t length)
{
  buffer_printf(out, "%s: %zu\r\n\r\n", length_name, length);
}
