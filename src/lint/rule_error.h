/* What is wrong with a rule's file. */
#ifndef TERLINT_LINT_RULE_ERROR_H
#define TERLINT_LINT_RULE_ERROR_H

#include "doc/doc.h"

struct rule_error {
  struct span at;
  const char *reason;     /* static; NULL where memory ended */
  struct doc_text word;   /* what it is about; may be without bytes */
  const char *suggestion; /* what was probably meant; NULL: nothing near */
};

/* Sets *ERROR to REASON at AT; always false. */
bool rule_error_set(struct rule_error *error, struct span at, const char *reason);

/* As above, about the key of MEMBER, which is none of the COUNT in KNOWN; always false. */
bool rule_error_key(struct rule_error *error, const struct doc_node *member, const char *reason,
                    const char *const *known, size_t count);

/* As above, about the string VALUE, which is none of the COUNT in KNOWN; always false. */
bool rule_error_word(struct rule_error *error, const struct doc_node *value, const char *reason,
                     const char *const *known, size_t count);

#endif
