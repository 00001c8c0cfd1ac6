/* What a command has to say on standard output, and whether it could. */
#ifndef TERLINT_CLI_PRINT_H
#define TERLINT_CLI_PRINT_H

#include "base/buffer.h"
#include "cli/command.h"

/* Writes TEXT to standard output and frees it. EXIT_TROUBLE, with a line on standard error, where
 * that could not be done or TEXT is incomplete. */
enum exit_code print_text(struct buffer *text);

#endif
