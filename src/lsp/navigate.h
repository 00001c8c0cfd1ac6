/* Between templates and the entries of `secrets` and `env_vars` that they name. */
#ifndef TERLINT_LSP_NAVIGATE_H
#define TERLINT_LSP_NAVIGATE_H

#include "lsp/ask.h"
#include "lsp/mention.h"

/* A name at a place: in a template, or in the entry for it. */
struct named {
  const struct tree *tree;
  enum template_kind kind;
  struct doc_text name;
  struct span span; /* of the name alone, in the tree's source */
};

/* The name that stands at OFFSET of the text as it is; false where none does. */
bool navigate_find(const struct question *question, uint32_t offset, struct named *named);

/* The template of any kind at OFFSET of the text as it is, and the tree it is in; NULL where there
 * is none. */
const struct tree *navigate_template(const struct question *question, uint32_t offset,
                                     struct mention *mention);

request_handler navigate_definition, navigate_references, navigate_highlight,
    navigate_prepare_rename, navigate_rename;

#endif
