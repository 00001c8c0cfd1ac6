/* Did-you-mean: a word that is near, or none. */
#include "unit.h"

#include "base/suggest.h"

#include <string.h>

static const char *const words[] = {"format", "select", "string-type", "stream", "prompt"};

static const struct {
  const char *word, *suggestion; /* NULL: none is near */
} cases[] = {
    {"fromat", "format"},
    {"formt", "format"},
    {"formmat", "format"},
    {"format", "format"},
    {"promt", "prompt"},
    {"string_type", "string-type"},
    {"srting-tpye", "string-type"},
    {"steram", "stream"},
    {"zebra", NULL},
    {"", NULL},
    {"for", NULL},
    {"mat", NULL},
    {"FORMAT", NULL},
    {"select-everything", NULL},
};

START_TEST(suggestions_are_near_or_none)
{
  const char *found = suggest(cases[_i].word, strlen(cases[_i].word), words, COUNT(words));
  ck_assert_pstr_eq(found, cases[_i].suggestion);
}
END_TEST

START_TEST(a_word_is_its_length_and_no_more)
{
  ck_assert_str_eq(suggest("formatted", 6, words, COUNT(words)), "format");
  ck_assert_ptr_null(suggest("format", 6, words, 0));
}
END_TEST

START_TEST(words_of_any_length_are_safe)
{
  char word[5000];
  memset(word, 's', sizeof word);
  for (size_t length = 0; length < 200; length++)
    suggest(word, length, words, COUNT(words));
  ck_assert_ptr_null(suggest(word, sizeof word, words, COUNT(words)));
}
END_TEST

Suite *suggest_suite(void)
{
  Suite *suite = suite_create("suggest");
  TCase *tests = tcase_create("suggest");
  tcase_add_loop_test(tests, suggestions_are_near_or_none, 0, (int)COUNT(cases));
  tcase_add_test(tests, a_word_is_its_length_and_no_more);
  tcase_add_test(tests, words_of_any_length_are_safe);
  suite_add_tcase(suite, tests);
  return suite;
}
