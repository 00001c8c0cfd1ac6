#include "cli/wrap.h"

#include "base/utf8.h"

static const char blanks[] = " \n";

/* Whether the blanks at TEXT are an empty line. */
static bool is_empty_line(const char *text)
{
  int ends = 0;
  for (size_t i = 0; text[i] && strchr(blanks, text[i]); i++)
    ends += text[i] == '\n';
  return ends > 1;
}

void wrap_put(struct buffer *out, const char *text, size_t column, size_t indent)
{
  size_t start = column; /* where the line's first word may begin */
  text += strspn(text, blanks);
  while (*text) {
    size_t length = strcspn(text, blanks);
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
    bool ends = is_empty_line(text);
    text += strspn(text, blanks);
    if (ends && *text) {
      buffer_put_string(out, "\n\n");
      buffer_put_repeat(out, ' ', indent);
      column = start = indent;
    }
  }
  buffer_put_char(out, '\n');
}
