/* A growing run of bytes: everything terlint prints is put together in one.
 *
 * Failure is sticky: once memory ends, further writes do nothing and `failed` stays true, so a
 * writer checks once, at its end. A buffer belongs to one thread at a time.
 */
#ifndef TERLINT_BASE_BUFFER_H
#define TERLINT_BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct buffer {
  char *bytes; /* NULL while empty; not terminated */
  size_t length;
  size_t capacity;
  bool failed; /* memory ended: what is here is incomplete */
};

void buffer_free(struct buffer *buffer);

/* Empties the buffer and its failure; keeps its memory. */
void buffer_clear(struct buffer *buffer);

/* Makes room for EXTRA more bytes; false when memory ends. */
bool buffer_reserve(struct buffer *buffer, size_t extra);

void buffer_put(struct buffer *buffer, const void *bytes, size_t length);
void buffer_put_string(struct buffer *buffer, const char *string);
void buffer_put_char(struct buffer *buffer, char character);

/* COUNT times CHARACTER. */
void buffer_put_repeat(struct buffer *buffer, char character, size_t count);

void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
