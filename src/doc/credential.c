#include "doc/credential.h"

/* --- tokens --- */

/* A token is a run of letters, digits, `_`, `-` and `.`; these are told by how it begins and how
 * long it is, as their issuers document. Of two prefixes of which one begins with the other the
 * longer stands first. */
static const struct form {
  const char *issuer;
  const char *prefix;
  uint16_t least; /* bytes of the whole */
  uint16_t run;   /* of letters and digits that stand together behind the prefix, at least: words
                   * joined by hyphens are no token */
} forms[] = {
    {"GitHub token", "github_pat_", 60, 20},
    {"GitHub token", "ghp_", 40, 30},
    {"GitHub token", "gho_", 40, 30},
    {"GitHub token", "ghu_", 40, 30},
    {"GitHub token", "ghs_", 40, 30},
    {"GitHub token", "ghr_", 40, 30},
    {"GitLab token", "glpat-", 26, 0},
    {"GitLab token", "glptt-", 26, 0},
    {"GitLab token", "glcbt-", 26, 0},
    {"GitLab token", "gldt-", 25, 0},
    {"GitLab token", "glft-", 25, 0},
    {"GitLab token", "glimt-", 31, 0},
    {"GitLab token", "glrt-", 25, 0},
    {"GitLab token", "glrtr-", 26, 0},
    {"GitLab token", "glwt-", 25, 0},
    {"GitLab token", "glagent-", 58, 0},
    {"GitLab token", "glffct-", 27, 0},
    {"GitLab token", "glsoat-", 27, 0},
    {"GitLab token", "gloas-", 70, 0},
    {"AWS access key", "AKIA", 20, 16},
    {"AWS access key", "ASIA", 20, 16},
    {"Slack token", "xoxb-", 24, 10},
    {"Slack token", "xoxp-", 24, 10},
    {"Slack token", "xoxa-", 24, 10},
    {"Slack token", "xoxe.", 24, 10},
    {"Slack token", "xoxe-", 24, 10},
    {"Slack token", "xoxr-", 24, 10},
    {"Slack token", "xoxs-", 24, 10},
    {"Slack token", "xapp-", 24, 10},
    {"Anthropic key", "sk-ant-", 30, 16},
    {"OpenAI key", "sk-", 23, 16},
    {"Google key", "AIza", 39, 0},
    {"Google token", "ya29.", 40, 0},
    {"Google client secret", "GOCSPX-", 35, 0},
    {"Stripe key", "sk_live_", 24, 16},
    {"Stripe key", "sk_test_", 24, 16},
    {"Stripe key", "rk_live_", 24, 16},
    {"Stripe key", "rk_test_", 24, 16},
    {"Stripe webhook secret", "whsec_", 30, 16},
    {"npm token", "npm_", 40, 36},
    {"PyPI token", "pypi-", 80, 16},
    {"Docker Hub token", "dckr_pat_", 36, 0},
    {"DigitalOcean token", "dop_v1_", 71, 64},
    {"Grafana token", "glsa_", 41, 32},
    {"Hugging Face token", "hf_", 37, 30},
    {"Linear key", "lin_api_", 48, 40},
    {"Vault token", "hvs.", 90, 16},
    {"JSON Web Token", "eyJ", 40, 0},
};

enum { FORM_COUNT = sizeof forms / sizeof *forms, SHORTEST = 20 };

static const struct credential none = {{0, 0}, NULL};

/* Letters, digits, `_`, `-` and `.`; 2: a form begins with it. */
static const unsigned char token_bytes[256] = {
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
    ['8'] = 1, ['9'] = 1, ['_'] = 1, ['-'] = 1, ['.'] = 1, ['A'] = 2, ['B'] = 1, ['C'] = 1,
    ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 2, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1,
    ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1,
    ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1,
    ['b'] = 1, ['c'] = 1, ['d'] = 2, ['e'] = 2, ['f'] = 1, ['g'] = 2, ['h'] = 2, ['i'] = 1,
    ['j'] = 1, ['k'] = 1, ['l'] = 2, ['m'] = 1, ['n'] = 2, ['o'] = 1, ['p'] = 2, ['q'] = 1,
    ['r'] = 2, ['s'] = 2, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 2, ['x'] = 2, ['y'] = 2,
    ['z'] = 1,
};

static bool is_token_byte(char c)
{
  return token_bytes[(unsigned char)c] != 0;
}

static bool begins_with(struct doc_text text, const char *prefix)
{
  size_t length = strlen(prefix);
  return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

/* How many letters and digits stand together in RUN, at most. */
static uint32_t longest_run(struct doc_text run)
{
  uint32_t longest = 0, length = 0;
  for (uint32_t i = 0; i < run.length; i++) {
    length = strchr("_-.", run.bytes[i]) ? 0 : length + 1;
    longest = length > longest ? length : longest;
  }
  return longest;
}

/* A JSON Web Token has three parts. */
static bool has_shape(const struct form *form, struct doc_text run)
{
  uint32_t dots = 0;
  for (uint32_t i = 0; i < run.length; i++)
    dots += run.bytes[i] == '.';
  return strcmp(form->prefix, "eyJ") != 0 || dots == 2;
}

static bool is_of_form(struct doc_text run, const struct form *form)
{
  uint32_t prefix = (uint32_t)strlen(form->prefix);
  struct doc_text rest = {run.bytes + prefix, run.length - prefix};
  return run.length >= form->least && has_shape(form, run) && longest_run(rest) >= form->run &&
         credential_entropy(rest) >= 2.5 && !credential_is_placeholder(rest);
}

/* The form of RUN; NULL where it is no token, or an example of one. */
static const struct form *form_of(struct doc_text run)
{
  if (token_bytes[(unsigned char)*run.bytes] != 2)
    return NULL;
  for (size_t i = 0; i < FORM_COUNT; i++)
    if (*run.bytes == *forms[i].prefix && begins_with(run, forms[i].prefix))
      return is_of_form(run, &forms[i]) ? &forms[i] : NULL;
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

/* Whether RUN is what is secret in the address of an incoming webhook of Slack:
 * hooks.slack.com/services/T…/B…/… */
static bool is_webhook(struct doc_text text, struct span run)
{
  static const char host[] = "hooks.slack.com";
  enum { BEFORE = 64 }; /* bytes that the rest of the address takes, at most */
  const uint32_t length = sizeof host - 1;
  if (run.offset < length || text.bytes[run.offset - 1] != '/')
    return false;
  uint32_t from = run.offset > BEFORE ? run.offset - BEFORE : 0;
  for (; from + length <= run.offset; from++)
    if (text.bytes[from] == *host && memcmp(text.bytes + from, host, length) == 0)
      return !credential_is_placeholder((struct doc_text){text.bytes + run.offset, run.length});
  return false;
}

/* What the token RUN of TEXT is; NULL where it is none. */
static const char *issuer_of(struct doc_text text, struct span run)
{
  const struct form *form = form_of((struct doc_text){text.bytes + run.offset, run.length});
  if (form)
    return form->issuer;
  return is_webhook(text, run) ? "Slack webhook" : NULL;
}

static struct credential find_token(struct doc_text text, uint32_t from)
{
  for (struct span run = next_run(text, from); run.length > 0;
       run = next_run(text, span_end(run))) {
    const char *issuer = issuer_of(text, run);
    while (issuer && text.bytes[span_end(run) - 1] == '.')
      run.length--; /* the end of a sentence */
    if (issuer)
      return (struct credential){run, issuer};
  }
  return none;
}

/* --- private keys --- */

static const char key_begin[] = "-----BEGIN ", key_end[] = "-----END ", key_dashes[] = "-----";

/* The first WORD, which begins with a hyphen, in TEXT from byte FROM on; TEXT's length where there
 * is none. */
static uint32_t find_dashed(struct doc_text text, uint32_t from, const char *word)
{
  uint32_t length = (uint32_t)strlen(word);
  for (; from + length <= text.length; from++) {
    const char *dash = memchr(text.bytes + from, '-', text.length - from);
    if (!dash)
      break;
    from = (uint32_t)(dash - text.bytes);
    if (from + length <= text.length && memcmp(dash, word, length) == 0)
      return from;
  }
  return text.length;
}

/* Where the label that begins at FROM ends, behind its dashes, if it says that a private key
 * follows; 0 where it does not. */
static uint32_t end_of_label(struct doc_text text, uint32_t from)
{
  static const char word[] = "PRIVATE KEY";
  enum { LONGEST = 64 };
  const uint32_t length = sizeof word - 1;
  struct doc_text label = text;
  label.length = text.length - from > LONGEST ? from + LONGEST : text.length;
  uint32_t end = find_dashed(label, from, key_dashes);
  if (end == label.length)
    return 0;
  for (; from + length <= end; from++)
    if (memcmp(text.bytes + from, word, length) == 0)
      return end + (uint32_t)sizeof key_dashes - 1;
  return 0;
}

/* Whether there is a line of Base64 in TEXT between FROM and END: keys that are examples have none.
 */
static bool has_base64(struct doc_text text, uint32_t from, uint32_t end)
{
  enum { LEAST = 32 };
  uint32_t run = 0;
  for (; from < end && run < LEAST; from++) {
    char c = text.bytes[from];
    bool is_base64 = (is_token_byte(c) && !strchr("_-.", c)) || c == '+' || c == '/' || c == '=';
    run = is_base64 ? run + 1 : 0;
  }
  return run == LEAST;
}

/* Behind the line that ends a key, where it begins AT; AT itself where another one does. */
static uint32_t end_of_key(struct doc_text text, uint32_t at)
{
  if (!begins_with((struct doc_text){text.bytes + at, text.length - at}, key_end))
    return at;
  at = find_dashed(text, at + (uint32_t)sizeof key_end - 1, key_dashes);
  return at < text.length ? at + (uint32_t)sizeof key_dashes - 1 : at;
}

static struct credential find_key(struct doc_text text, uint32_t from)
{
  uint32_t start;
  for (; (start = find_dashed(text, from, key_begin)) < text.length; from = start + 1) {
    uint32_t body = end_of_label(text, start + (uint32_t)sizeof key_begin - 1);
    if (body == 0)
      continue;
    uint32_t end = find_dashed(text, body, key_dashes);
    if (has_base64(text, body, end))
      return (struct credential){{start, end_of_key(text, end) - start}, "Private key"};
  }
  return none;
}

/* --- passwords in URLs --- */

/* The password of scheme://user:password@host, where it is a literal one. */
static struct credential password_at(struct doc_text text, uint32_t authority, uint32_t end)
{
  const char *colon = memchr(text.bytes + authority, ':', end - authority);
  if (!colon)
    return none;
  uint32_t start = (uint32_t)(colon + 1 - text.bytes);
  struct doc_text password = {text.bytes + start, end - start};
  if (password.length == 0 || credential_is_placeholder(password))
    return none;
  return (struct credential){{start, password.length}, "Password in a URL"};
}

/* Whether `://` stands before AT, also with the escapes that JSON allows. */
static bool is_behind_scheme(struct doc_text text, uint32_t at)
{
  return (at >= 3 && memcmp(text.bytes + at - 3, "://", 3) == 0) ||
         (at >= 5 && memcmp(text.bytes + at - 5, ":\\/\\/", 5) == 0);
}

/* What may stand in `user:password` (RFC 3986 section 3.2.1), and what people write there. */
static bool is_userinfo_byte(char c)
{
  return is_token_byte(c) || (unsigned char)c >= 0x80 || (c && strchr(":!$&()*+,;=%~{}", c));
}

/* Where the authority begins whose `@` is AT; 0 where there is none from FROM on. */
static uint32_t authority_before(struct doc_text text, uint32_t from, uint32_t at)
{
  while (at > from && is_userinfo_byte(text.bytes[at - 1]))
    at--;
  return is_behind_scheme(text, at) ? at : 0;
}

static struct credential find_password(struct doc_text text, uint32_t from)
{
  while (from < text.length) {
    const char *sign = memchr(text.bytes + from, '@', text.length - from);
    if (!sign)
      break;
    uint32_t at = (uint32_t)(sign - text.bytes), authority = authority_before(text, from, at);
    struct credential found = authority ? password_at(text, authority, at) : none;
    if (found.at.length > 0)
      return found;
    from = at + 1;
  }
  return none;
}

/* --- one by one --- */

typedef struct credential finder(struct doc_text text, uint32_t from);

/* Where NEXT, which FIND has found, begins before FROM, it becomes the one behind it. */
static void renew(struct credential *next, struct doc_text text, uint32_t from, finder *find)
{
  if (next->at.length > 0 && next->at.offset < from)
    *next = find(text, from);
}

/* Of two that begin together the first one. */
static struct credential earlier(struct credential one, struct credential other)
{
  bool is_other = one.at.length == 0 || (other.at.length > 0 && other.at.offset < one.at.offset);
  return is_other ? other : one;
}

void credential_search_begin(struct credential_search *search, struct doc_text text)
{
  *search = (struct credential_search){text, find_token(text, 0), find_key(text, 0),
                                       find_password(text, 0)};
}

struct credential credential_next(struct credential_search *search)
{
  struct credential found = earlier(earlier(search->token, search->key), search->password);
  uint32_t end = span_end(found.at);
  renew(&search->token, search->text, end, find_token);
  renew(&search->key, search->text, end, find_key);
  renew(&search->password, search->text, end, find_password);
  return found;
}

struct credential credential_find(struct doc_text text)
{
  struct credential_search search;
  credential_search_begin(&search, text);
  return credential_next(&search);
}

/* --- in text with its escapes --- */

/* Whether a run may be of a private key's Base64: no hyphens, and all that there is. */
static bool may_be_base64(struct doc_text run)
{
  bool digits = false, upper = false, lower = false;
  for (uint32_t i = 0; i < run.length; i++) {
    char c = run.bytes[i];
    if (c == '-' || c == '_' || c == '.')
      return false;
    digits |= c <= '9';
    upper |= c >= 'A' && c <= 'Z';
    lower |= c >= 'a';
  }
  return digits && upper && lower;
}

/* The letter of an escape such as \n is no part of the token behind it. */
static bool has_token(struct doc_text written, bool *may_be_key)
{
  *may_be_key = false;
  for (struct span run = next_run(written, 0); run.length > 0;
       run = next_run(written, span_end(run))) {
    struct doc_text text = {written.bytes + run.offset, run.length};
    if (issuer_of(written, run))
      return true;
    bool is_escape = run.offset > 0 && text.bytes[-1] == '\\';
    if (is_escape && form_of((struct doc_text){text.bytes + 1, text.length - 1}))
      return true;
    *may_be_key = *may_be_key || may_be_base64(text);
  }
  return false;
}

bool credential_may_be_in(struct doc_text written)
{
  bool may_be_key;
  return has_token(written, &may_be_key) ||
         (may_be_key && find_dashed(written, 0, key_begin) < written.length) ||
         find_password(written, 0).at.length > 0;
}
