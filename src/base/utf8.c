#include "base/utf8.h"

#include <string.h>

static bool continues(const char *bytes, size_t length, size_t count)
{
  if (length <= count)
    return false;
  for (size_t i = 1; i <= count; i++)
    if (!utf8_continues(bytes[i]))
      return false;
  return true;
}

size_t utf8_sequence(const char *bytes, size_t length)
{
  if (length == 0)
    return 0;
  unsigned char first = (unsigned char)bytes[0];
  unsigned char second = length > 1 ? (unsigned char)bytes[1] : 0;
  if (first < 0x80)
    return 1;
  if (first < 0xC2)
    return 0;
  if (first < 0xE0)
    return continues(bytes, length, 1) ? 2 : 0;
  if (first < 0xF0)
    return (first != 0xE0 || second >= 0xA0) && continues(bytes, length, 2) ? 3 : 0;
  if (first > 0xF4 || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
    return 0;
  return continues(bytes, length, 3) ? 4 : 0;
}

uint32_t utf8_decode(const char *bytes, size_t size)
{
  const unsigned char *b = (const unsigned char *)bytes;
  switch (size) {
  case 1:
    return b[0];
  case 2:
    return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
  case 3:
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
  default:
    return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
  }
}

size_t utf8_encode(uint32_t code_point, char *out)
{
  if (code_point < 0x80) {
    out[0] = (char)code_point;
    return 1;
  }
  if (code_point < 0x800) {
    out[0] = (char)(0xC0 | code_point >> 6);
    out[1] = (char)(0x80 | (code_point & 0x3F));
    return 2;
  }
  if (code_point < 0x10000) {
    out[0] = (char)(0xE0 | code_point >> 12);
    out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code_point & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | code_point >> 18);
  out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
  out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
  out[3] = (char)(0x80 | (code_point & 0x3F));
  return 4;
}

size_t utf8_first_invalid(const char *bytes, size_t length)
{
  const uint64_t high_bits = UINT64_C(0x8080808080808080);
  size_t at = 0;
  while (at < length) {
    uint64_t word;
    while (length - at >= sizeof word) {
      memcpy(&word, bytes + at, sizeof word);
      if (word & high_bits)
        break;
      at += sizeof word;
    }
    if (at == length)
      break;
    size_t size = utf8_sequence(bytes + at, length - at);
    if (size == 0)
      return at;
    at += size;
  }
  return length;
}

size_t utf8_count(const char *bytes, size_t length)
{
  const uint64_t ones = UINT64_C(0x0101010101010101);
  size_t at = 0, continuing = 0;
  uint64_t word;
  for (; length - at >= sizeof word; at += sizeof word) {
    memcpy(&word, bytes + at, sizeof word);
    /* a one for each byte of which bit 7 is set and bit 6 is not; the product's highest byte is
     * their sum */
    continuing += (size_t)((word >> 7 & ~word >> 6 & ones) * ones >> 56);
  }
  for (; at < length; at++)
    continuing += utf8_continues(bytes[at]);
  return length - continuing;
}
