#include "base/read_all.h"

#include <errno.h>
#include <stdint.h>
#include <unistd.h>

/* Files of /proc are regular, too, and have no size; one that has is read with a single call. */
static bool is_sized(const struct stat *status)
{
  return S_ISREG(status->st_mode) && status->st_size > 0;
}

/* What to make room for at first: one byte more than there should be, so that a read which leaves
 * it free has seen the end. */
static size_t first_room(const struct stat *status)
{
  return is_sized(status) ? (size_t)status->st_size + 1 : 64 * 1024;
}

static bool is_over(size_t length, size_t limit)
{
  if (length > limit)
    errno = EFBIG;
  return length > limit;
}

/* Whether a read that GOT less than was asked for has come to the end. */
static bool is_end(const struct stat *status, size_t length, ssize_t got, size_t asked)
{
  return got == 0 || (is_sized(status) && length == (size_t)status->st_size && (size_t)got < asked);
}

static bool read_to_end(int descriptor, const struct stat *status, struct buffer *buffer,
                        size_t limit)
{
  const size_t before = buffer->length;
  size_t room = first_room(status);
  for (;;) {
    if (!buffer_reserve(buffer, room)) {
      errno = ENOMEM;
      return false;
    }
    size_t asked = buffer->capacity - buffer->length;
    ssize_t got = read(descriptor, buffer->bytes + buffer->length, asked);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return false;
    buffer->length += (size_t)got;
    if (is_over(buffer->length, limit))
      return false;
    if (is_end(status, buffer->length - before, got, asked))
      return true;
    room = buffer->capacity - buffer->length > 4096 ? 1 : buffer->capacity / 2;
  }
}

bool read_all_status(int descriptor, struct stat *status, struct buffer *buffer, size_t limit)
{
  if (fstat(descriptor, status) != 0)
    *status = (struct stat){.st_mode = 0};
  return !(is_sized(status) && is_over((size_t)status->st_size, limit)) &&
         read_to_end(descriptor, status, buffer, limit);
}

bool read_all(int descriptor, struct buffer *buffer, size_t limit)
{
  struct stat status;
  return read_all_status(descriptor, &status, buffer, limit);
}
