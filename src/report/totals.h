/* How much was found, in words. */
#ifndef TERLINT_REPORT_TOTALS_H
#define TERLINT_REPORT_TOTALS_H

#include "report/report.h"

/* Writes "2 errors, 1 warning", the gravest first, or "nothing found". */
void totals_write(struct buffer *out, const struct report_summary *summary);

#endif
