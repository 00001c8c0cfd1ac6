/* The line that ends a run. */
#ifndef TERLINT_CLI_SUMMARY_H
#define TERLINT_CLI_SUMMARY_H

#include "report/report.h"

/* Writes BEFORE, how much of what was found, and AFTER, on standard error. */
void summary_print(const char *before, const struct report_summary *summary, const char *after);

#endif
