/* Paths as URI references (RFC 3986). */
#ifndef TERLINT_BASE_URI_H
#define TERLINT_BASE_URI_H

#include "base/buffer.h"

/* Writes PATH, bytes of any kind: a relative reference where it is relative, else a file URI. What
 * is neither unreserved nor a slash is percent-encoded, so that a colon does not make a scheme. */
void uri_put(struct buffer *out, const char *path);

#endif
