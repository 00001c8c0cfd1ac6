#include "lint/template.h"

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* Letters, digits and the bytes of MORE. */
static bool is_made_of(struct doc_text text, const char *more)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (!is_letter(text.bytes[i]) && !is_digit(text.bytes[i]) &&
        !(text.bytes[i] && strchr(more, text.bytes[i])))
      return false;
  return text.length > 0;
}

static const struct form {
  const char *word;
  const char *more; /* that a name may hold beside letters and digits */
  bool no_digit_first;
} forms[] = {
    [TEMPLATE_NAME] = {NULL, "_", true},
    [TEMPLATE_SECRET] = {"secret", "_-", false},
    [TEMPLATE_ENV] = {"env", "_", true},
    [TEMPLATE_GRAPH] = {"graph", "._-", false},
};

const char *template_word(enum template_kind kind)
{
  return kind < TEMPLATE_UNKNOWN ? forms[kind].word : NULL;
}

static bool is_name(enum template_kind kind, struct doc_text name)
{
  return is_made_of(name, forms[kind].more) &&
         !(forms[kind].no_digit_first && is_digit(name.bytes[0]));
}

/* INSIDE behind ".word.", where it begins so. */
static bool behind_word(struct doc_text inside, const char *word, struct doc_text *rest)
{
  uint32_t length = (uint32_t)strlen(word);
  if (inside.length < length + 2 || inside.bytes[0] != '.' || inside.bytes[length + 1] != '.' ||
      memcmp(inside.bytes + 1, word, length) != 0)
    return false;
  *rest = (struct doc_text){inside.bytes + length + 2, inside.length - length - 2};
  return true;
}

static void classify(struct template *template, struct doc_text inside)
{
  template->kind = TEMPLATE_UNKNOWN;
  template->name = inside;
  for (int kind = TEMPLATE_NAME; kind < TEMPLATE_UNKNOWN; kind++) {
    struct doc_text name = inside;
    bool begins = !forms[kind].word || behind_word(inside, forms[kind].word, &name);
    if (begins && is_name((enum template_kind)kind, name)) {
      template->kind = (enum template_kind)kind;
      template->name = name;
      return;
    }
  }
}

bool template_next(struct doc_text text, uint32_t from, struct template *found)
{
  while (from + 5 <= text.length) {
    const char *brace = memchr(text.bytes + from, '{', text.length - from);
    if (!brace)
      return false;
    uint32_t open = (uint32_t)(brace - text.bytes), end = open + 2;
    from = open + 1;
    if (end >= text.length || brace[1] != '{')
      continue;
    while (end < text.length && text.bytes[end] != '}')
      end++;
    if (end + 1 >= text.length || text.bytes[end + 1] != '}' || end == open + 2)
      continue;
    /* `{{{{x}}`: the pattern takes everything up to the brace that closes */
    found->at = (struct span){open, end + 2 - open};
    classify(found, (struct doc_text){text.bytes + open + 2, end - open - 2});
    return true;
  }
  return false;
}

/* --- what was meant --- */

static struct doc_text trimmed(struct doc_text text, const char *set)
{
  while (text.length > 0 && text.bytes[0] && strchr(set, text.bytes[0]))
    text = (struct doc_text){text.bytes + 1, text.length - 1};
  while (text.length > 0 && text.bytes[text.length - 1] && strchr(set, text.bytes[text.length - 1]))
    text.length--;
  return text;
}

static bool equals_word(struct doc_text text, const char *word)
{
  uint32_t i = 0;
  for (; i < text.length && word[i]; i++) {
    char c = text.bytes[i];
    if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word[i])
      return false;
  }
  return i == text.length && word[i] == '\0';
}

struct template template_guess(struct doc_text inside)
{
  static const struct {
    const char *word;
    enum template_kind kind;
  } words[] = {
      {"secret", TEMPLATE_SECRET}, {"secrets", TEMPLATE_SECRET},  {"env", TEMPLATE_ENV},
      {"envs", TEMPLATE_ENV},      {"environment", TEMPLATE_ENV}, {"env_vars", TEMPLATE_ENV},
      {"graph", TEMPLATE_GRAPH},
  };
  struct doc_text text = trimmed(inside, " \t\r\n.${}");
  const char *dot = text.length ? memchr(text.bytes, '.', text.length) : NULL;
  if (dot) {
    struct doc_text word =
        trimmed((struct doc_text){text.bytes, (uint32_t)(dot - text.bytes)}, " ");
    struct doc_text name = {dot + 1, text.length - (uint32_t)(dot + 1 - text.bytes)};
    name = trimmed(name, " \t");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (equals_word(word, words[i].word) && is_name(words[i].kind, name))
        return (struct template){.kind = words[i].kind, .name = name};
  } else if (text.length > 0 && is_name(TEMPLATE_NAME, text))
    return (struct template){.kind = TEMPLATE_NAME, .name = text};
  return (struct template){.kind = TEMPLATE_UNKNOWN, .name = inside};
}
