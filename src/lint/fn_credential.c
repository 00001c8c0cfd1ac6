/* credential: no secret of a known form in a string.
 * no-literal: no literal value under a name that says that it is secret. */
#include "doc/credential.h"
#include "lint/function.h"
#include "lint/place.h"

#include <strings.h>

/* A string of what is in TEXT, which is freed, to be shown in place of the value. */
static const struct doc_node *shown(const struct lint_call *call, struct buffer *text)
{
  struct words words = lint_take(call, text);
  struct doc_node *node = arena_alloc(call->document->arena, sizeof *node);
  if (!words.bytes || !node)
    return NULL;
  *node = *call->value;
  node->text = (struct doc_text){words.bytes, words.length};
  return node;
}

static bool report(const struct lint_call *call, struct span secret, struct words error,
                   const struct doc_node *input)
{
  struct lint_finding finding = {
      .error = error,
      .at = place_of_part(call->document->source, call->value, secret.offset, secret.length),
      .input = input,
      .is_secret = true};
  return input && lint_report(call, &finding);
}

/* All secrets in the value are masked in what is shown of each. */
static bool run_credential(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  struct credential_search search;
  const struct doc_node *input = NULL;
  credential_search_begin(&search, text);
  for (struct credential found; (found = credential_next(&search)).at.length > 0;) {
    struct buffer all = {0}, error = {0};
    if (!input) {
      credential_put_text(&all, text);
      input = shown(call, &all);
    }
    buffer_printf(&error, "A %s stands here in clear: ", found.issuer);
    credential_put_masked(&error, text.bytes + found.at.offset, found.at.length);
    if (!report(call, found.at, lint_take(call, &error), input))
      return false;
  }
  return true;
}

/* --- names --- */

static bool is_separator(char c)
{
  return c == '_' || c == '-' || c == '.';
}

/* The last word of NAME: TOKEN of GITHUB_TOKEN. */
static struct doc_text last_word(struct doc_text name)
{
  uint32_t start = name.length;
  while (start > 0 && !is_separator(name.bytes[start - 1]))
    start--;
  return (struct doc_text){name.bytes + start, name.length - start};
}

static bool is_listed(const struct doc_node *list, struct doc_text word)
{
  for (const struct doc_node *item = list && list->count ? list->first : NULL; item;
       item = item->next)
    if (item->text.length == word.length &&
        strncasecmp(item->text.bytes, word.bytes, word.length) == 0)
      return true;
  return false;
}

/* What stands behind the scheme of an Authorization header (RFC 9110 section 11.4). */
static struct span behind_scheme(struct doc_text value, struct span part)
{
  static const char *const schemes[] = {"Bearer ", "Basic ", "Token ", "Bot ", "ApiKey ", "Key "};
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    uint32_t length = (uint32_t)strlen(schemes[i]);
    if (part.length > length && strncasecmp(value.bytes + part.offset, schemes[i], length) == 0)
      return (struct span){part.offset + length, part.length - length};
  }
  return part;
}

/* PART of the value stands under NAME. */
static bool check(const struct lint_call *call, struct doc_text name, struct span part)
{
  struct doc_text word = last_word(name), value = call->value->text;
  bool is_always = is_listed(lint_option(call, "always"), word);
  if (!is_always &&
      (part.length < CREDENTIAL_RANDOM_LENGTH || !is_listed(lint_option(call, "likely"), word)))
    return true;
  part = behind_scheme(value, part);
  struct doc_text secret = {value.bytes + part.offset, part.length};
  if (credential_is_placeholder(secret) || credential_find(value).at.length > 0 ||
      (!is_always && !credential_looks_random(secret)))
    return true;
  struct buffer error = {0}, text = {0};
  buffer_printf(&error, "`%.*s` has a literal value: ", (int)name.length, name.bytes);
  credential_put_masked(&error, secret.bytes, secret.length);
  buffer_put(&text, value.bytes, part.offset);
  credential_put_masked(&text, secret.bytes, secret.length);
  return report(call, part, lint_take(call, &error), shown(call, &text));
}

/* --option=value, or the item behind --option. */
static bool check_argument(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  const struct doc_node *before = lint_before(call);
  if (text.length > 1 && text.bytes[0] == '-') {
    const char *equals = memchr(text.bytes, '=', text.length);
    if (!equals)
      return true;
    uint32_t length = (uint32_t)(equals - text.bytes);
    return check(call, (struct doc_text){text.bytes, length},
                 (struct span){length + 1, text.length - length - 1});
  }
  bool is_option = before && before->type == DOC_STRING && before->text.length > 1 &&
                   before->text.bytes[0] == '-' &&
                   !memchr(before->text.bytes, '=', before->text.length);
  return !is_option || check(call, before->text, (struct span){0, text.length});
}

static bool run_no_literal(const struct lint_call *call)
{
  if (call->property.bytes)
    return check(call, call->property, (struct span){0, call->value->text.length});
  return check_argument(call);
}

static bool check_words(const struct doc_node *list, struct rule_error *error)
{
  for (const struct doc_node *item = list->count ? list->first : NULL; item; item = item->next)
    if (item->type != DOC_STRING)
      return rule_error_set(error, item->span, "must be a list of words that a name ends with");
  return true;
}

static const struct lint_option options[] = {
    {"always", LINT_ARRAY, false, check_words},
    {"likely", LINT_ARRAY, false, check_words},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_credential = {
    .name = "credential", .takes = LINT_STRING, .run = run_credential, .flags = DOC_TEXT_LONG};
const struct lint_function fn_no_literal = {
    .name = "no-literal", .takes = LINT_STRING, .options = options, .run = run_no_literal};
