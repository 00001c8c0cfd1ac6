/* boolean: true or false itself, not what pydantic's lax mode takes for one (contract section 2).
 * What it does not take is the schema's to report. */
#include "doc/json_write.h"
#include "lint/function.h"

static bool equals(struct doc_text text, const char *word)
{
  uint32_t i = 0;
  for (; i < text.length && word[i]; i++) {
    char c = text.bytes[i];
    if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word[i])
      return false;
  }
  return i == text.length && word[i] == '\0';
}

/* "true" or "false"; NULL where TEXT is neither to pydantic. */
static const char *word_value(struct doc_text text)
{
  static const struct {
    const char *word, *value;
  } words[] = {{"0", "false"}, {"off", "false"}, {"f", "false"}, {"false", "false"},
               {"n", "false"}, {"no", "false"},  {"1", "true"},  {"on", "true"},
               {"t", "true"},  {"true", "true"}, {"y", "true"},  {"yes", "true"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (equals(text, words[i].word))
      return words[i].value;
  return NULL;
}

static bool run(const struct lint_call *call)
{
  const char *value = NULL;
  double number;
  if (call->value->type == DOC_STRING)
    value = word_value(call->value->text);
  else if (!json_token_value(call->value->text, &number))
    return false;
  else if (number >= 0 && number <= 0)
    value = "false";
  else if (number >= 1 && number <= 1)
    value = "true";
  if (!value)
    return true;
  struct lint_finding finding = {.error = lint_words(call, "is taken as %s", value),
                                 .suggestion = words_of(value)};
  return lint_report(call, &finding);
}

const struct lint_function fn_boolean = {
    .name = "boolean", .takes = LINT_STRING | LINT_NUMBER, .run = run};
