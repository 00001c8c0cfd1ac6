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

/* Those that one request may lead to: each is tried out before it is offered. */
enum { SILENCERS_MAX = 8 };

/* All zeroes: none. */
struct silencers {
  struct silencer list[SILENCERS_MAX];
  uint32_t count;
};

/* Adds one for what RULE finds at OFFSET of the text; its diagnostic, which passes, is to be set.
 * NULL where DOCUMENT has no comments, where one for that rule and line is there, and where there
 * are enough. */
struct silencer *silencers_add(struct silencers *silencers, const struct document *document,
                               const struct rule *rule, uint32_t offset);
void silencers_free(struct silencers *silencers);

struct silencer_edit {
  struct span at;     /* of the document's text */
  struct buffer text; /* without bytes: there is no such comment */
};

/* NOW is what is found of the rule as the text is. The rule in a comment that the finding's line
 * has already, a comment at the end of that line or, where it would become a part of a value, on a
 * line of its own before it: the first that is seen to do so. ARENA is scratch. False when memory
 * ends; EDIT's text is to be freed where it has any. */
bool silencer_try(const struct silencer *silencer, const struct tally *now,
                  const struct document *document, struct arena *arena, struct silencer_edit *edit);

#endif
