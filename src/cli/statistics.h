/* --statistics: how often each rule has found something. */
#ifndef TERLINT_CLI_STATISTICS_H
#define TERLINT_CLI_STATISTICS_H

#include "diag/rule.h"

/* Writes a line on standard error for each of the COUNT RULES that has findings, the most frequent
 * first. FOUND are their numbers, by the rules' own. */
void statistics_print(const struct rule *const *rules, size_t count, const uint64_t *found);

#endif
