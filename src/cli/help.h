/* What --help prints, made from the tables of commands and options. */
#ifndef TERLINT_CLI_HELP_H
#define TERLINT_CLI_HELP_H

#include "base/buffer.h"

struct command;

/* The commands, and where to go from there. */
void help_put_program(struct buffer *out);

/* How COMMAND is used. */
void help_put_command(struct buffer *out, const struct command *command);

#endif
