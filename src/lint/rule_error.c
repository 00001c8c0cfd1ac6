#include "lint/rule_error.h"

#include "base/suggest.h"

bool rule_error_set(struct rule_error *error, struct span at, const char *reason)
{
  *error = (struct rule_error){.at = at, .reason = reason};
  return false;
}

static bool set_word(struct rule_error *error, struct span at, struct doc_text word,
                     const char *reason, const char *const *known, size_t count)
{
  *error = (struct rule_error){.at = at,
                               .reason = reason,
                               .word = word,
                               .suggestion = suggest(word.bytes, word.length, known, count)};
  return false;
}

bool rule_error_key(struct rule_error *error, const struct doc_node *member, const char *reason,
                    const char *const *known, size_t count)
{
  return set_word(error, member->key_span, member->key, reason, known, count);
}

bool rule_error_word(struct rule_error *error, const struct doc_node *value, const char *reason,
                     const char *const *known, size_t count)
{
  return set_word(error, value->span, value->text, reason, known, count);
}
