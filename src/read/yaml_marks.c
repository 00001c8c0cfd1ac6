#include "read/yaml_marks.h"

#include "base/utf8.h"

#include <string.h>

static uint32_t ascii_length(const struct source *source)
{
  const uint64_t high_bits = UINT64_C(0x8080808080808080);
  uint32_t at = 0;
  for (; source->length - at >= sizeof high_bits; at += (uint32_t)sizeof high_bits) {
    uint64_t word;
    memcpy(&word, source->bytes + at, sizeof word);
    if (word & high_bits)
      break;
  }
  while (at < source->length && (unsigned char)source->bytes[at] < 0x80)
    at++;
  return at;
}

void yaml_marks_init(struct yaml_marks *marks, const struct source *source)
{
  uint32_t ascii = ascii_length(source);
  *marks = (struct yaml_marks){.source = source, .ascii = ascii, .offset = ascii, .index = ascii};
}

uint32_t yaml_marks_walk(struct yaml_marks *marks, size_t index)
{
  const char *bytes = marks->source->bytes;
  uint32_t offset = marks->offset, end = marks->source->length;
  size_t at = marks->index;
  while (at > index) {
    do
      offset--;
    while (offset > 0 && utf8_continues(bytes[offset]));
    at--;
  }
  while (at < index && offset < end) {
    do
      offset++;
    while (offset < end && utf8_continues(bytes[offset]));
    at++;
  }
  marks->offset = offset;
  marks->index = at;
  return offset;
}
