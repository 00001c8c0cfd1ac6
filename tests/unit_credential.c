/* Secrets that are told by their form, and what may stand in their place. No whole token stands in
 * this file, so that nobody's scanner takes it for a leak. */
#include "unit.h"

#include "doc/credential.h"

#define HEX16 "0a1b2c3d4e5f6a7b"
#define HEX32 HEX16 "8c9dae0f1a2b3c4d"
#define HEX64 HEX32 HEX32
#define MIXED20 "q8Zk2vT9xW4mB7nLp3Rs"
#define MIXED40 MIXED20 "Yd5Fh1Jc6Gt0KwEuQaXo"

static const struct {
  const char *text;
  const char *found; /* what, and how much of it may be shown; joined by `|` */
} cases[] = {
    {"ghp_" MIXED40, "GitHub token ghp_..."},
    {"github_pat_" MIXED20 "11_" MIXED40 MIXED20, "GitHub token gith..."},
    {"glpat-" MIXED20, "GitLab token glpa..."},
    {"glrtr-" MIXED20, "GitLab token glrt..."},
    {"gloas-" HEX64, "GitLab token gloa..."},
    {"AKIA"
     "Q8ZK2VT9XW4MB7NL",
     "AWS access key AKIA..."},
    {"xoxb-"
     "123456789012-123456789012-" MIXED20,
     "Slack token xoxb..."},
    {"xapp-"
     "1-A012BCDEF-1234567890123-" HEX64,
     "Slack token xapp..."},
    {"xoxe."
     "xoxp-1-" MIXED40,
     "Slack token xoxe..."},
    {"https://hooks.slack.com/services/"
     "T024BE7LD/B0A1B2C3D/" MIXED20 "Yd5F",
     "Slack webhook q8Zk..."},
    {"sk-ant-"
     "api03-" MIXED40 MIXED40 "-AA",
     "Anthropic key sk-a..."},
    {"sk-" MIXED40 "ab12CD34", "OpenAI key sk-q..."},
    {"sk-"
     "proj-" MIXED40 "_" MIXED40,
     "OpenAI key sk-p..."},
    {"AIza"
     "SyB-" MIXED20 "Yd5Fh1Jc6Gt0",
     "Google key AIza..."},
    {"ya29."
     "a0Af" MIXED40,
     "Google token ya29..."},
    {"GOCSPX-" MIXED20 "-d5Fh1Jc", "Google client secret GOCS..."},
    {"sk_live_" MIXED20 "Yd5F", "Stripe key sk_l..."},
    {"npm_" MIXED20 "Yd5Fh1Jc6Gt0KwEu", "npm token npm_..."},
    {"eyJ"
     "hbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9." MIXED40,
     "JSON Web Token eyJh..."},
    {"-----BEGIN EC PRIVATE"
     " KEY-----\n" MIXED40 "\n-----END EC PRIVATE KEY-----\n",
     "Private key ----..."},
    {"-----BEGIN PGP PRIVATE"
     " KEY BLOCK-----\n\n" MIXED40,
     "Private key ----..."},
    {"postgres://app:s3cr3t@db/app", "Password in a URL s..."},
    {"https://x-access-token:"
     "ghp_" MIXED40 "@github.com/a/b",
     "GitHub token ghp_..."},
    {"(ghp_" MIXED40 "), u://a:hunter22@h", "GitHub token ghp_...|Password in a URL hu..."},
    {"u://a:p\xC3\xA4ssw0rt@h", "Password in a URL p..."},
    /* none */
    {"ghp_"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
     ""},
    {"ghp_"
     "short",
     ""},
    {"sk-learn-pipeline-runner-2-of-3", ""},
    {"npm_config_registry_with_a_very_long_name_1", ""},
    {"hf_transformers_model_loading_strategy_2", ""},
    {"AKIA"
     "IOSFODNN7"
     "EXAMPLE",
     ""},
    {"-----BEGIN PUBLIC KEY-----\n" MIXED40 "\n-----END PUBLIC KEY-----", ""},
    {"-----BEGIN PRIVATE"
     " KEY-----\n...\n-----END PRIVATE KEY-----",
     ""},
    {"https://user@example.com/a:b@c", ""},
    {"https://user:password@example.com", ""},
    {"postgres://app:{{.secret.db}}@db/app", ""},
    {"postgres://app:${DB}@db/app", ""},
    {"eyJhbGciOiJIUzI1NiJ9 is the header of a JSON Web Token", ""},
};

START_TEST(credentials_are_told_by_their_form)
{
  struct buffer out = {0};
  struct credential_search search;
  struct doc_text text = doc_text_of(cases[_i].text);
  credential_search_begin(&search, text);
  for (struct credential found; (found = credential_next(&search)).at.length > 0;) {
    buffer_printf(&out, "%s%s ", out.length ? "|" : "", found.issuer);
    credential_put_masked(&out, text.bytes + found.at.offset, found.at.length);
  }
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, cases[_i].found);
  ck_assert(credential_may_be_in(text) || !*cases[_i].found);
  buffer_free(&out);
}
END_TEST

static const struct {
  const char *text;
  bool may_be;
} written[] = {
    {"\"\\n"
     "ghp_" MIXED40 "\"",
     true},
    {"\"https:\\/\\/hooks.slack.com\\/services\\/"
     "T024BE7LD\\/B0A1B2C3D\\/" MIXED20 "\"",
     true},
    {"\"postgres:\\/\\/app:s3cr3t@db\\/app\"", true},
    {"\"-----BEGIN PRIVATE"
     " KEY-----\\n" MIXED40 "\"",
     true},
    {"id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\nmodelcontextprotocol: -----BEGIN ", false},
};

START_TEST(text_with_escapes_is_looked_through)
{
  ck_assert_int_eq(credential_may_be_in(doc_text_of(written[_i].text)), written[_i].may_be);
}
END_TEST

static const struct {
  const char *text;
  bool is_placeholder, looks_random;
} values[] = {
    {"", true, false},
    {" \t", true, false},
    {"hunter2", false, false},
    {"changeme", true, false},
    {"YOUR_API_KEY", true, false},
    {"your-influxdb-token", true, false},
    {"<token>", true, false},
    {"[Your token]", true, false},
    {"xxx", true, false},
    {"...", true, false},
    {"\xE2\x80\xA6", true, false},
    {"${TOKEN}", true, false},
    {"$TOKEN", true, false},
    {"prefix-{{.secret.token}}", true, false},
    {"/run/secrets/token", true, false},
    {"./key.pem", true, false},
    {"8080", true, false},
    {"Test", true, false},
    {"true", true, false},
    {HEX32, false, true},
    {MIXED20, false, true},
    {"q8Zk2vT9xW4mB7nL/K7MDENG/bPxRfiCYq8Zk2vT", false, true},
    {"correct-horse-battery", false, false},
    {"keys/Team2/production/deploy-key", false, false},
    {"arn:aws:iam::1234:role/a1B2c3D4e5", false, false},
    {"aaaaaaaaaaaaaaa1", false, false},
};

START_TEST(values_are_placeholders_or_random)
{
  struct doc_text text = doc_text_of(values[_i].text);
  ck_assert_int_eq(credential_is_placeholder(text), values[_i].is_placeholder);
  ck_assert_int_eq(credential_looks_random(text), values[_i].looks_random);
}
END_TEST

Suite *credential_suite(void)
{
  Suite *suite = suite_create("credential");
  TCase *tcase = tcase_create("credential");
  tcase_add_loop_test(tcase, credentials_are_told_by_their_form, 0, COUNT(cases));
  tcase_add_loop_test(tcase, text_with_escapes_is_looked_through, 0, COUNT(written));
  tcase_add_loop_test(tcase, values_are_placeholders_or_random, 0, COUNT(values));
  suite_add_tcase(suite, tcase);
  return suite;
}
