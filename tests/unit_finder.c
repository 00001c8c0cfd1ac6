/* Which configuration a folder has. */
#include "unit.h"

#include "base/buffer.h"
#include "config/finder.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of our own, which is the working directory while a test runs:
 *
 *   .terlint.yaml  a/.terlint.yaml  a/b/  c/d/  link -> a/b */
static char root[] = "/tmp/terlint-finder-XXXXXX";
static char *before;

static void write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  ck_assert_ptr_nonnull(file);
  fputs(text, file);
  fclose(file);
}

static void make_root(void)
{
  memcpy(root + sizeof root - 7, "XXXXXX", 6);
  before = getcwd(NULL, 0);
  ck_assert(before && mkdtemp(root) && chdir(root) == 0);
  ck_assert(mkdir("a", 0777) == 0 && mkdir("a/b", 0777) == 0);
  ck_assert(mkdir("c", 0777) == 0 && mkdir("c/d", 0777) == 0);
  ck_assert(symlink("a/b", "link") == 0);
  write_file(".terlint.yaml", "yaml: 1.1\n");
  write_file("a/.terlint.yaml", "yaml: 1.2\n");
}

static void remove_root(void)
{
  static const char *const paths[] = {
      "c/d/.terlint.yaml", "a/.terlint.yaml", ".terlint.yaml", "link", "a/b", "a", "c/d", "c"};
  for (size_t i = 0; i < COUNT(paths); i++)
    remove(paths[i]);
  ck_assert(chdir(before) == 0 && rmdir(root) == 0);
  free(before);
}

static const char *path_in(struct config_finder *finder, const char *folder)
{
  const struct folder *found = config_find(finder, folder, strlen(folder));
  ck_assert_ptr_nonnull(found);
  return found->config ? found->config->path : "none";
}

START_TEST(the_nearest_file_upwards_counts)
{
  static const char *const cases[][2] = {
      {"", ".terlint.yaml"},           {".", ".terlint.yaml"},
      {"c", ".terlint.yaml"},          {"c/d/", ".terlint.yaml"},
      {"a", "a/.terlint.yaml"},        {"a/b", "a/.terlint.yaml"},
      {"link", "a/.terlint.yaml"},     {"link/../../c", ".terlint.yaml"},
      {"c/../a/b", "a/.terlint.yaml"}, {"a/absent/deep", "a/.terlint.yaml"},
      {"absent", ".terlint.yaml"},
  };
  struct config_finder finder;
  ck_assert(config_finder_init(&finder, true, NULL));
  for (size_t i = 0; i < COUNT(cases); i++)
    ck_assert_str_eq(path_in(&finder, cases[i][0]), cases[i][1]);
  ck_assert_uint_eq(finder.config_count, 2);
  config_finder_free(&finder);
}
END_TEST

START_TEST(a_file_is_read_once_for_all_folders)
{
  struct config_finder finder;
  struct buffer path = {0};
  ck_assert(config_finder_init(&finder, true, NULL));
  const struct config *config = config_find(&finder, "a", 1)->config;
  for (int i = 0; i < 10000; i++) {
    buffer_clear(&path);
    buffer_printf(&path, "a/b/%d", i);
    ck_assert_ptr_eq(config_find(&finder, path.bytes, path.length)->config, config);
    ck_assert_ptr_eq(config_find(&finder, "a/b", 3)->config, config);
  }
  ck_assert_uint_eq(finder.config_count, 1);
  buffer_free(&path);
  config_finder_free(&finder);
}
END_TEST

START_TEST(a_folder_in_a_folder_needs_no_search)
{
  struct config_finder finder;
  ck_assert(config_finder_init(&finder, true, NULL));
  const struct folder *here = config_find(&finder, "", 0);
  const struct folder *a = config_find_in(&finder, here, "a");
  const struct folder *b = config_find_in(&finder, a, "b");
  const struct folder *c = config_find_in(&finder, here, "c");
  ck_assert_str_eq(a->config->path, "a/.terlint.yaml");
  ck_assert_ptr_eq(b->config, a->config);
  ck_assert_ptr_eq(c->config, here->config);
  ck_assert_ptr_eq(config_find(&finder, "link", 4), b);
  config_finder_free(&finder);
}
END_TEST

START_TEST(paths_are_told_from_where_one_is)
{
  struct config_finder finder;
  ck_assert(chdir("c/d") == 0);
  ck_assert(config_finder_init(&finder, true, NULL));
  ck_assert_str_eq(path_in(&finder, ""), "../../.terlint.yaml");
  ck_assert_str_eq(path_in(&finder, "../../a")[0] == '/' ? "/" : "", "/");
  config_finder_free(&finder);
  ck_assert(chdir(root) == 0);
}
END_TEST

START_TEST(what_is_no_file_is_a_problem)
{
  struct config_finder finder;
  ck_assert(mkdir("c/d/.terlint.yaml", 0777) == 0);
  ck_assert(config_finder_init(&finder, true, NULL));
  const struct config *config = config_find(&finder, "c/d", 3)->config;
  ck_assert_uint_eq(config->problem_count, 1);
  ck_assert_uint_eq(config->problems[0].line, 0);
  ck_assert_str_eq(config->problems[0].reason, "is no ordinary file");
  config_finder_free(&finder);
}
END_TEST

START_TEST(a_pipe_keeps_nobody_waiting)
{
  struct config_finder finder;
  ck_assert(mkfifo("c/d/.terlint.yaml", 0666) == 0);
  ck_assert(config_finder_init(&finder, true, NULL));
  ck_assert_uint_eq(config_find(&finder, "c/d", 3)->config->problem_count, 1);
  config_finder_free(&finder);
}
END_TEST

START_TEST(a_file_that_is_given_is_that_of_all_folders)
{
  struct config_finder finder;
  ck_assert(config_finder_init(&finder, true, "a/.terlint.yaml"));
  ck_assert_str_eq(path_in(&finder, "c"), "a/.terlint.yaml");
  const struct folder *a = config_find(&finder, "a", 1);
  ck_assert_str_eq(a->config->folder, a->path);
  config_finder_free(&finder);
  ck_assert(config_finder_init(&finder, true, "absent"));
  ck_assert_str_eq(config_find(&finder, "", 0)->config->problems[0].reason,
                   "No such file or directory");
  config_finder_free(&finder);
}
END_TEST

START_TEST(nothing_is_found_where_nothing_is_wanted)
{
  struct config_finder finder;
  ck_assert(config_finder_init(&finder, false, NULL));
  ck_assert_str_eq(path_in(&finder, "a/b"), "none");
  config_finder_free(&finder);
}
END_TEST

START_TEST(paths_from_a_folder)
{
  ck_assert_str_eq(path_from("/a", "/a/b/c"), "b/c");
  ck_assert_str_eq(path_from("/a", "/ab/c"), "/ab/c");
  ck_assert_str_eq(path_from("", "/a"), "a");
  ck_assert_str_eq(path_from("/a/b", "/a"), "/a");
}
END_TEST

Suite *finder_suite(void)
{
  Suite *suite = suite_create("finder");
  TCase *tests = tcase_create("folders");
  tcase_add_checked_fixture(tests, make_root, remove_root);
  tcase_add_test(tests, the_nearest_file_upwards_counts);
  tcase_add_test(tests, a_file_is_read_once_for_all_folders);
  tcase_add_test(tests, a_folder_in_a_folder_needs_no_search);
  tcase_add_test(tests, paths_are_told_from_where_one_is);
  tcase_add_test(tests, what_is_no_file_is_a_problem);
  tcase_add_test(tests, a_pipe_keeps_nobody_waiting);
  tcase_add_test(tests, a_file_that_is_given_is_that_of_all_folders);
  tcase_add_test(tests, nothing_is_found_where_nothing_is_wanted);
  tcase_add_test(tests, paths_from_a_folder);
  suite_add_tcase(suite, tests);
  return suite;
}
