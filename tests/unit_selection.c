/* Levels: which rules are on, and what becomes of their findings. */
#include "unit.h"

#include "engine/selection.h"

/* What a finding of the rule missing, an error by itself, becomes. */
static const struct {
  const char *word;
  enum level level;
  const char *severity; /* NULL: it is dropped */
} cases[] = {
    {"string-type", LEVEL_OFF, "error"},  {"missing", LEVEL_OFF, NULL},
    {"missing", LEVEL_INFO, "info"},      {"missing", LEVEL_WARNING, "warning"},
    {"missing", LEVEL_ERROR, "error"},    {"missing", LEVEL_OWN, "error"},
    {"server", LEVEL_WARNING, "warning"}, {"server", LEVEL_OFF, NULL},
    {"runtime", LEVEL_OFF, "error"},
};

START_TEST(a_level_makes_or_drops_the_finding)
{
  struct selection selection = {0};
  struct diagnostic diagnostic = {.rule = &rule_table[RULE_MISSING], .severity = SEVERITY_ERROR};
  ck_assert(
      levels_set(&selection.levels, NULL, cases[_i].word, strlen(cases[_i].word), cases[_i].level));
  bool kept = selection_apply(&selection, &diagnostic);
  ck_assert_int_eq(kept, cases[_i].severity != NULL);
  ck_assert_int_eq(kept, selection_has(&selection, &rule_table[RULE_MISSING]));
  if (kept)
    ck_assert_str_eq(severity_word(diagnostic.severity), cases[_i].severity);
}
END_TEST

/* With `missing` off, info at /a and off again at /a/b: what it becomes at a place. */
static const struct {
  const char *keys[2];
  uint32_t count;
  bool is_settled;
  const char *severity; /* NULL: it is dropped */
} places[] = {
    {{"x"}, 1, false, NULL},      {{"a"}, 1, false, "info"}, {{"a", "x"}, 2, false, "info"},
    {{"a", "b"}, 2, false, NULL}, {{"a"}, 1, true, NULL},    {{NULL}, 0, false, NULL},
};

START_TEST(the_last_place_that_says_something_counts)
{
  const struct pointer_step steps[] = {{{"a", 1}, false}, {{"b", 1}, false}};
  const struct pointer outer = {steps, 1}, inner = {steps, 2};
  struct config_override info = {.at = &outer, .at_count = 1}, off = {.at = &inner, .at_count = 1};
  const struct config_override *overrides[] = {&info, &off};
  struct selection selection = {.places = overrides, .place_count = COUNT(overrides)};
  struct loc_item loc[3] = {{"body", 4, 0}};
  struct diagnostic diagnostic = {.rule = &rule_table[RULE_MISSING],
                                  .severity = SEVERITY_ERROR,
                                  .loc = loc,
                                  .loc_count = places[_i].count + 1};
  for (uint32_t i = 0; i < places[_i].count; i++)
    loc[i + 1] = (struct loc_item){places[_i].keys[i], (uint32_t)strlen(places[_i].keys[i]), 0};
  selection.levels.of[RULE_MISSING] = LEVEL_OFF;
  selection.is_settled[RULE_MISSING] = places[_i].is_settled;
  info.levels.of[RULE_MISSING] = LEVEL_INFO;
  off.levels.of[RULE_MISSING] = LEVEL_OFF;
  ck_assert_int_eq(selection_has(&selection, diagnostic.rule), !places[_i].is_settled);
  bool kept = selection_apply(&selection, &diagnostic);
  ck_assert_int_eq(kept, places[_i].severity != NULL);
  if (kept)
    ck_assert_str_eq(severity_word(diagnostic.severity), places[_i].severity);
}
END_TEST

START_TEST(words_that_name_nothing_are_told)
{
  struct levels levels = {0};
  ck_assert(!levels_set(&levels, NULL, "missin", 6, LEVEL_OFF));
  ck_assert(!levels_set(&levels, NULL, "", 0, LEVEL_OFF));
}
END_TEST

START_TEST(what_makes_a_document_unreadable_stays_as_it_is)
{
  struct selection selection = {.place_count = 0};
  levels_fill(&selection.levels, LEVEL_OFF);
  levels_set(&selection.levels, NULL, BYTES("yaml-invalid"), LEVEL_INFO);
  selection_require_readable(&selection);
  ck_assert_int_eq(selection.levels.of[RULE_JSON_INVALID], LEVEL_OWN);
  ck_assert_int_eq(selection.levels.of[RULE_YAML_INVALID], LEVEL_OWN);
  ck_assert_int_eq(selection.levels.of[RULE_MISSING], LEVEL_OFF);
}
END_TEST

Suite *selection_suite(void)
{
  Suite *suite = suite_create("selection");
  TCase *tests = tcase_create("levels");
  tcase_add_loop_test(tests, a_level_makes_or_drops_the_finding, 0, COUNT(cases));
  tcase_add_loop_test(tests, the_last_place_that_says_something_counts, 0, COUNT(places));
  tcase_add_test(tests, words_that_name_nothing_are_told);
  tcase_add_test(tests, what_makes_a_document_unreadable_stays_as_it_is);
  suite_add_tcase(suite, tests);
  return suite;
}
