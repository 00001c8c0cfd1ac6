/* What to do about text that cannot be read, where the reader's reason does not say it. */
#ifndef TERLINT_ENGINE_SYNTAX_HINT_H
#define TERLINT_ENGINE_SYNTAX_HINT_H

#include "read/read.h"

/* One line for PROBLEM of SOURCE; NULL where the rule's own must do. Static. */
const char *syntax_hint(const struct source *source, const struct read_problem *problem);

#endif
