#include "text/source.h"

#include "base/utf8.h"

#include <string.h>

struct encoding {
  unsigned char unit; /* bytes a unit: 1, 2 or 4 */
  bool big_endian;
  unsigned char mark; /* bytes of the byte order mark */
};

static bool starts_with(const char *bytes, size_t length, const char *mark, size_t mark_length)
{
  return length >= mark_length && memcmp(bytes, mark, mark_length) == 0;
}

/* Marks first, UTF-32 before UTF-16, which its little-endian mark begins with; then the zero bytes
 * of a first character that is ASCII, as every JSON text has. */
static struct encoding detect(const char *b, size_t length)
{
  static const struct {
    const char *bytes;
    struct encoding encoding;
  } marks[] = {
      {"\x00\x00\xFE\xFF", {4, true, 4}}, {"\xFF\xFE\x00\x00", {4, false, 4}},
      {"\xFE\xFF", {2, true, 2}},         {"\xFF\xFE", {2, false, 2}},
      {"\xEF\xBB\xBF", {1, false, 3}},
  };
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (starts_with(b, length, marks[i].bytes, marks[i].encoding.mark))
      return marks[i].encoding;
  if (length >= 4) {
    if (b[0] == 0)
      return b[1] ? (struct encoding){2, true, 0} : (struct encoding){4, true, 0};
    if (b[1] == 0)
      return b[2] || b[3] ? (struct encoding){2, false, 0} : (struct encoding){4, false, 0};
  } else if (length == 2) {
    if (b[0] == 0)
      return (struct encoding){2, true, 0};
    if (b[1] == 0)
      return (struct encoding){2, false, 0};
  }
  return (struct encoding){1, false, 0};
}

uint32_t source_mark(const char *bytes, size_t length)
{
  struct encoding encoding = detect(bytes, length);
  return encoding.unit == 1 ? encoding.mark : 0;
}

bool source_is_wide(const char *bytes, size_t length)
{
  return detect(bytes, length).unit > 1;
}

static uint32_t read_unit(const unsigned char *at, struct encoding encoding)
{
  uint32_t value = 0;
  for (unsigned i = 0; i < encoding.unit; i++)
    value = value << 8 | at[encoding.big_endian ? i : encoding.unit - 1u - i];
  return value;
}

/* Two units at most, as UTF-16 has them; *USED tells the units taken. */
static uint32_t read_code_point(const unsigned char *at, size_t units, struct encoding encoding,
                                size_t *used)
{
  uint32_t first = read_unit(at, encoding);
  *used = 1;
  if (encoding.unit == 2 && first >= 0xD800 && first <= 0xDBFF && units > 1) {
    uint32_t second = read_unit(at + 2, encoding);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      *used = 2;
      return 0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00));
    }
  }
  return first;
}

static enum decode_result convert(struct source *source, const char *bytes, size_t length,
                                  struct encoding encoding, struct arena *arena)
{
  size_t units = length / encoding.unit;
  if (length % encoding.unit)
    return DECODE_INVALID;
  /* A unit of two bytes becomes three at most, one of four becomes four. */
  size_t room = units * (encoding.unit == 2 ? 3 : 4);
  if (room > SOURCE_MAX_LENGTH)
    return DECODE_NO_MEMORY;
  char *out = arena_alloc(arena, room ? room : 1);
  if (!out)
    return DECODE_NO_MEMORY;
  const unsigned char *at = (const unsigned char *)bytes;
  size_t written = 0;
  for (size_t i = 0, used; i < units; i += used) {
    uint32_t code_point = read_code_point(at + i * encoding.unit, units - i, encoding, &used);
    if (code_point > 0x10FFFF)
      return DECODE_INVALID;
    written += utf8_encode(code_point, out + written);
  }
  arena_trim(arena, out, written);
  source->bytes = out;
  source->length = (uint32_t)written;
  return DECODE_OK;
}

enum decode_result source_decode(struct source *source, const char *bytes, size_t length,
                                 struct arena *arena)
{
  struct encoding encoding = detect(bytes, length);
  *source = (struct source){.first_line = 1};
  bytes += encoding.mark;
  length -= encoding.mark;
  if (encoding.unit > 1)
    return convert(source, bytes, length, encoding, arena);
  source->bytes = bytes;
  source->length = (uint32_t)length;
  return DECODE_OK;
}
