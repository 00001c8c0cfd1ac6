/* The bytes of a file, a pipe or a device. */
#ifndef TERLINT_BASE_READ_ALL_H
#define TERLINT_BASE_READ_ALL_H

#include "base/buffer.h"

#include <sys/stat.h>

/* Reads what is behind DESCRIPTOR to its end into BUFFER, behind what is there. False with errno
 * set where it cannot be read; EFBIG where BUFFER would hold more than LIMIT bytes. */
bool read_all(int descriptor, struct buffer *buffer, size_t limit);

/* The same, and sets *STATUS to what the file was before; zeroed where that cannot be told. */
bool read_all_status(int descriptor, struct stat *status, struct buffer *buffer, size_t limit);

#endif
