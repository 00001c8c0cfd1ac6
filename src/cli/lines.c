#include "cli/lines.h"

#include "base/read_all.h"
#include "text/source.h"

#include <errno.h>
#include <unistd.h>

enum { PIECE_SIZE = 256 * 1024 };

void line_reader_init(struct line_reader *reader, int descriptor)
{
  *reader = (struct line_reader){.descriptor = descriptor, .line = 1, .document = 1};
}

void line_reader_free(struct line_reader *reader)
{
  buffer_free(&reader->rest);
}

/* Reads up to PIECE_SIZE more bytes. */
static bool read_more(struct line_reader *reader, struct buffer *piece, int *error)
{
  if (!buffer_reserve(piece, PIECE_SIZE) || piece->length > SOURCE_MAX_LENGTH - PIECE_SIZE) {
    *error = piece->failed ? ENOMEM : EFBIG;
    return false;
  }
  ssize_t got;
  do
    got = read(reader->descriptor, piece->bytes + piece->length, PIECE_SIZE);
  while (got < 0 && errno == EINTR);
  if (got < 0) {
    *error = errno;
    return false;
  }
  piece->length += (size_t)got;
  reader->at_end = got == 0;
  return true;
}

/* Counts the lines of PIECE, and those that are documents: as check_json_lines does. */
static void count(struct line_reader *reader, const struct buffer *piece)
{
  const char *at = piece->bytes, *end = at + piece->length;
  while (at < end) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    const char *line_end = newline ? newline : end;
    while (at < line_end && (*at == ' ' || *at == '\t' || *at == '\r'))
      at++;
    reader->document += at < line_end;
    reader->line++;
    at = line_end + 1;
  }
  if (reader->base == 0)
    reader->mark = source_mark(piece->bytes, piece->length);
  reader->base += piece->length;
}

/* Bytes up to and with the last newline; 0 where there is none from FROM on. */
static size_t whole_lines(const struct buffer *piece, size_t from)
{
  size_t length = piece->length;
  while (length > from && piece->bytes[length - 1] != '\n')
    length--;
  return length > from ? length : 0;
}

static bool convert(struct line_reader *reader, struct buffer *piece, int *error)
{
  struct arena arena;
  struct source source;
  errno = 0;
  if (!read_all(reader->descriptor, piece, SOURCE_MAX_LENGTH)) {
    *error = errno;
    return false;
  }
  reader->at_end = true;
  arena_init(&arena);
  if (source_decode(&source, piece->bytes, piece->length, &arena) == DECODE_OK) {
    buffer_clear(piece);
    buffer_put(piece, source.bytes, source.length);
    reader->is_converted = true;
  }
  arena_free(&arena);
  *error = piece->failed ? ENOMEM : 0;
  return !piece->failed;
}

bool line_reader_next(struct line_reader *reader, struct buffer *piece, int *error)
{
  *error = 0;
  buffer_put(piece, reader->rest.bytes, reader->rest.length);
  buffer_clear(&reader->rest);
  size_t whole = 0;
  while (!reader->at_end && whole == 0) {
    size_t before = piece->length;
    if (!read_more(reader, piece, error))
      return false;
    bool is_start = reader->base == 0 && before == 0;
    if (is_start && source_is_wide(piece->bytes, piece->length) && !convert(reader, piece, error))
      return false;
    whole = whole_lines(piece, is_start ? 0 : before);
  }
  if (!reader->at_end) {
    buffer_put(&reader->rest, piece->bytes + whole, piece->length - whole);
    piece->length = whole;
  }
  if (piece->failed || reader->rest.failed)
    *error = ENOMEM;
  count(reader, piece);
  return *error == 0 && piece->length > 0;
}
