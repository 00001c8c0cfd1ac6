/* What most requests begin with: the document they are about, its trees, and what stands at a
 * place. */
#ifndef TERLINT_LSP_ASK_H
#define TERLINT_LSP_ASK_H

#include "lsp/rpc.h"

struct question {
  struct server *server;
  struct document *document;
  const struct forest *forest; /* of the text as it is, or as it was when it could last be read */
  struct bridge bridge;        /* from the text of `forest` to the text as it is */
};

/* Looks up the document and its trees; false with ERROR set where PARAMS name none that is open,
 * and without where memory ended. */
bool ask_document(struct question *question, struct server *server, const json_t *params,
                  struct rpc_error *error);

/* The byte of the text as it is that the position at PATH in PARAMS means; false with ERROR set
 * where there is none. */
bool ask_offset(const struct question *question, const json_t *params, const char *path,
                uint32_t *offset, struct rpc_error *error);

/* The way to what stands at OFFSET of the text as it is, and the tree that it is in. NULL where
 * there is no tree. */
const struct tree *ask_way(const struct question *question, uint32_t offset, struct way *way);

/* Where SPAN of TREE stands in the text as it is; the same as a new Range, NULL when memory ends.
 */
struct span ask_span(const struct question *question, const struct tree *tree, struct span span);
json_t *ask_range(const struct question *question, const struct tree *tree, struct span span);

/* Appends the same as text. */
void ask_put_range(struct buffer *out, const struct question *question, const struct tree *tree,
                   struct span span);

#endif
