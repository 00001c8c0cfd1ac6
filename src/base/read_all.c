#include "base/read_all.h"

#include <errno.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

bool read_all(int descriptor, struct buffer *buffer, size_t limit)
{
  struct stat status;
  size_t room = 64 * 1024;
  bool is_regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  if (is_regular && (uintmax_t)status.st_size > limit) {
    errno = EFBIG;
    return false;
  }
  if (is_regular)
    room = (size_t)status.st_size + 1; /* one more, so that the next read sees the end */
  for (;;) {
    if (!buffer_reserve(buffer, room)) {
      errno = ENOMEM;
      return false;
    }
    ssize_t got =
        read(descriptor, buffer->bytes + buffer->length, buffer->capacity - buffer->length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return got == 0;
    buffer->length += (size_t)got;
    if (buffer->length > limit) {
      errno = EFBIG;
      return false;
    }
    room = buffer->capacity - buffer->length > 4096 ? 1 : buffer->capacity / 2;
  }
}
