/* Rules for people: a page each, and a table of all. Lines have 80 columns at most. */
#ifndef TERLINT_CLI_EXPLAIN_H
#define TERLINT_CLI_EXPLAIN_H

#include "base/buffer.h"
#include "diag/rule.h"

/* All there is to know about RULE. */
void explain_put_page(struct buffer *out, const struct rule *rule);

/* What the rules of CATEGORY are about. */
const char *explain_category(enum category category);

/* Whether RULE stays on whatever is selected. */
bool explain_is_required(const struct rule *rule);

/* Which options fix findings of RULE; NULL where there is no fix. */
const char *explain_fix(const struct rule *rule);

/* The rule at INDEX of rule_table and MORE, one behind the other; NULL past the end. */
const struct rule *explain_rule_at(const struct rule_list *more, size_t index);

/* One row a rule of rule_table and of MORE, by category. */
void explain_put_table(struct buffer *out, const struct rule_list *more);

#endif
