/* text: a string, or a key, that the control plane's database can store (contract section 1,
 * storage). */
#include "base/utf8.h"
#include "lint/function.h"

/* The first lone surrogate; NULL where there is none. */
static const char *find_surrogate(struct doc_text text)
{
  for (uint32_t at = 0; at + 2 < text.length; at++)
    if ((unsigned char)text.bytes[at] == 0xED && (unsigned char)text.bytes[at + 1] >= 0xA0)
      return text.bytes + at;
  return NULL;
}

static bool run(const struct lint_call *call)
{
  struct doc_text text = call->value->text, without = lint_option_text(call, "without");
  bool is_nul = doc_text_equal(without, doc_text_of("nul"));
  const char *found = NULL;
  if (!is_nul)
    found = find_surrogate(text);
  else if (text.length > 0)
    found = memchr(text.bytes, '\0', text.length);
  if (!found)
    return true;
  return lint_reportf(call, "The %s holds U+%04X%s, as character %zu",
                      call->is_key ? "key" : "string", is_nul ? 0 : utf8_decode(found, 3),
                      is_nul ? "" : ", half of a pair",
                      utf8_count(text.bytes, (size_t)(found - text.bytes)) + 1);
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
