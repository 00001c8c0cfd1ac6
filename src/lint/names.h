/* Names that are known to exist elsewhere: `declared` of the configuration. */
#ifndef TERLINT_LINT_NAMES_H
#define TERLINT_LINT_NAMES_H

#include "doc/doc.h"

struct lint_names {
  const struct doc_text *names;
  uint32_t count;
};

#endif
