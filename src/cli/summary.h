/* The line that ends a run. */
#ifndef TERLINT_CLI_SUMMARY_H
#define TERLINT_CLI_SUMMARY_H

#include "report/report.h"

/* Writes how much of what was found, on standard error. */
void summary_print(const struct report_summary *summary);

#endif
