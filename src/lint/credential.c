#include "lint/credential.h"

/* A token is a run of letters, digits, `_`, `-` and `.`; these are told by how it begins and how
 * long it is. Longer prefixes stand before shorter ones that they begin with. */
static const struct form {
  const char *issuer;
  const char *prefix;
  uint16_t least; /* bytes of the whole */
} forms[] = {
    {"GitHub", "github_pat_", 60}, {"GitHub", "ghp_", 40},     {"GitHub", "gho_", 40},
    {"GitHub", "ghu_", 40},        {"GitHub", "ghs_", 40},     {"GitHub", "ghr_", 40},
    {"GitLab", "glpat-", 26},      {"GitLab", "gldt-", 25},    {"GitLab", "glrt-", 25},
    {"GitLab", "glptt-", 26},      {"AWS", "AKIA", 20},        {"AWS", "ASIA", 20},
    {"Slack", "xoxb-", 20},        {"Slack", "xoxp-", 20},     {"Slack", "xoxa-", 20},
    {"Slack", "xoxr-", 20},        {"Slack", "xoxs-", 20},     {"Slack", "xapp-", 20},
    {"Anthropic", "sk-ant-", 30},  {"OpenAI", "sk-", 23},      {"Google", "AIza", 39},
    {"Google", "ya29.", 30},       {"Google", "GOCSPX-", 35},  {"Stripe", "sk_live_", 24},
    {"Stripe", "sk_test_", 24},    {"Stripe", "rk_live_", 24}, {"Stripe", "rk_test_", 24},
    {"Stripe", "whsec_", 30},      {"npm", "npm_", 40},
};

enum { FORM_COUNT = sizeof forms / sizeof *forms, SHORTEST = 20 };

static bool is_token_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

static bool begins_with(const char *run, uint32_t length, const char *prefix)
{
  size_t prefix_length = strlen(prefix);
  return length >= prefix_length && memcmp(run, prefix, prefix_length) == 0;
}

/* NULL where the run is no token of a known form. */
static const char *issuer_of(const char *run, uint32_t length)
{
  for (size_t i = 0; i < FORM_COUNT; i++)
    if (*run == *forms[i].prefix && begins_with(run, length, forms[i].prefix))
      return length >= forms[i].least ? forms[i].issuer : NULL;
  return NULL;
}

struct credential credential_find(struct doc_text text)
{
  const struct credential none = {{0, 0}, NULL};
  /* A run of SHORTEST bytes holds every SHORTEST-th byte: most words are never looked at. */
  for (uint32_t probe = SHORTEST - 1; probe < text.length;) {
    if (!is_token_byte(text.bytes[probe])) {
      probe += SHORTEST;
      continue;
    }
    uint32_t start = probe, end = probe + 1;
    while (start > 0 && is_token_byte(text.bytes[start - 1]))
      start--;
    while (end < text.length && is_token_byte(text.bytes[end]))
      end++;
    const char *issuer = NULL;
    if (end - start >= SHORTEST)
      issuer = issuer_of(text.bytes + start, end - start);
    if (issuer)
      return (struct credential){{start, end - start}, issuer};
    probe = end + SHORTEST;
  }
  return none;
}

void credential_put_masked(struct buffer *out, const char *bytes, uint32_t length)
{
  uint32_t shown = length / 4 < 4 ? length / 4 : 4;
  buffer_put(out, bytes, shown);
  buffer_put_string(out, "...");
}
