/* Text in lines that a terminal shows whole. */
#ifndef TERLINT_CLI_WRAP_H
#define TERLINT_CLI_WRAP_H

#include "base/buffer.h"

enum { WRAP_WIDTH = 80 };

/* Writes TEXT, whose words are put into lines of at most WRAP_WIDTH code points; the first line
 * goes on behind COLUMN of them, the others are indented by INDENT. A longer word has a line of its
 * own, and an empty line stays one. Ends with a newline. */
void wrap_put(struct buffer *out, const char *text, size_t column, size_t indent);

#endif
