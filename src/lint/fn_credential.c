/* credential: no secret of a known form in a string.
 * no-literal: no literal value under a name that says that it is secret. */
#include "doc/credential.h"
#include "lint/message.h"
#include "lint/place.h"
#include "lint/secret_name.h"

#include <strings.h>

/* The value with TEXT, which is taken, in its place. */
static const struct doc_node *shown_as(const struct lint_call *call, struct buffer *text)
{
  struct words words = lint_take(call, text);
  struct doc_node *node = arena_alloc(call->document->arena, sizeof *node);
  if (!words.bytes || !node)
    return NULL;
  *node = *call->value;
  node->text = (struct doc_text){words.bytes, words.length};
  return node;
}

/* Reports the secret PART of the value, AT a place of the source; ERROR is taken. */
static bool report(const struct lint_call *call, struct span part, struct span at,
                   struct buffer *error, const struct doc_node *shown)
{
  const struct lint_finding finding = {.error = lint_take(call, error),
                                       .at = at,
                                       .part = doc_text_part(call->value->text, part),
                                       .input = shown,
                                       .is_secret = true};
  return shown && lint_report(call, &finding);
}

/* --- known forms --- */

static bool report_credential(const struct lint_call *call, struct placer *placer,
                              struct credential found, const struct doc_node *shown)
{
  struct buffer error = {0};
  buffer_printf(&error, "%s in clear text: ", found.issuer);
  credential_put_masked(&error, call->value->text.bytes + found.at.offset, found.at.length);
  struct span at = placer_next(placer, found.at.offset, found.at.length);
  return report(call, found.at, at, &error, shown);
}

/* All secrets of the value are masked in what is shown of each. */
static bool run_credential(const struct lint_call *call)
{
  struct credential_search search;
  credential_search_begin(&search, call->value->text);
  struct credential found = credential_next(&search);
  if (found.at.length == 0)
    return true;
  struct placer placer;
  struct buffer text = {0};
  placer_begin(&placer, call->document->source, call->value);
  credential_put_text(&text, call->value->text);
  const struct doc_node *shown = shown_as(call, &text);
  for (; found.at.length > 0; found = credential_next(&search))
    if (!report_credential(call, &placer, found, shown))
      return false;
  return true;
}

/* --- told by their names --- */

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

static bool report_literal(const struct lint_call *call, struct doc_text name, struct span part)
{
  struct buffer error = {0}, text = {0};
  struct doc_text value = call->value->text, secret = doc_text_part(value, part);
  buffer_put_char(&error, '`');
  lint_put_text(&error, name);
  buffer_put_string(&error, "` has a literal value: ");
  credential_put_masked(&error, secret.bytes, secret.length);
  buffer_put(&text, value.bytes, part.offset);
  credential_put_masked(&text, secret.bytes, secret.length);
  buffer_put(&text, value.bytes + span_end(part), value.length - span_end(part));
  struct span at = place_of_part(call->document->source, call->value, part.offset, part.length);
  return report(call, part, at, &error, shown_as(call, &text));
}

/* PART of the value stands under NAME; *FOUND where it is a secret. What has a known form is told
 * by that. */
static bool check(const struct lint_call *call, struct doc_text name, struct span part, bool *found)
{
  enum suspicion suspicion = secret_name_suspicion(call->then->options, name, part.length);
  if (suspicion == SUSPICION_NONE)
    return true;
  part = behind_scheme(call->value->text, part);
  struct doc_text secret = doc_text_part(call->value->text, part);
  if ((suspicion == SUSPICION_LIKELY && !credential_looks_random(secret)) ||
      credential_is_placeholder(secret) || credential_find(call->value->text).at.length > 0)
    return true;
  *found = true;
  return report_literal(call, name, part);
}

/* --- names inside values --- */

/* Where the value ends that begins at FROM: in a URL with the next parameter (RFC 3986
 * section 3.4).
 */
static uint32_t end_of_value(struct doc_text text, uint32_t from, bool is_url)
{
  uint32_t end = from;
  while (end < text.length && !(is_url && strchr("&#", text.bytes[end])))
    end++;
  return end;
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

/* NAME=value, --name=value, --env=NAME=value, ?name=value&name=value, Name: value. */
static bool check_pairs(const struct lint_call *call, bool is_url)
{
  enum { MOST = 256 }; /* names before one value */
  struct doc_text text = call->value->text;
  bool found = false, may_be_header = !is_url;
  uint32_t start = 0, names = 0;
  for (uint32_t at = 0; at < text.length && !found; at++) {
    char c = text.bytes[at];
    bool is_colon = c == ':' && may_be_header;
    if (c != '=' && !is_colon && !(is_url && (c == '&' || c == '?')))
      continue;
    struct doc_text name = {text.bytes + start, at - start};
    start = at + 1;
    may_be_header = c == '=' && !is_url;
    names = c == '=' || is_colon ? names + 1 : 0;
    if (names == 0 || names > MOST)
      continue;
    uint32_t from = start;
    while (is_colon && from < text.length && is_space(text.bytes[from]))
      from++;
    struct span part = {from, end_of_value(text, from, is_url) - from};
    if (!check(call, name, part, &found))
      return false;
  }
  return true;
}

static bool has_scheme(struct doc_text text)
{
  const char *colon = memchr(text.bytes, ':', text.length);
  return colon && text.bytes + text.length - colon > 3 && memcmp(colon, "://", 3) == 0;
}

/* --option=value, or the item behind --option. */
static bool check_argument(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  const struct doc_node *before = lint_before(call);
  bool found = false, is_option = text.length > 1 && text.bytes[0] == '-';
  if (!is_option && before && before->type == DOC_STRING && before->text.length > 1 &&
      before->text.bytes[0] == '-' && !memchr(before->text.bytes, '=', before->text.length) &&
      !check(call, before->text, (struct span){0, text.length}, &found))
    return false;
  bool has_pairs = text.length > 0 &&
                   (memchr(text.bytes, '=', text.length) || memchr(text.bytes, ':', text.length));
  return found || !has_pairs || check_pairs(call, !is_option && has_scheme(text));
}

/* What the value is called: NAME in {name: NAME, value: …}, else by its property. */
static struct doc_text name_of_value(const struct lint_call *call)
{
  const struct doc_node *pair = lint_parent(call), *name = NULL;
  if (pair && doc_text_equal(call->property, doc_text_of("value")))
    name = doc_member(pair, doc_text_of("name"));
  return name && name->type == DOC_STRING ? name->text : call->property;
}

static bool run_no_literal(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  bool found = false;
  if (!call->property.bytes)
    return check_argument(call);
  return check(call, name_of_value(call), (struct span){0, text.length}, &found) &&
         (found || text.length == 0 || !memchr(text.bytes, '?', text.length) || !has_scheme(text) ||
          check_pairs(call, true));
}

static bool check_words(const struct doc_node *list, struct rule_error *error)
{
  for (const struct doc_node *item = list->count ? list->first : NULL; item; item = item->next)
    if (item->type != DOC_STRING)
      return rule_error_set(error, item->span, "must be a list of words of a name");
  return true;
}

static const struct lint_option options[] = {
    {"always", LINT_ARRAY, false, check_words}, /* the last word: any literal is a secret */
    {"likely", LINT_ARRAY, false, check_words}, /* the last word: what looks random is */
    {"unless", LINT_ARRAY, false, check_words}, /* a word before it: nothing is */
    {NULL, 0, false, NULL},
};

const struct lint_function fn_credential = {
    .name = "credential", .takes = LINT_STRING, .run = run_credential, .flags = DOC_TEXT_LONG};
const struct lint_function fn_no_literal = {
    .name = "no-literal", .takes = LINT_STRING, .options = options, .run = run_no_literal};
