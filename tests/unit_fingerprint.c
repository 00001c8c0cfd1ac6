/* Fingerprints: the same for the same finding in another run, another for any other. */
#include "unit.h"

#include "report/fingerprint.h"
#include "rule_ids.h"

#include <stdlib.h>

#define KEY(name)                                                                                  \
  {                                                                                                \
    name, sizeof(name) - 1, 0                                                                      \
  }
#define INDEX(number)                                                                              \
  {                                                                                                \
    NULL, 0, number                                                                                \
  }

static const struct loc_item prompt[] = {KEY("body"), KEY("prompt")};
static const struct loc_item first[] = {KEY("body"), INDEX(0)};
static const struct loc_item zero[] = {KEY("body"), KEY("0")};
static const struct loc_item joined[] = {KEY("bodyprompt")};

#define LOC(items) .loc = (items), .loc_count = COUNT(items)

/* Each differs from all others in something that counts. */
static const struct {
  const char *path, *line;
  struct diagnostic diagnostic;
} findings[] = {
    {"a.json", "", {.rule = &rule_table[RULE_STRING_TYPE], LOC(prompt)}},
    {"b.json", "", {.rule = &rule_table[RULE_STRING_TYPE], LOC(prompt)}},
    {"a.json", "", {.rule = &rule_table[RULE_MISSING], LOC(prompt)}},
    {"a.json", "", {.rule = &rule_table[RULE_STRING_TYPE], LOC(first)}},
    {"a.json", "", {.rule = &rule_table[RULE_STRING_TYPE], LOC(zero)}},
    {"a.json", "", {.rule = &rule_table[RULE_STRING_TYPE], LOC(joined)}},
    {"a.json", "{}", {.rule = &rule_table[RULE_STRING_TYPE], LOC(prompt)}},
    {"a.json", "{ }", {.rule = &rule_table[RULE_STRING_TYPE], LOC(prompt)}},
};

/* Of finding INDEX, where it is the first of its file. */
static uint64_t alone(size_t index)
{
  struct fingerprints fingerprints = {0};
  uint64_t fingerprint;
  fingerprints_begin(&fingerprints, findings[index].path);
  ck_assert(fingerprints_next(&fingerprints, &findings[index].diagnostic,
                              words_of(findings[index].line), &fingerprint));
  fingerprints_free(&fingerprints);
  return fingerprint;
}

START_TEST(what_counts_makes_a_difference)
{
  for (size_t i = 0; i < COUNT(findings); i++)
    for (size_t j = 0; j < i; j++)
      ck_assert_msg(alone(i) != alone(j), "findings %zu and %zu", j, i);
}
END_TEST

/* A baseline written by one version is read by the next. */
START_TEST(they_never_change)
{
  struct buffer out = {0};
  fingerprint_write(&out, alone(0));
  buffer_put_char(&out, ' ');
  fingerprint_write(&out, alone(6));
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, "e6f57b86e0606d9e 236fa94944a74628");
  buffer_free(&out);
}
END_TEST

START_TEST(the_span_and_the_message_do_not_count)
{
  struct fingerprints fingerprints = {0};
  struct diagnostic moved = findings[0].diagnostic;
  uint64_t fingerprint;
  moved.span = (struct span){17, 4};
  moved.message = words_of("in other words");
  fingerprints_begin(&fingerprints, "a.json");
  ck_assert(fingerprints_next(&fingerprints, &moved, words_of(""), &fingerprint));
  ck_assert(fingerprint == alone(0));
  fingerprints_free(&fingerprints);
}
END_TEST

/* The loc of what cannot be read is an offset in the text. */
START_TEST(the_offset_of_a_syntax_error_does_not_count)
{
  static const struct loc_item here[] = {KEY("body"), INDEX(7)}, there[] = {KEY("body"), INDEX(9)};
  struct diagnostic one = {
      .rule = &rule_table[RULE_JSON_INVALID], .input_kind = INPUT_EMPTY, LOC(here)};
  struct diagnostic two = {
      .rule = &rule_table[RULE_JSON_INVALID], .input_kind = INPUT_EMPTY, LOC(there)};
  struct fingerprints fingerprints = {0};
  uint64_t before, after;
  fingerprints_begin(&fingerprints, "a.json");
  ck_assert(fingerprints_next(&fingerprints, &one, words_of(""), &before));
  fingerprints_begin(&fingerprints, "a.json");
  ck_assert(fingerprints_next(&fingerprints, &two, words_of(""), &after));
  ck_assert(before == after);
  fingerprints_free(&fingerprints);
}
END_TEST

static int compare(const void *a, const void *b)
{
  const uint64_t *one = a, *two = b;
  return *one < *two ? -1 : *one > *two;
}

/* Equals are told apart; each run numbers them alike, and a file begins anew. */
START_TEST(repeats_are_told_apart)
{
  enum { MANY = 5000 };
  static uint64_t runs[2][MANY];
  struct fingerprints fingerprints = {0};
  for (int run = 0; run < 2; run++) {
    fingerprints_begin(&fingerprints, "a.json");
    for (size_t i = 0; i < MANY; i++)
      ck_assert(fingerprints_next(&fingerprints, &findings[i % 3 ? 0 : 2].diagnostic, words_of(""),
                                  &runs[run][i]));
  }
  ck_assert_mem_eq(runs[0], runs[1], sizeof runs[0]);
  ck_assert(runs[0][0] == alone(2) && runs[0][1] == alone(0));
  qsort(runs[0], MANY, sizeof *runs[0], compare);
  for (size_t i = 1; i < MANY; i++)
    ck_assert(runs[0][i] != runs[0][i - 1]);
  fingerprints_free(&fingerprints);
}
END_TEST

Suite *fingerprint_suite(void)
{
  Suite *suite = suite_create("fingerprint");
  TCase *tests = tcase_create("fingerprint");
  tcase_add_test(tests, what_counts_makes_a_difference);
  tcase_add_test(tests, they_never_change);
  tcase_add_test(tests, the_span_and_the_message_do_not_count);
  tcase_add_test(tests, the_offset_of_a_syntax_error_does_not_count);
  tcase_add_test(tests, repeats_are_told_apart);
  suite_add_tcase(suite, tests);
  return suite;
}
