/* JSON as CPython 3.13's json.loads takes it (contract section 2): NaN and Infinity, integers of
 * any size up to its digit limit, lone surrogates and U+0000 in strings, repeated keys. */
#ifndef TERLINT_READ_JSON_H
#define TERLINT_READ_JSON_H

#include "read/read.h"

struct json_result {
  const struct doc_node *root; /* NULL where problem.fault is not READ_OK */
  unsigned flags;              /* enum doc_flag: those that some node has */
  struct read_problem
      problem; /* the first one: JSON is not read past it, nor is it by the server */
};

/* Reads the one value that SOURCE holds. The tree is allocated from ARENA and points into SOURCE,
 * which must outlive it. One pass, no recursion, memory in proportion to the source. */
struct json_result json_read(const struct source *source, struct arena *arena);

#endif
