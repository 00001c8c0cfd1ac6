/* text: a string, or a key, that the control plane's database can store (contract section 1,
 * storage). */
#include "lint/function.h"

static bool has_surrogate(struct doc_text text)
{
  for (uint32_t at = 0; at + 2 < text.length; at++)
    if ((unsigned char)text.bytes[at] == 0xED && (unsigned char)text.bytes[at + 1] >= 0xA0)
      return true;
  return false;
}

static bool run(const struct lint_call *call)
{
  struct doc_text text = call->value->text, without = lint_option_text(call, "without");
  const char *what = call->is_key ? "key" : "string";
  if (doc_text_equal(without, doc_text_of("nul")))
    return !memchr(text.bytes, '\0', text.length) ||
           lint_reportf(call, "The %s holds U+0000", what);
  return !has_surrogate(text) || lint_reportf(call, "The %s holds a lone surrogate", what);
}

static bool check_without(const struct doc_node *value, struct rule_error *error)
{
  bool good = doc_text_equal(value->text, doc_text_of("nul")) ||
              doc_text_equal(value->text, doc_text_of("surrogate"));
  return good || rule_error_set(error, value->span, "must be nul or surrogate");
}

static const struct lint_option options[] = {
    {"without", LINT_STRING, true, check_without},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_text = {.name = "text",
                                      .takes = LINT_STRING,
                                      .options = options,
                                      .run = run,
                                      .flags = DOC_TEXT_ODD | DOC_KEY_ODD};
