#include "lint/template.h"

#include "base/suggest.h"

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

/* Whether INSIDE begins as a form with a word does. */
static bool begins_form(struct doc_text inside)
{
  struct doc_text rest;
  for (int kind = TEMPLATE_SECRET; kind < TEMPLATE_UNKNOWN; kind++)
    if (behind_word(inside, forms[kind].word, &rest))
      return true;
  return false;
}

/* The last `{{` in TEXT from OPEN, where one stands, before END. */
static uint32_t last_open(struct doc_text text, uint32_t open, uint32_t end)
{
  for (uint32_t at = end - 2; at > open; at--)
    if (text.bytes[at] == '{' && text.bytes[at + 1] == '{')
      return at;
  return open;
}

/* Makes FOUND of what begins at OPEN and is closed at CLOSE, or is not. */
static bool make(struct template *found, struct doc_text text, uint32_t open, uint32_t close)
{
  bool is_closed = close + 1 < text.length && text.bytes[close + 1] == '}';
  struct doc_text inside = {text.bytes + open + 2, close - open - 2};
  if (inside.length == 0 || (!is_closed && !begins_form(inside)))
    return false;
  uint32_t braces = is_closed ? 2 : close < text.length;
  *found = (struct template){TEMPLATE_OPEN, {open, close + braces - open}, inside};
  if (is_closed)
    classify(found, inside);
  return true;
}

/* The next `{{` in TEXT with something behind it; TEXT's length where there is none. */
static uint32_t next_open(struct doc_text text, uint32_t from)
{
  while (from + 2 < text.length) {
    const char *brace = memchr(text.bytes + from, '{', text.length - from - 2);
    if (!brace)
      break;
    if (brace[1] == '{')
      return (uint32_t)(brace - text.bytes);
    from = (uint32_t)(brace - text.bytes) + 1;
  }
  return text.length;
}

static uint32_t end_of_name(struct doc_text text, uint32_t from)
{
  while (from < text.length && is_made_of((struct doc_text){text.bytes + from, 1}, "._-"))
    from++;
  return from;
}

bool template_next(struct doc_text text, uint32_t from, struct template *found)
{
  while ((from = next_open(text, from)) < text.length) {
    const char *end = memchr(text.bytes + from + 2, '}', text.length - from - 2);
    uint32_t close = end ? (uint32_t)(end - text.bytes) : text.length;
    uint32_t open = last_open(text, from, close);
    if (make(found, text, open, end ? close : end_of_name(text, open + 2)))
      return true;
    from = close;
  }
  return false;
}

/* --- what was meant --- */

static bool is_in(char c, const char *set)
{
  return c && strchr(set, c);
}

static struct doc_text trimmed(struct doc_text text, const char *set)
{
  while (text.length > 0 && is_in(text.bytes[0], set))
    text = (struct doc_text){text.bytes + 1, text.length - 1};
  while (text.length > 0 && is_in(text.bytes[text.length - 1], set))
    text.length--;
  return text;
}

/* Takes the letters and `_` that *TEXT begins with away from it. */
static struct doc_text take_word(struct doc_text *text)
{
  uint32_t length = 0;
  while (length < text->length && (is_letter(text->bytes[length]) || text->bytes[length] == '_'))
    length++;
  struct doc_text word = {text->bytes, length};
  *text = (struct doc_text){text->bytes + length, text->length - length};
  return word;
}

/* The kind that WORD, in any case, names or is a misspelling of; TEMPLATE_UNKNOWN for none. */
static enum template_kind kind_of(struct doc_text word)
{
  static const char *const words[] = {"secret", "env", "environment", "env_vars", "graph"};
  static const enum template_kind kinds[] = {TEMPLATE_SECRET, TEMPLATE_ENV, TEMPLATE_ENV,
                                             TEMPLATE_ENV, TEMPLATE_GRAPH};
  char lower[16];
  if (word.length > sizeof lower)
    return TEMPLATE_UNKNOWN;
  for (uint32_t i = 0; i < word.length; i++)
    lower[i] =
        (char)(word.bytes[i] >= 'A' && word.bytes[i] <= 'Z' ? word.bytes[i] | 0x20 : word.bytes[i]);
  const char *near = suggest(lower, word.length, words, sizeof words / sizeof *words);
  for (size_t i = 0; near && i < sizeof words / sizeof *words; i++)
    if (near == words[i])
      return kinds[i];
  return TEMPLATE_UNKNOWN;
}

/* Puts NAME, with `_` for what the name of a variable cannot hold; false where that is not all that
 * is wrong with it. */
static bool put_name(struct buffer *out, enum template_kind kind, struct doc_text name)
{
  bool is_mendable = kind == TEMPLATE_ENV && is_made_of(name, "_-") && !is_digit(name.bytes[0]);
  if (!is_name(kind, name) && !is_mendable)
    return false;
  if (kind == TEMPLATE_NAME)
    buffer_put_string(out, "{{");
  else
    buffer_printf(out, "{{.%s.", forms[kind].word);
  for (uint32_t i = 0; i < name.length; i++)
    buffer_put_char(out, is_mendable && name.bytes[i] == '-' ? '_' : name.bytes[i]);
  buffer_put_string(out, "}}");
  return true;
}

bool template_put_meant(struct buffer *out, const struct template *found)
{
  static const char around[] = " \t\r\n.:$\"'(){}";
  struct doc_text text = trimmed(found->name, around), rest = text;
  enum template_kind kind = kind_of(take_word(&rest));
  struct doc_text name = trimmed(rest, around);
  bool is_parted = name.length > 0 && name.bytes > rest.bytes;
  if (kind < TEMPLATE_UNKNOWN && is_parted)
    return put_name(out, kind, name);
  return put_name(out, TEMPLATE_NAME, text);
}
