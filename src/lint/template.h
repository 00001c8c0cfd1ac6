/* Templates of the control plane (contract section 4): exact forms, no white space inside the
 * braces. */
#ifndef TERLINT_LINT_TEMPLATE_H
#define TERLINT_LINT_TEMPLATE_H

#include "doc/doc.h"

enum template_kind {
  TEMPLATE_NAME,   /* {{name}} */
  TEMPLATE_SECRET, /* {{.secret.name}} */
  TEMPLATE_ENV,    /* {{.env.NAME}} */
  TEMPLATE_GRAPH,  /* {{.graph.node-id}} */
  TEMPLATE_UNKNOWN,
};

struct template
{
  enum template_kind kind;
  struct span at;       /* in the text, with its braces */
  struct doc_text name; /* what it names; all that is between the braces where it is unknown */
};

/* Finds the first template in TEXT from byte FROM on: `{{`, at least one byte that is no brace,
 * `}}`. False where there is none. */
bool template_next(struct doc_text text, uint32_t from, struct template *found);

/* What was probably meant by what stands between the braces of an unknown template: its kind and
 * name. TEMPLATE_UNKNOWN where it cannot be told. */
struct template template_guess(struct doc_text inside);

/* The word of a kind: "secret"; NULL for those that have none. */
const char *template_word(enum template_kind kind);

#endif
