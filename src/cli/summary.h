/* The line that ends a run. */
#ifndef TERLINT_CLI_SUMMARY_H
#define TERLINT_CLI_SUMMARY_H

#include "report/report.h"

/* Writes BEFORE and how much of what was found, on standard error. */
void summary_print(const char *before, const struct report_summary *summary);

#endif
