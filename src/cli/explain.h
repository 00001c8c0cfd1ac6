/* Rules for people: a page each, and a table of all. Lines have 80 columns at most. */
#ifndef TERLINT_CLI_EXPLAIN_H
#define TERLINT_CLI_EXPLAIN_H

#include "base/buffer.h"
#include "diag/rule.h"

/* All there is to know about RULE. */
void explain_put_page(struct buffer *out, const struct rule *rule);

/* One row a rule of rule_table and of MORE, by category. */
void explain_put_table(struct buffer *out, const struct rule_list *more);

#endif
