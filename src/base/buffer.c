#include "base/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_free(struct buffer *buffer)
{
  free(buffer->bytes);
  *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
  buffer->length = 0;
  buffer->failed = false;
}

bool buffer_reserve(struct buffer *buffer, size_t extra)
{
  if (buffer->failed)
    return false;
  if (extra <= buffer->capacity - buffer->length)
    return true;
  size_t needed = buffer->length + extra;
  if (needed < extra || needed > SIZE_MAX / 2) {
    buffer->failed = true;
    return false;
  }
  size_t capacity = buffer->capacity ? buffer->capacity : 256;
  while (capacity < needed)
    capacity *= 2;
  char *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) {
    buffer->failed = true;
    return false;
  }
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

void buffer_put(struct buffer *buffer, const void *bytes, size_t length)
{
  if (length == 0 || !buffer_reserve(buffer, length))
    return;
  memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
}

void buffer_put_string(struct buffer *buffer, const char *string)
{
  buffer_put(buffer, string, strlen(string));
}

void buffer_put_char(struct buffer *buffer, char character)
{
  buffer_put(buffer, &character, 1);
}

void buffer_put_repeat(struct buffer *buffer, char character, size_t count)
{
  if (count == 0 || !buffer_reserve(buffer, count))
    return;
  memset(buffer->bytes + buffer->length, character, count);
  buffer->length += count;
}

void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments)
{
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  if (length < 0)
    buffer->failed = true;
  else if (buffer_reserve(buffer, (size_t)length + 1)) {
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
    buffer->length += (size_t)length;
  }
  va_end(again);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  buffer_vprintf(buffer, format, arguments);
  va_end(arguments);
}
