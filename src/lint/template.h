/* Templates of the control plane (contract section 4): exact forms, no white space inside the
 * braces. All functions are pure. */
#ifndef TERLINT_LINT_TEMPLATE_H
#define TERLINT_LINT_TEMPLATE_H

#include "base/buffer.h"
#include "doc/doc.h"

enum template_kind {
  TEMPLATE_NAME,    /* {{name}} */
  TEMPLATE_SECRET,  /* {{.secret.name}} */
  TEMPLATE_ENV,     /* {{.env.NAME}} */
  TEMPLATE_GRAPH,   /* {{.graph.node-id}} */
  TEMPLATE_UNKNOWN, /* {{ … }} of another form */
  TEMPLATE_OPEN,    /* {{.secret.name}: not closed, so that it is none to the worker */
};

struct template
{
  enum template_kind kind;
  struct span at;       /* in the text, with its braces */
  struct doc_text name; /* what it names; all that is between the braces where it is unknown */
};

/* Finds the first template in TEXT from byte FROM on: `{{`, at least one byte that is no brace,
 * `}}`; of several `{{` the one next to the end, which is where a right form would be. False where
 * there is none. */
bool template_next(struct doc_text text, uint32_t from, struct template *found);

/* Puts the right form of FOUND, a template that is none of them. False, with nothing put, where it
 * cannot be told what was meant. */
bool template_put_meant(struct buffer *out, const struct template *found);

#endif
