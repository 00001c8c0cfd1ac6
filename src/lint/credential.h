/* Secrets that can be told by their form alone. All functions are pure. */
#ifndef TERLINT_LINT_CREDENTIAL_H
#define TERLINT_LINT_CREDENTIAL_H

#include "base/buffer.h"
#include "doc/doc.h"

/* Where in TEXT the first credential of a known form stands, and whose it is; the span's length is
 * 0 where there is none. */
struct credential {
  struct span at;     /* in TEXT, bytes */
  const char *issuer; /* such as "GitHub"; static */
};

struct credential credential_find(struct doc_text text);

/* Puts what of a secret may be shown: its first four bytes at most, and never more than a quarter.
 */
void credential_put_masked(struct buffer *out, const char *bytes, uint32_t length);

#endif
