#include "engine/written_secrets.h"

#include "doc/credential.h"
#include "lint/lint_rule.h"
#include "lint/secret_name.h"
#include "rule_ids.h"

#include <strings.h>

enum { NO_LITERAL = 1 }; /* the check of hardcoded-credential that has the words of names */

/* Bytes before and behind a separator that tell whether a secret follows: a line may be one long
 * chain of separators, and each of them is asked. */
enum { FAR = 256 };

static bool is_one_of(char c, const char *set)
{
  return c && strchr(set, c);
}

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         is_one_of(c, "_-.");
}

/* The name that ends before AT, from byte FROM on, in quotes or without; empty where there is none.
 */
static struct doc_text name_before(const char *bytes, uint32_t from, uint32_t at)
{
  enum { LONGEST = 128 };
  from = at - from > FAR ? at - FAR : from;
  while (at > from && is_one_of(bytes[at - 1], " \t"))
    at--;
  if (at > from && is_one_of(bytes[at - 1], "\"'"))
    at--;
  uint32_t start = at;
  while (start > from && at - start < LONGEST && is_name_byte(bytes[start - 1]))
    start--;
  return (struct doc_text){bytes + start, at - start};
}

/* Past `Bearer ` and the like. */
static uint32_t skip_scheme(const char *bytes, uint32_t at, uint32_t end)
{
  static const char *const schemes[] = {"bearer ", "basic ", "token ", "bot ", "apikey ", "key "};
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    uint32_t length = (uint32_t)strlen(schemes[i]);
    if (end - at > length && strncasecmp(bytes + at, schemes[i], length) == 0)
      return at + length;
  }
  return at;
}

/* What stands behind AT as the value of a name, up to its quote, or to one of ENDS. */
static struct span value_behind(const char *bytes, uint32_t at, uint32_t end, const char *ends)
{
  while (at < end && is_one_of(bytes[at], " \t"))
    at++;
  char quote = at < end && is_one_of(bytes[at], "\"'") ? bytes[at] : '\0';
  at += quote != '\0';
  uint32_t start = skip_scheme(bytes, at, end), stop = start;
  while (stop < end && (quote ? bytes[stop] != quote : !is_one_of(bytes[stop], ends)))
    stop += bytes[stop] == '\\' && stop + 1 < end ? 2 : 1;
  return (struct span){start, stop - start};
}

/* NAME of the pair {name: NAME, value: …}, in one line or in several, whose `value` ends before AT;
 * empty where there is none. */
static struct doc_text paired_name(const char *bytes, uint32_t at)
{
  const uint32_t end = at, least = at > FAR ? at - FAR : 0;
  for (; at > least; at--) {
    struct doc_text key = {bytes, 0};
    if (bytes[at - 1] == ':')
      key = name_before(bytes, least, at - 1);
    if (!doc_text_equal(key, doc_text_of("name")))
      continue;
    struct span name = value_behind(bytes, at, end, " \t\r\n,]}&\"'");
    return (struct doc_text){bytes + name.offset, name.length};
  }
  return (struct doc_text){bytes, 0};
}

/* The secret behind the separator AT, in a line that begins at FROM; length 0: there is none. */
static struct span secret_behind(const char *bytes, uint32_t from, uint32_t at, uint32_t end)
{
  const struct doc_node *words = lint_table[RULE_HARDCODED_CREDENTIAL].thens[NO_LITERAL].options;
  const struct span none = {at, 0};
  struct doc_text name = name_before(bytes, from, at);
  if (doc_text_equal(name, doc_text_of("value")))
    name = paired_name(bytes, at);
  bool is_option = name.length > 1 && name.bytes[0] == '-';
  if (name.length == 0 || (is_one_of(bytes[at], ", ") && !is_option))
    return none;
  const char *ends = " \t,]}&\"'";
  uint32_t near = end - at > FAR ? at + FAR : end;
  struct span literal = value_behind(bytes, at + 1, near, ends);
  enum suspicion suspicion = secret_name_suspicion(words, name, literal.length);
  if (suspicion == SUSPICION_ALWAYS)
    ends = ",]{}";
  literal = value_behind(bytes, at + 1, near, ends);
  struct doc_text text = {bytes + literal.offset, literal.length};
  bool is_secret = suspicion == SUSPICION_ALWAYS ||
                   (suspicion == SUSPICION_LIKELY && credential_looks_random(text));
  return is_secret && !credential_is_placeholder(text) ? value_behind(bytes, at + 1, end, ends)
                                                       : none;
}

bool written_secrets_named(const struct source *source, struct span line, written_sink *sink,
                           void *context)
{
  uint32_t end = span_end(line);
  for (uint32_t at = line.offset; at < end; at++) {
    if (!is_one_of(source->bytes[at], ":=, "))
      continue;
    struct span secret = secret_behind(source->bytes, line.offset, at, end);
    if (secret.length == 0)
      continue;
    if (!sink(context, secret))
      return false;
    at = span_end(secret) - 1;
  }
  return true;
}

bool written_secrets_known(const struct source *source, written_sink *sink, void *context)
{
  struct credential_search search;
  credential_search_begin(&search, (struct doc_text){source->bytes, source->length});
  for (struct span at; (at = credential_next(&search).at).length > 0;)
    if (!sink(context, at))
      return false;
  return true;
}
