/* JSON pointers of overrides. */
#include "unit.h"

#include "config/pointer.h"

/* The loc behind "body" of a finding at servers["a/b"].args[10]["~"]. */
static const struct loc_item loc[] = {
    {"servers", 7, 0}, {"a/b", 3, 0}, {"args", 4, 0}, {NULL, 0, 10}, {"~", 1, 0}};

static const struct {
  const char *pointer;
  bool covers;
} cases[] = {
    {"", true},
    {"/servers", true},
    {"/server", false},
    {"/serverss", false},
    {"/servers/a~1b", true},
    {"/servers/a", false},
    {"/servers/*/args", true},
    {"/*/*/*/*/*", true},
    {"/*/*/*/*/*/*", false},
    {"/servers/*/args/10", true},
    {"/servers/*/args/1", false},
    {"/servers/*/args/010", false},
    {"/servers/*/args/10x", false},
    {"/servers/*/args/", false},
    {"/servers/*/args/42949672970", false},
    {"/servers/*/args/*/~0", true},
    {"/servers/*/args/*/~01", false},
    {"/", false},
};

START_TEST(a_pointer_covers_what_is_at_it_and_below)
{
  struct arena arena;
  struct pointer pointer;
  const char *reason;
  arena_init(&arena);
  ck_assert(pointer_parse(&pointer, words_of(cases[_i].pointer), &arena, &reason));
  ck_assert_msg(pointer_covers(&pointer, loc, COUNT(loc)) == cases[_i].covers, "%s",
                cases[_i].pointer);
  arena_free(&arena);
}
END_TEST

static const struct {
  const char *text, *reason; /* how the reason begins */
} faults[] = {
    {"servers", "is no JSON pointer"},
    {"$.servers", "is no JSON pointer"},
    {"/a~", "has a ~"},
    {"/a~2", "has a ~"},
};

START_TEST(faults_are_told)
{
  struct arena arena;
  struct pointer pointer;
  const char *reason;
  arena_init(&arena);
  ck_assert(!pointer_parse(&pointer, words_of(faults[_i].text), &arena, &reason));
  ck_assert_msg(strncmp(reason, faults[_i].reason, strlen(faults[_i].reason)) == 0, "%s", reason);
  arena_free(&arena);
}
END_TEST

Suite *pointer_suite(void)
{
  Suite *suite = suite_create("pointer");
  TCase *tests = tcase_create("pointers");
  tcase_add_loop_test(tests, a_pointer_covers_what_is_at_it_and_below, 0, COUNT(cases));
  tcase_add_loop_test(tests, faults_are_told, 0, COUNT(faults));
  suite_add_tcase(suite, tests);
  return suite;
}
