/* The examples in rule files, for people to look at. */
#ifndef TERLINT_CLI_EXPLAIN_EXAMPLE_H
#define TERLINT_CLI_EXPLAIN_EXAMPLE_H

#include "base/buffer.h"

/* Writes TEXT with every line indented by INDENT. What stands between the marks of an example is
 * underlined, on a line of its own, where both are on one line; the marks go. */
void explain_put_example(struct buffer *out, const char *text, size_t indent);

#endif
