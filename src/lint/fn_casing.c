/* casing: `type`, `disallowDigits`, `separator`, as Spectral's: names put together in one way. */
#include "base/utf8.h"
#include "lint/function.h"

enum letters { LOWER, UPPER };

/* A word begins with a letter of `first`; then follow those of `rest`, and digits. */
static const struct style {
  const char *name;
  enum letters first, rest;
  char joiner;    /* may stand before another letter of `rest` or a digit; 0: nothing may */
  bool has_humps; /* an upper-case letter may begin another part, which has lower-case ones behind
                   * it or is the end */
} styles[] = {
    {"flat", LOWER, LOWER, 0, false},    {"camel", LOWER, LOWER, 0, true},
    {"pascal", UPPER, LOWER, 0, true},   {"kebab", LOWER, LOWER, '-', false},
    {"cobol", UPPER, UPPER, '-', false}, {"snake", LOWER, LOWER, '_', false},
    {"macro", UPPER, UPPER, '_', false},
};

enum { STYLE_COUNT = sizeof styles / sizeof *styles };

/* Where a name may be while it is read, a bit each, since a separator can be a joiner or a letter
 * as well. */
enum place {
  AT_START = 1, /* before the first letter of a word */
  IN_WORD = 2,  /* the word may end here */
  AT_JOINT = 4, /* behind a joiner */
  ON_HUMP = 8,  /* behind an upper-case letter; the name may end here, but not the word */
};

struct casing {
  const struct style *style;
  bool has_digits;
  struct doc_text separator; /* one character; without bytes: there is none */
};

static bool is_letter(char c, enum letters letters)
{
  return letters == LOWER ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
}

static bool is_rest(const struct casing *casing, char c)
{
  return is_letter(c, casing->style->rest) || (casing->has_digits && c >= '0' && c <= '9');
}

/* The places that CHARACTER leads to from those in PLACES. */
static unsigned follow(const struct casing *casing, unsigned places, struct doc_text character)
{
  const struct style *style = casing->style;
  char c = *character.bytes;
  unsigned next = 0;
  if ((places & AT_START) && is_letter(c, style->first))
    next |= IN_WORD;
  if ((places & (IN_WORD | AT_JOINT | ON_HUMP)) && is_rest(casing, c))
    next |= IN_WORD;
  if ((places & IN_WORD) && style->has_humps && is_letter(c, UPPER))
    next |= ON_HUMP;
  if ((places & IN_WORD) && style->joiner && c == style->joiner)
    next |= AT_JOINT;
  if ((places & IN_WORD) && doc_text_equal(character, casing->separator))
    next |= AT_START;
  return next;
}

static struct doc_text character_at(struct doc_text text, uint32_t at)
{
  size_t size = utf8_sequence(text.bytes + at, text.length - at);
  return (struct doc_text){text.bytes + at, size ? (uint32_t)size : 1};
}

static bool fits(const struct casing *casing, struct doc_text text, bool may_lead)
{
  unsigned places = AT_START;
  uint32_t at = 0;
  struct doc_text first = character_at(text, 0);
  if (may_lead && doc_text_equal(first, casing->separator)) {
    at = first.length;
    if (at == text.length)
      return true;
  }
  while (at < text.length && places) {
    struct doc_text character = character_at(text, at);
    places = follow(casing, places, character);
    at += character.length;
  }
  return places & (IN_WORD | ON_HUMP);
}

static const struct style *style_named(struct doc_text name)
{
  for (size_t i = 0; i < STYLE_COUNT; i++)
    if (doc_text_equal(name, doc_text_of(styles[i].name)))
      return &styles[i];
  return NULL;
}

static bool is_true(const struct doc_node *option)
{
  return option && option->type == DOC_TRUE;
}

static bool run(const struct lint_call *call)
{
  const struct doc_node *separator = lint_option(call, "separator");
  struct casing casing = {.style = style_named(lint_option_text(call, "type")),
                          .has_digits = !is_true(lint_option(call, "disallowDigits"))};
  bool may_lead = false;
  if (separator) {
    casing.separator = doc_member(separator, doc_text_of("char"))->text;
    may_lead = is_true(doc_member(separator, doc_text_of("allowLeading")));
  }
  return call->value->text.length == 0 || fits(&casing, call->value->text, may_lead) ||
         lint_reportf(call, "must be %s case", casing.style->name);
}

static bool check_type(const struct doc_node *value, struct rule_error *error)
{
  const char *names[STYLE_COUNT];
  for (size_t i = 0; i < STYLE_COUNT; i++)
    names[i] = styles[i].name;
  return style_named(value->text) ||
         rule_error_word(error, value,
                         "type must be flat, camel, pascal, kebab, cobol, snake or macro", names,
                         STYLE_COUNT);
}

static bool check_character(const struct doc_node *value, struct rule_error *error)
{
  bool good = value->type == DOC_STRING && value->text.length > 0 &&
              character_at(value->text, 0).length == value->text.length;
  return good || rule_error_set(error, value->span, "char must be one character");
}

static bool check_separator(const struct doc_node *value, struct rule_error *error)
{
  static const char *const keys[] = {"char", "allowLeading"};
  const struct doc_node *character = doc_member(value, doc_text_of(keys[0]));
  const struct doc_node *leading = doc_member(value, doc_text_of(keys[1]));
  for (const struct doc_node *m = value->count ? value->first : NULL; m; m = m->next)
    if (m != character && m != leading)
      return rule_error_key(error, m, "unknown key of separator", keys, 2);
  if (!character)
    return rule_error_set(error, value->span, "separator needs a char");
  if (leading && leading->type != DOC_TRUE && leading->type != DOC_FALSE)
    return rule_error_set(error, leading->span, "must be true or false");
  return check_character(character, error);
}

static const struct lint_option options[] = {
    {"type", LINT_STRING, true, check_type},
    {"disallowDigits", LINT_BOOLEAN, false, NULL},
    {"separator", LINT_OBJECT, false, check_separator},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_casing = {
    .name = "casing", .takes = LINT_STRING, .options = options, .run = run};
