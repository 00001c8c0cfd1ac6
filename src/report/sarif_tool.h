/* What a SARIF run says of terlint and its rules. */
#ifndef TERLINT_REPORT_SARIF_TOOL_H
#define TERLINT_REPORT_SARIF_TOOL_H

#include "report/report.h"

/* SARIF's word for a severity. */
const char *sarif_level(enum severity severity);

/* Writes the `tool` object: the driver with the rules that are on, in the order of OPTIONS. */
void sarif_put_tool(struct buffer *out, const struct report_options *options);

#endif
