/* What can stand behind an option or a command: shown in the help, checked, and completed by
 * shells. */
#ifndef TERLINT_CLI_VALUES_H
#define TERLINT_CLI_VALUES_H

#include <stdbool.h>
#include <stddef.h>

enum values_kind {
  VALUES_ANY,    /* any text */
  VALUES_FILES,  /* the path of a file */
  VALUES_CHOICE, /* one of the words; the first is the default */
  VALUES_KNOWN,  /* one of the words, but there may be others */
  VALUES_LIST,   /* such words, comma-separated */
};

struct values {
  const char *shown; /* what the help calls it */
  enum values_kind kind;
  const char *(*word)(size_t index); /* the words; NULL behind the last. Unused for ANY and FILES */
};

/* clang-format off */
extern const struct values
    values_bundled_schema,
    values_color,
    values_command,
    values_file,
    values_format,
    values_globs,
    values_level,
    values_number,
    values_path,
    values_rule,
    values_rules,
    values_schema,
    values_shell,
    values_yaml;
/* clang-format on */

/* Whether VALUES take WORD; where they do not, a line on standard error says which ones they take.
 * It begins with NAME, that of an option with its dashes, or of a command. */
bool values_accept(const struct values *values, const char *name, const char *word);

#endif
