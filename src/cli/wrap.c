#include "cli/wrap.h"

#include "base/utf8.h"

void wrap_put(struct buffer *out, const char *text, size_t column, size_t indent)
{
  size_t start = column; /* where the line's first word may begin */
  while (*(text += strspn(text, " \n"))) {
    size_t length = strcspn(text, " \n");
    size_t width = utf8_count(text, length);
    if (column > start && column + 1 + width > WRAP_WIDTH) {
      buffer_put_char(out, '\n');
      buffer_put_repeat(out, ' ', indent);
      column = start = indent;
    }
    if (column > start) {
      buffer_put_char(out, ' ');
      column++;
    }
    buffer_put(out, text, length);
    column += width;
    text += length;
  }
  buffer_put_char(out, '\n');
}
