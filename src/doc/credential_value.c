/* What stands where a secret may stand, and what of it may be shown. */
#include "doc/credential.h"

#include "base/utf8.h"
#include "doc/blank.h"

#include <math.h>
#include <strings.h>

/* --- placeholders --- */

static bool begins_with(struct doc_text text, const char *prefix)
{
  size_t length = strlen(prefix);
  return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

static bool contains(struct doc_text text, const char *word)
{
  size_t length = strlen(word);
  for (size_t at = 0; at + length <= text.length; at++)
    if ((text.bytes[at] | 0x20) == (*word | 0x20) &&
        strncasecmp(text.bytes + at, word, length) == 0)
      return true;
  return false;
}

static bool equals(struct doc_text text, const char *word)
{
  return text.length == strlen(word) && strncasecmp(text.bytes, word, text.length) == 0;
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_number(struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (!is_digit(text.bytes[i]) && text.bytes[i] != '.')
      return false;
  return true;
}

/* "xxxx", "....", "****", "000000": nobody's secret. */
static bool has_filler(struct doc_text text)
{
  enum { OTHERS = 3, ZEROS = 6 };
  uint32_t run = 1;
  for (uint32_t i = 1; i < text.length; i++) {
    char c = text.bytes[i];
    run = c == text.bytes[i - 1] ? run + 1 : 1;
    if ((run >= OTHERS && c && strchr("xX.*#?", c)) || (run >= ZEROS && c == '0'))
      return true;
  }
  return false;
}

/* {{…}}, ${…}: something else will stand here. */
static bool has_variable(struct doc_text text)
{
  for (const char *at = text.bytes, *end = at + text.length;
       (at = memchr(at, '{', (size_t)(end - at))); at++)
    if (at > text.bytes && (at[-1] == '{' || at[-1] == '$'))
      return true;
  return false;
}

/* A path, `<token>`, `[Your token]`, `(token)`, `$TOKEN`, `%TOKEN%`. */
static bool begins_as_none(struct doc_text text)
{
  return strchr("<[($%/~", text.bytes[0]) || begins_with(text, "./") || begins_with(text, "../");
}

bool credential_is_placeholder(struct doc_text text)
{
  static const char *const words[] = {
      "your",        "changeme", "change-me", "change_me", "example", "insert", "replace",
      "placeholder", "dummy",    "redacted",  "_here",     "-here",   "sample", "\xE2\x80\xA6"};
  static const char *const wholes[] = {"true",    "false",    "null",   "none",    "test",
                                       "testing", "password", "secret", "token",   "bearer",
                                       "basic",   "key",      "string", "enabled", "disabled",
                                       "todo",    "yes",      "no",     "on",      "off"};
  if (doc_text_is_blank(text) || has_variable(text) || begins_as_none(text) || is_number(text) ||
      has_filler(text))
    return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (contains(text, words[i]))
      return true;
  for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
    if (equals(text, wholes[i]))
      return true;
  return false;
}

/* --- randomness --- */

double credential_entropy(struct doc_text text)
{
  uint32_t counts[256] = {0};
  double sum = 0;
  for (uint32_t i = 0; i < text.length; i++)
    counts[(unsigned char)text.bytes[i]]++;
  for (int i = 0; i < 256; i++)
    if (counts[i] > 0) {
      double share = (double)counts[i] / text.length;
      sum -= share * log2(share);
    }
  return sum;
}

/* What kinds of bytes a text has. */
struct variety {
  bool digits, upper, lower, slashes;
  bool others; /* than these and those of Base64 (RFC 4648 section 4) */
  bool breaks; /* spaces and colons: words, an address, a reference */
};

static struct variety variety_of(struct doc_text text)
{
  struct variety has = {.digits = false};
  for (uint32_t i = 0; i < text.length; i++) {
    char c = text.bytes[i];
    if (is_digit(c))
      has.digits = true;
    else if (c >= 'A' && c <= 'Z')
      has.upper = true;
    else if (c >= 'a' && c <= 'z')
      has.lower = true;
    else if (c == '/')
      has.slashes = true;
    else if (c == ' ' || c == ':')
      has.breaks = true;
    else if (c != '+' && c != '=')
      has.others = true;
  }
  return has;
}

/* Base64 has slashes, and so have paths, which are made of words. */
bool credential_looks_random(struct doc_text text)
{
  enum { BASE64_LENGTH = 32 };
  struct variety has = variety_of(text);
  if (text.length < CREDENTIAL_RANDOM_LENGTH || !has.digits || has.breaks)
    return false;
  if (!has.slashes)
    return credential_entropy(text) >= 3;
  return text.length >= BASE64_LENGTH && has.upper && has.lower && !has.others &&
         credential_entropy(text) >= 4.2;
}

/* --- what may be shown --- */

uint32_t credential_shown(uint32_t length)
{
  return length / 4 < 4 ? length / 4 : 4;
}

void credential_put_masked(struct buffer *out, const char *bytes, uint32_t length)
{
  uint32_t shown = credential_shown(length);
  while (shown > 0 && utf8_continues(bytes[shown]))
    shown--;
  buffer_put(out, bytes, shown);
  buffer_put_string(out, "...");
}

void credential_put_text(struct buffer *out, struct doc_text text)
{
  struct credential_search search;
  uint32_t done = 0;
  credential_search_begin(&search, text);
  for (struct span secret; (secret = credential_next(&search).at).length > 0;
       done = span_end(secret)) {
    buffer_put(out, text.bytes + done, secret.offset - done);
    credential_put_masked(out, text.bytes + secret.offset, secret.length);
  }
  buffer_put(out, text.bytes + done, text.length - done);
}
