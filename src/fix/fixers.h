/* The fixers, one kind a file, and the conditions under which a recipe takes one.
 *
 * A fixer adds the edits of its fix to DRAFT, or none where it has no repair for this place; it may
 * lower `is_safe`. A condition looks at a site only. All are called for a site that has a node. */
#ifndef TERLINT_FIX_FIXERS_H
#define TERLINT_FIX_FIXERS_H

#include "fix/draft.h"

typedef void fixer(struct draft *draft);
typedef bool condition(const struct fix_site *site);

/* Puts a number or boolean into quotes, as it is written. */
fixer fix_quote;

#endif
