/* Paths as the repository has them, by their names alone. */
#include "unit.h"

#include "cli/repository.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
  const char *folder;
  size_t root;
  const char *path, *written;
} cases[] = {
    {"/r/sub", 2, "a.json", "sub/a.json"},
    {"/r/sub", 2, "./x//y/./a.json", "sub/x/y/a.json"},
    {"/r/sub", 2, "../a.json", "a.json"},
    {"/r/sub", 2, "../../r/a.json", "a.json"},
    {"/r/sub", 2, "../../a.json", "/a.json"},
    {"/r/sub", 2, "../../../../a.json", "/a.json"},
    {"/r/sub", 2, "/r/a.json", "a.json"},
    {"/r/sub", 2, "/rest/a.json", "/rest/a.json"}, /* /r is no folder of it */
    {"/r/sub", 2, "/etc/../r/a.json", "a.json"},
    {"/r/sub", 2, "a b:c,\n\xFF.json", "sub/a b:c,\n\xFF.json"},
    {"/r/sub", 2, "...", "sub/..."},
    {"/r/sub", 2, "-", "-"},
    {"/r", 2, "a.json", "a.json"},
    {"/", 0, "a.json", "a.json"},
    {"/", 0, "/tmp/a.json", "tmp/a.json"},
};

START_TEST(paths_are_those_of_the_repository)
{
  char folder[16];
  struct repository repository = {strcpy(folder, cases[_i].folder), cases[_i].root};
  struct buffer out = {0};
  repository_path(&repository, cases[_i].path, &out);
  ck_assert_str_eq(out.bytes, cases[_i].written);
  buffer_free(&out);
}
END_TEST

/* Where the working folder cannot be told there is nothing to resolve against. */
START_TEST(without_a_folder_paths_stay_as_they_are)
{
  struct repository repository = {0};
  struct buffer out = {0};
  repository_path(&repository, "../a.json", &out);
  ck_assert_str_eq(out.bytes, "../a.json");
  buffer_free(&out);
}
END_TEST

static void assert_root(const char *root)
{
  struct repository repository;
  ck_assert(repository_find(&repository));
  ck_assert_uint_eq(repository.root, strlen(root));
  ck_assert_mem_eq(repository.folder, root, repository.root);
  repository_free(&repository);
}

START_TEST(the_root_holds_git)
{
  char home[PATH_MAX], name[] = "/tmp/repository.XXXXXX", root[PATH_MAX];
  ck_assert_ptr_nonnull(getcwd(home, sizeof home));
  ck_assert_ptr_nonnull(mkdtemp(name));
  ck_assert_ptr_nonnull(realpath(name, root));
  ck_assert(chdir(root) == 0 && mkdir("a", 0700) == 0 && mkdir("a/b", 0700) == 0);
  ck_assert(chdir("a/b") == 0);
  char folder[PATH_MAX];
  ck_assert_ptr_nonnull(getcwd(folder, sizeof folder));
  assert_root(folder);
  ck_assert(mkdir("../../.git", 0700) == 0);
  assert_root(root);
  ck_assert(chdir(root) == 0 && rmdir(".git") == 0 && rmdir("a/b") == 0 && rmdir("a") == 0);
  ck_assert(chdir(home) == 0 && rmdir(root) == 0);
}
END_TEST

Suite *repository_suite(void)
{
  Suite *suite = suite_create("repository");
  TCase *tests = tcase_create("repository");
  tcase_add_loop_test(tests, paths_are_those_of_the_repository, 0, (int)COUNT(cases));
  tcase_add_test(tests, without_a_folder_paths_stay_as_they_are);
  tcase_add_test(tests, the_root_holds_git);
  suite_add_tcase(suite, tests);
  return suite;
}
