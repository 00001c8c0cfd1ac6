#include "cli/complain.h"

#include "report/safe_text.h"

#include <stdarg.h>
#include <stdio.h>

bool complain(const char *format, ...)
{
  struct buffer text = {0}, line = {0};
  va_list arguments;
  va_start(arguments, format);
  buffer_vprintf(&text, format, arguments);
  va_end(arguments);
  buffer_put_string(&line, "terlint: ");
  safe_text_put(&line, text.failed ? "out of memory" : text.bytes, text.failed ? 13 : text.length);
  buffer_put_char(&line, '\n');
  fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&text);
  buffer_free(&line);
  return false;
}
