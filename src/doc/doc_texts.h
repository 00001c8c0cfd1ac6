/* Where text of a document stands in its source: its keys and scalars, by place. */
#ifndef TERLINT_DOC_DOC_TEXTS_H
#define TERLINT_DOC_DOC_TEXTS_H

#include "base/arena.h"
#include "doc/doc.h"

struct doc_texts {
  const struct span *spans; /* sorted; in the arena */
  uint32_t count;
};

/* Gathers the spans of all keys and scalars in ROOT, which may be NULL; what came in by a merge
 * key, and what is behind an alias, stands elsewhere. No recursion. False when memory ends. */
bool doc_texts_gather(struct doc_texts *texts, const struct doc_node *root, struct arena *arena);

/* The one that holds the byte at OFFSET; NULL where none does. */
const struct span *doc_texts_at(const struct doc_texts *texts, uint32_t offset);

#endif
