/* What the name of a variable, a header or an option says about its value. */
#ifndef TERLINT_LINT_SECRET_NAME_H
#define TERLINT_LINT_SECRET_NAME_H

#include "doc/doc.h"

enum suspicion {
  SUSPICION_NONE,
  SUSPICION_LIKELY, /* what looks random is a secret */
  SUSPICION_ALWAYS, /* any literal is */
};

/* What NAME says about a value of LENGTH bytes. WORDS are options of the function `no-literal`;
 * NULL: there are none. Pure. */
enum suspicion secret_name_suspicion(const struct doc_node *words, struct doc_text name,
                                     uint32_t length);

#endif
