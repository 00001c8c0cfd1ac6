/* Globs: what matches, what is no glob, and that none takes long. */
#include "unit.h"

#include "base/buffer.h"
#include "config/glob.h"

#include <time.h>

static struct glob parse(const char *text)
{
  struct glob glob;
  ck_assert_msg(glob_parse(&glob, words_of(text)) == NULL, "%s", text);
  return glob;
}

/* A path with a slash at its end is a folder's. */
static bool matches(const char *text, const char *path)
{
  struct glob glob = parse(text);
  size_t length = strlen(path);
  bool is_folder = path[length - 1] == '/';
  return glob_matches(&glob, path, length - is_folder, is_folder);
}

static const struct {
  const char *glob, *path;
  bool matches;
} matching[] = {
    /* a name at any depth */
    {"a.yaml", "a.yaml", true},
    {"a.yaml", "x/y/a.yaml", true},
    {"a.yaml", "a.yaml/b", false},
    {"a.yaml", "aa.yaml", false},
    {"a", "a/", true},
    /* the whole path */
    {"/a.yaml", "a.yaml", true},
    {"/a.yaml", "x/a.yaml", false},
    {"x/a.yaml", "x/a.yaml", true},
    {"x/a.yaml", "y/x/a.yaml", false},
    {"./a.yaml", "a.yaml", true},
    {"./a.yaml", "x/a.yaml", false},
    /* folders */
    {"old/", "old/", true},
    {"old/", "old", false},
    {"old/", "x/old/", true},
    {"/old/", "x/old/", false},
    {"x/old/", "x/old/", true},
    /* stars */
    {"*.yaml", "a.yaml", true},
    {"*.yaml", ".yaml", true},
    {"*.yaml", "x/b.yaml", true},
    {"*.yaml", "a.yml", false},
    {"a*b*c", "aXbXbXc", true},
    {"a*b*c", "aXbXbXcX", false},
    {"*", "anything", true},
    {"**.yaml", "x/a.yaml", true},
    {"x/*", "x/a", true},
    {"x/*", "x/y/a", false},
    {"x/*/a", "x/y/a", true},
    {"x/*/a", "x/a", false},
    /* two stars */
    {"**/a", "a", true},
    {"**/a", "x/y/a", true},
    {"**/a", "x/y/b", false},
    {"x/**", "x/a", true},
    {"x/**", "x/y/a", true},
    {"x/**", "x/", false},
    {"x/**/a", "x/a", true},
    {"x/**/a", "x/y/z/a", true},
    {"x/**/a", "x/y/z/ab", false},
    {"**/x/**/a", "u/x/v/x/w/a", true},
    {"**/x/*/a", "u/x/v/x/w/a", true},
    {"**/x/y", "x/x/y", true},
    {"**/x/y", "x/y/y", false},
    {"x/a**b", "x/aXb", true},
    {"x/a**b", "x/a/b", false},
    {"**", "x/y", true},
    /* one character */
    {"?.yaml", "a.yaml", true},
    {"?.yaml", "\xC3\xA9.yaml", true},
    {"?.yaml", "ab.yaml", false},
    {"?.yaml", "\xFF.yaml", true},
    {"x?a", "x/a", false},
    {"[ab].yaml", "b.yaml", true},
    {"[ab].yaml", "c.yaml", false},
    {"[a-c]", "b", true},
    {"[a-c]", "d", false},
    {"[!a-c]", "d", true},
    {"[^a-c]", "b", false},
    {"[\xC3\xA0-\xC3\xBF]", "\xC3\xA9", true},
    {"\xC3\xA9", "\xE9", false},
    {"[]a]", "]", true},
    {"[a-]", "-", true},
    {"[\\]]", "]", true},
    {"[a\\-c]", "b", false},
    {"[!a]*", "b", true},
    {"*[0-9]", "a1b2", true},
    {"*[0-9]", "a1b2c", false},
    /* taken literally */
    {"\\*", "*", true},
    {"\\*", "a", false},
    {"\\[a]", "[a]", true},
    {"\\{\\{x}}", "{{x}}", true},
    {"\\!a", "!a", true},
    {"*.\\yaml", "a.yaml", true},
};

START_TEST(paths_match)
{
  ck_assert_msg(matches(matching[_i].glob, matching[_i].path) == matching[_i].matches, "%s on %s",
                matching[_i].glob, matching[_i].path);
}
END_TEST

static const struct {
  const char *text, *reason; /* how the reason begins */
} faults[] = {
    {"", "has an empty name"},        {"!", "has an empty name"},    {"/", "has an empty name"},
    {"a//b", "has an empty name"},    {"../a", "has an empty name"}, {"a/./b", "has an empty name"},
    {"[a", "has a [ without"},        {"[]", "has a [ without"},     {"[a/b]", "has a [ without"},
    {"a\\", "has a backslash"},       {"a\\/b", "has a backslash"},  {"a\\/", "has a backslash"},
    {"*.{json,yaml}", "has a brace"},
};

START_TEST(faults_are_told)
{
  struct glob glob;
  const char *reason = glob_parse(&glob, words_of(faults[_i].text));
  ck_assert_msg(reason && strncmp(reason, faults[_i].reason, strlen(faults[_i].reason)) == 0,
                "%s: %s", faults[_i].text, reason ? reason : "is taken");
}
END_TEST

/* What "*.yaml", "!keep.yaml" and "old/" say of a file, and of it by itself. */
static const struct {
  const char *path;
  enum glob_verdict itself, with_folders;
} verdicts[] = {
    {"a.json", GLOB_SILENT, GLOB_SILENT},
    {"x/a.yaml", GLOB_MATCHED, GLOB_MATCHED},
    {"x/keep.yaml", GLOB_TAKEN_BACK, GLOB_TAKEN_BACK},
    {"old/a.json", GLOB_SILENT, GLOB_MATCHED},
    {"old/keep.yaml", GLOB_TAKEN_BACK, GLOB_MATCHED},
    {"x/old/y/a.json", GLOB_SILENT, GLOB_MATCHED},
    {"old", GLOB_SILENT, GLOB_SILENT},
};

START_TEST(the_last_glob_of_a_list_decides)
{
  struct glob globs[] = {parse("*.yaml"), parse("!keep.yaml"), parse("old/")};
  struct glob_list list = {globs, COUNT(globs)};
  const char *path = verdicts[_i].path;
  ck_assert_int_eq(glob_list_judge(&list, path, strlen(path), false), verdicts[_i].itself);
  ck_assert_int_eq(glob_list_judge_with_folders(&list, path, strlen(path), false),
                   verdicts[_i].with_folders);
}
END_TEST

/* What takes a matcher that tries every way for ever takes this one no time. */
START_TEST(no_glob_takes_long)
{
  static const char *const parts[][2] = {{"*a", "a"}, {"**/a/", "a/"}, {"*[a]", "a"}};
  struct buffer glob = {0}, path = {0};
  for (int i = 0; i < 100; i++) {
    buffer_put_string(&glob, parts[_i][0]);
    for (int repeat = 0; repeat < 10; repeat++)
      buffer_put_string(&path, parts[_i][1]);
  }
  buffer_put(&glob, BYTES("/b\0"));
  buffer_put(&path, BYTES("c\0"));
  clock_t start = clock();
  struct glob parsed;
  glob_parse(&parsed, words_of(glob.bytes));
  ck_assert(!glob_matches(&parsed, path.bytes, strlen(path.bytes), false));
  ck_assert_int_lt((clock() - start) * 10 / CLOCKS_PER_SEC, 10);
  buffer_free(&glob);
  buffer_free(&path);
}
END_TEST

Suite *glob_suite(void)
{
  Suite *suite = suite_create("glob");
  TCase *tests = tcase_create("globs");
  tcase_add_loop_test(tests, paths_match, 0, COUNT(matching));
  tcase_add_loop_test(tests, faults_are_told, 0, COUNT(faults));
  tcase_add_loop_test(tests, the_last_glob_of_a_list_decides, 0, COUNT(verdicts));
  tcase_add_loop_test(tests, no_glob_takes_long, 0, 3);
  suite_add_tcase(suite, tests);
  return suite;
}
