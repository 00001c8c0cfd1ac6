#include "cli/values.h"

#include "base/buffer.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/completions.h"
#include "schema/json_schema.h"

/* --- the words --- */

static const char *format_word(size_t index)
{
  return report_formats[index] ? report_formats[index]->name : NULL;
}

/* Categories, then rules. */
static const char *rule_word(size_t index)
{
  if (index < CATEGORY_COUNT)
    return category_word((enum category)index);
  index -= CATEGORY_COUNT;
  return index < rule_count ? rule_table[index].id : NULL;
}

static const char *level_word(size_t index)
{
  if (index < SEVERITY_COUNT)
    return severity_word((enum severity)(SEVERITY_COUNT - 1 - index));
  return index == SEVERITY_COUNT ? "never" : NULL;
}

static const char *yaml_word(size_t index)
{
  static const char *const words[] = {"1.2", "1.1", NULL};
  return words[index];
}

static const char *color_word(size_t index)
{
  static const char *const words[] = {"auto", "always", "never", NULL};
  return words[index];
}

static const char *command_word(size_t index)
{
  return commands[index] ? commands[index]->name : NULL;
}

static const char *schema_word(size_t index)
{
  return json_schemas[index].name;
}

static const char *shell_word(size_t index)
{
  return shells[index] ? shells[index]->name : NULL;
}

/* --- the kinds --- */

const struct values values_bundled_schema = {"NAME", VALUES_CHOICE, schema_word};
const struct values values_color = {"WHEN", VALUES_CHOICE, color_word};
const struct values values_command = {"COMMAND", VALUES_KNOWN, command_word};
const struct values values_file = {"FILE", VALUES_FILES, NULL};
const struct values values_format = {"FORMAT", VALUES_CHOICE, format_word};
const struct values values_globs = {"GLOBS", VALUES_ANY, NULL};
const struct values values_level = {"LEVEL", VALUES_CHOICE, level_word};
const struct values values_number = {"N", VALUES_ANY, NULL};
const struct values values_path = {"PATH", VALUES_FILES, NULL};
const struct values values_rule = {"RULE", VALUES_KNOWN, rule_word};
const struct values values_rules = {"RULES", VALUES_LIST, rule_word};
const struct values values_schema = {"NAME", VALUES_KNOWN, schema_word};
const struct values values_shell = {"SHELL", VALUES_CHOICE, shell_word};
const struct values values_yaml = {"VERSION", VALUES_CHOICE, yaml_word};

/* "a, b or c". */
static void put_words(struct buffer *out, const struct values *values)
{
  for (size_t i = 0; values->word(i); i++) {
    if (i > 0)
      buffer_put_string(out, values->word(i + 1) ? ", " : " or ");
    buffer_put_string(out, values->word(i));
  }
}

bool values_accept(const struct values *values, const char *name, const char *word)
{
  if (values->kind != VALUES_CHOICE)
    return true;
  for (size_t i = 0; values->word(i); i++)
    if (strcmp(values->word(i), word) == 0)
      return true;
  struct buffer words = {0};
  put_words(&words, values);
  buffer_put_char(&words, '\0');
  complain("%s %s: takes %s", name, word, words.failed ? "another word" : words.bytes);
  buffer_free(&words);
  return false;
}
