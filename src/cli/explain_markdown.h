/* The pages of explain.h in Markdown, as docs/rules/ has them. */
#ifndef TERLINT_CLI_EXPLAIN_MARKDOWN_H
#define TERLINT_CLI_EXPLAIN_MARKDOWN_H

#include "base/buffer.h"
#include "diag/rule.h"

/* All there is to know about RULE. */
void explain_put_markdown(struct buffer *out, const struct rule *rule);

/* One row a rule of rule_table and of MORE, by category, each with a link to ID.md. */
void explain_put_markdown_table(struct buffer *out, const struct rule_list *more);

#endif
