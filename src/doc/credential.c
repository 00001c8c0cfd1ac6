#include "doc/credential.h"

#include "doc/blank.h"

#include <math.h>
#include <strings.h>

/* A token is a run of letters, digits, `_`, `-` and `.`; these are told by how it begins and how
 * long it is, as their issuers document. Of two prefixes of which one begins with the other the
 * longer stands first. */
static const struct form {
  const char *issuer;
  const char *prefix;
  uint16_t least; /* bytes of the whole */
} forms[] = {
    {"GitHub token", "github_pat_", 60},
    {"GitHub token", "ghp_", 40},
    {"GitHub token", "gho_", 40},
    {"GitHub token", "ghu_", 40},
    {"GitHub token", "ghs_", 40},
    {"GitHub token", "ghr_", 40},
    {"GitLab token", "glpat-", 26},
    {"GitLab token", "gldt-", 25},
    {"GitLab token", "glrt-", 25},
    {"GitLab token", "glptt-", 26},
    {"GitLab token", "glcbt-", 26},
    {"AWS access key", "AKIA", 20},
    {"AWS access key", "ASIA", 20},
    {"Slack token", "xoxb-", 20},
    {"Slack token", "xoxp-", 20},
    {"Slack token", "xoxa-", 20},
    {"Slack token", "xoxe.", 20},
    {"Slack token", "xoxe-", 20},
    {"Slack token", "xoxr-", 20},
    {"Slack token", "xoxs-", 20},
    {"Slack token", "xapp-", 20},
    {"Anthropic key", "sk-ant-", 30},
    {"OpenAI key", "sk-", 23},
    {"Google key", "AIza", 39},
    {"Google token", "ya29.", 30},
    {"Google client secret", "GOCSPX-", 35},
    {"Stripe key", "sk_live_", 24},
    {"Stripe key", "sk_test_", 24},
    {"Stripe key", "rk_live_", 24},
    {"Stripe key", "rk_test_", 24},
    {"Stripe webhook secret", "whsec_", 30},
    {"npm token", "npm_", 40},
    {"Hugging Face token", "hf_", 36},
    {"JSON Web Token", "eyJ", 40},
};

enum { FORM_COUNT = sizeof forms / sizeof *forms, SHORTEST = 20 };

static const struct credential none = {{0, 0}, NULL};

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

/* --- placeholders --- */

static bool is_number(struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++)
    if ((text.bytes[i] < '0' || text.bytes[i] > '9') && text.bytes[i] != '.')
      return false;
  return true;
}

/* "xxxx", "....", "****": the same byte throughout, or three times in a row. */
static bool has_filler(struct doc_text text)
{
  for (uint32_t i = 2; i < text.length; i++) {
    char c = text.bytes[i];
    if (c == text.bytes[i - 1] && c == text.bytes[i - 2] && strchr("xX.*#?0", c))
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

bool credential_is_placeholder(struct doc_text text)
{
  static const char *const words[] = {
      "your",        "changeme", "change-me", "change_me", "example", "insert", "replace",
      "placeholder", "dummy",    "redacted",  "_here",     "-here",   "sample", "\xE2\x80\xA6"};
  static const char *const wholes[] = {"true",     "false",  "null",  "none", "test",   "testing",
                                       "password", "secret", "token", "key",  "string", "enabled",
                                       "disabled", "todo",   "yes",   "no",   "on",     "off"};
  if (doc_text_is_blank(text) || has_variable(text) || strchr("<[($%/~", text.bytes[0]) ||
      begins_with(text, "./") || begins_with(text, "../") || is_number(text) || has_filler(text))
    return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (contains(text, words[i]))
      return true;
  for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
    if (equals(text, wholes[i]))
      return true;
  return false;
}

/* Shannon's entropy of the bytes, in bits a byte. */
static double entropy(struct doc_text text)
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

bool credential_looks_random(struct doc_text text)
{
  bool has_digit = false;
  for (uint32_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == ' ' || text.bytes[i] == '/' || text.bytes[i] == ':')
      return false; /* words, a path, an address */
    has_digit |= text.bytes[i] >= '0' && text.bytes[i] <= '9';
  }
  return text.length >= CREDENTIAL_RANDOM_LENGTH && has_digit && entropy(text) >= 3;
}

/* --- known forms --- */

/* Letters, digits, `_`, `-` and `.`; 2: a form begins with it. */
static const unsigned char token_bytes[256] = {
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
    ['8'] = 1, ['9'] = 1, ['_'] = 1, ['-'] = 1, ['.'] = 1, ['A'] = 2, ['B'] = 1, ['C'] = 1,
    ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 2, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1,
    ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1,
    ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1,
    ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 2, ['f'] = 1, ['g'] = 2, ['h'] = 2, ['i'] = 1,
    ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 2, ['o'] = 1, ['p'] = 1, ['q'] = 1,
    ['r'] = 2, ['s'] = 2, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 2, ['x'] = 2, ['y'] = 2,
    ['z'] = 1,
};

static bool is_token_byte(char c)
{
  return token_bytes[(unsigned char)c] != 0;
}

/* A JSON Web Token has three parts. */
static bool has_shape(const struct form *form, struct doc_text run)
{
  uint32_t dots = 0;
  for (uint32_t i = 0; i < run.length; i++)
    dots += run.bytes[i] == '.';
  return strcmp(form->prefix, "eyJ") != 0 || dots == 2;
}

/* The form of RUN; NULL where it is no token, or an example of one. */
static const struct form *form_of(struct doc_text run)
{
  if (token_bytes[(unsigned char)*run.bytes] != 2)
    return NULL;
  for (size_t i = 0; i < FORM_COUNT; i++) {
    const struct form *form = &forms[i];
    if (*run.bytes != *form->prefix || !begins_with(run, form->prefix))
      continue;
    uint32_t prefix = (uint32_t)strlen(form->prefix);
    struct doc_text rest = {run.bytes + prefix, run.length - prefix};
    bool good = run.length >= form->least && has_shape(form, run) && entropy(rest) >= 2.5 &&
                !credential_is_placeholder(rest);
    return good ? form : NULL;
  }
  return NULL;
}

/* A run of token bytes; length 0: there is no further one of SHORTEST bytes. */
static struct span next_run(struct doc_text text, uint32_t from)
{
  /* A run of SHORTEST bytes holds every SHORTEST-th byte: most words are never looked at. */
  for (uint32_t probe = from + SHORTEST - 1; probe < text.length;) {
    if (!is_token_byte(text.bytes[probe])) {
      probe += SHORTEST;
      continue;
    }
    uint32_t start = probe, end = probe + 1;
    while (start > from && is_token_byte(text.bytes[start - 1]))
      start--;
    while (end < text.length && is_token_byte(text.bytes[end]))
      end++;
    if (end - start >= SHORTEST)
      return (struct span){start, end - start};
    probe = end + SHORTEST;
  }
  return (struct span){text.length, 0};
}

/* The first token from byte FROM on. */
static struct credential find_token(struct doc_text text, uint32_t from)
{
  for (struct span run = next_run(text, from); run.length > 0;
       run = next_run(text, span_end(run))) {
    const struct form *form = form_of((struct doc_text){text.bytes + run.offset, run.length});
    if (form)
      return (struct credential){run, form->issuer};
  }
  return none;
}

/* -----BEGIN … PRIVATE KEY----- at the beginning (RFC 7468). */
static struct credential find_private_key(struct doc_text text)
{
  uint32_t start = 0;
  while (start < text.length && strchr(" \t\r\n", text.bytes[start]) && text.bytes[start])
    start++;
  struct doc_text rest = {text.bytes + start, text.length - start};
  if (!begins_with(rest, "-----BEGIN "))
    return none;
  rest.length = rest.length < 64 ? rest.length : 64;
  if (!contains(rest, "PRIVATE KEY-----"))
    return none;
  return (struct credential){{start, text.length - start}, "private key"};
}

/* The password of scheme://user:password@host, where it is a literal one. */
static struct credential password_at(struct doc_text text, uint32_t authority)
{
  uint32_t colon = 0, at = authority;
  for (; at < text.length && !strchr("/?# \t\r\n\"'@", text.bytes[at]); at++)
    if (text.bytes[at] == ':' && colon == 0)
      colon = at;
  if (at == text.length || text.bytes[at] != '@' || colon == 0)
    return none;
  struct doc_text password = {text.bytes + colon + 1, at - colon - 1};
  if (password.length == 0 || credential_is_placeholder(password))
    return none;
  return (struct credential){{colon + 1, password.length}, "password in a URL"};
}

/* Where the authority begins that the `@` at AT may end: behind `://`; 0 where there is none. */
static uint32_t authority_before(struct doc_text text, uint32_t at)
{
  while (at > 0 &&
         (is_token_byte(text.bytes[at - 1]) || strchr(":!$&()*+,;=%~{}", text.bytes[at - 1])))
    at--;
  return at >= 3 && memcmp(text.bytes + at - 3, "://", 3) == 0 ? at : 0;
}

/* The first password from byte FROM on. */
static struct credential find_password(struct doc_text text, uint32_t from)
{
  for (uint32_t at = from; at < text.length;) {
    const char *sign = memchr(text.bytes + at, '@', text.length - at);
    if (!sign)
      break;
    at = (uint32_t)(sign - text.bytes) + 1;
    uint32_t authority = authority_before(text, at - 1);
    struct credential found = authority ? password_at(text, authority) : none;
    if (found.at.length > 0 && found.at.offset >= from)
      return found;
  }
  return none;
}

/* --- one by one --- */

void credential_search_begin(struct credential_search *search, struct doc_text text)
{
  *search = (struct credential_search){text, find_private_key(text), none};
  if (search->token.at.length > 0)
    return; /* all of the text */
  search->token = find_token(text, 0);
  search->password = find_password(text, 0);
}

static bool is_before(struct span one, struct span other)
{
  return one.length > 0 && (other.length == 0 || one.offset < other.offset);
}

struct credential credential_next(struct credential_search *search)
{
  bool is_password = is_before(search->password.at, search->token.at);
  struct credential found = is_password ? search->password : search->token;
  uint32_t end = span_end(found.at);
  if (search->token.at.length > 0 && search->token.at.offset < end)
    search->token = find_token(search->text, end);
  if (search->password.at.length > 0 && search->password.at.offset < end)
    search->password = find_password(search->text, end);
  return found;
}

struct credential credential_find(struct doc_text text)
{
  struct credential_search search;
  credential_search_begin(&search, text);
  return credential_next(&search);
}

/* --- in text with its escapes --- */

/* A line of Base64 in a private key's text has 64 bytes (RFC 7468 section 2), of which most stand
 * together. */
enum { KEY_RUN = 30 };

/* The letter of an escape such as \n is no part of the token behind it. */
static bool has_token(struct doc_text written, bool *may_be_key)
{
  *may_be_key = false;
  for (struct span run = next_run(written, 0); run.length > 0;
       run = next_run(written, span_end(run))) {
    struct doc_text text = {written.bytes + run.offset, run.length};
    *may_be_key |= run.length >= KEY_RUN;
    if (form_of(text))
      return true;
    bool is_escape = run.offset > 0 && text.bytes[-1] == '\\';
    if (is_escape && form_of((struct doc_text){text.bytes + 1, text.length - 1}))
      return true;
  }
  return false;
}

static bool has_key_header(struct doc_text written)
{
  static const char header[] = "-----BEGIN ";
  const uint32_t length = sizeof header - 1;
  for (uint32_t from = 0; from + length <= written.length; from++) {
    const char *dash = memchr(written.bytes + from, '-', written.length - from);
    if (!dash)
      return false;
    from = (uint32_t)(dash - written.bytes);
    if (from + length <= written.length && memcmp(dash, header, length) == 0)
      return true;
  }
  return false;
}

bool credential_may_be_in(struct doc_text written)
{
  bool may_be_key;
  return has_token(written, &may_be_key) || (may_be_key && has_key_header(written)) ||
         find_password(written, 0).at.length > 0;
}

/* --- what may be shown --- */

uint32_t credential_shown(uint32_t length)
{
  return length / 4 < 4 ? length / 4 : 4;
}

void credential_put_masked(struct buffer *out, const char *bytes, uint32_t length)
{
  buffer_put(out, bytes, credential_shown(length));
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
