#include "doc/blank.h"

#include "base/utf8.h"

/* What str.strip() of Python removes: its str.isspace(). */
static bool is_python_space(uint32_t c)
{
  if (c > ' ' && c < 0x85)
    return false;
  static const struct {
    uint32_t first, last;
  } ranges[] = {
      {0x09, 0x0D},     {0x1C, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
      {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
  };
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return true;
  return false;
}

bool doc_text_is_blank(struct doc_text text)
{
  for (uint32_t at = 0; at < text.length;) {
    uint32_t size = (uint32_t)utf8_sequence(text.bytes + at, text.length - at);
    if (!is_python_space(utf8_decode(text.bytes + at, size)))
      return false;
    at += size;
  }
  return true;
}

bool doc_is_blank(const struct doc_node *value)
{
  return value && value->type == DOC_STRING && doc_text_is_blank(value->text);
}
