/* Bytes held back until it is clear whether they may be written: in memory while they are few, then
 * in a file without a name. */
#ifndef TERLINT_CLI_SPOOL_H
#define TERLINT_CLI_SPOOL_H

#include "base/buffer.h"

#include <stdio.h>

/* All zero: an empty spool. */
struct spool {
  struct buffer memory;
  FILE *file;  /* what came before `memory`; NULL: nothing */
  bool stays;  /* no file can be had: all stays in memory */
  bool failed; /* something is lost */
};

void spool_free(struct spool *spool);

/* Adds BYTES. */
void spool_put(struct spool *spool, const struct buffer *bytes);

/* Writes all to STREAM, in the order in which it came. False, with errno set, where that fails or
 * something was lost before. */
bool spool_copy(struct spool *spool, FILE *stream);

#endif
