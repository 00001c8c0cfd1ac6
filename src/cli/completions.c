#include "cli/completions.h"

const struct shell *const shells[] = {&shell_bash, &shell_zsh, &shell_fish, NULL};

const struct option_record *completions_next_option(const struct command *command, size_t *index)
{
  while (*index < option_record_count) {
    const struct option_record *record = &option_records[(*index)++];
    if (command_takes(command, record))
      return record;
  }
  return NULL;
}

void completions_put_words(struct buffer *out, const struct values *values)
{
  for (size_t i = 0; values->word && values->word(i); i++) {
    if (i > 0)
      buffer_put_char(out, ' ');
    buffer_put_string(out, values->word(i));
  }
}

void completions_put_text(struct buffer *out, const char *text, const char *escaped)
{
  for (; *text; text++) {
    if (*text == '\'') {
      buffer_put_string(out, "\xE2\x80\x99"); /* U+2019 */
      continue;
    }
    if (strchr(escaped, *text))
      buffer_put_char(out, '\\');
    buffer_put_char(out, *text);
  }
}
