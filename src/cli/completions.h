/* What a shell needs to complete terlint's command lines: made from the tables of commands, options
 * and values, so that it offers what is there. */
#ifndef TERLINT_CLI_COMPLETIONS_H
#define TERLINT_CLI_COMPLETIONS_H

#include "base/buffer.h"
#include "cli/command.h"
#include "cli/option_records.h"

struct shell {
  const char *name;
  void (*put)(struct buffer *out); /* writes the script to source */
};

extern const struct shell shell_bash, shell_zsh, shell_fish;

/* All of them, in the order of the manual; ends with NULL. */
extern const struct shell *const shells[];

/* The next option from *INDEX on, which is moved behind it, that COMMAND takes; NULL at the end. */
const struct option_record *completions_next_option(const struct command *command, size_t *index);

/* The words of VALUES, with blanks between them; nothing where they are any text or files. */
void completions_put_words(struct buffer *out, const struct values *values);

/* TEXT as it can stand in single quotes, with a backslash before each of ESCAPED. An apostrophe
 * becomes a typographic one, which ends no quotes. */
void completions_put_text(struct buffer *out, const char *text, const char *escaped);

#endif
