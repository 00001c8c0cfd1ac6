/* Rules as initialisers of C, on standard output. */
#ifndef TERLINT_TOOLS_WRITE_RULES_H
#define TERLINT_TOOLS_WRITE_RULES_H

#include "lint/lint_rule.h"

/* A C literal of TEXT, which holds no byte that JSON would write as \u. */
void write_string(struct doc_text text);

/* The initialiser of a struct doc_text. */
void write_text(struct doc_text text);

/* Declares what rules name: the functions. */
void write_rule_functions(void);

/* Defines what rule number INDEX points to: examples, steps, options. */
void write_rule_parts(const struct lint_rule *rule, unsigned index);

/* The initialisers of its struct rule and struct lint_rule. */
void write_rule(const struct lint_rule *rule, unsigned index);
void write_lint_rule(const struct lint_rule *rule, unsigned index);

#endif
