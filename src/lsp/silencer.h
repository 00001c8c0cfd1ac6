/* A comment of YAML that silences one finding (README, "Suppression"). */
#ifndef TERLINT_LSP_SILENCER_H
#define TERLINT_LSP_SILENCER_H

#include "lsp/document.h"

/* How much is found in a document: of one rule, and of all others. */
struct tally {
  const struct rule *rule;
  uint64_t of_rule, others;
};

struct silencer {
  const struct rule *rule;
  uint32_t offset;    /* of the finding, in the text */
  json_t *diagnostic; /* as the client has it */
};

struct silencer_edit {
  struct span at;     /* of the document's text */
  struct buffer text; /* without bytes: there is no such comment */
};

/* NOW is what is found of the rule as the text is. The comment at the end of the finding's line or,
 * where that is a comment already or would become a part of a value, on a line of its own before
 * it: the first that is seen to do so. ARENA is scratch. False when memory ends; EDIT's text is to
 * be freed where it has any. */
bool silencer_try(const struct silencer *silencer, const struct tally *now,
                  const struct document *document, struct arena *arena, struct silencer_edit *edit);

#endif
