/* File URIs and paths. */
#include "unit.h"

#include "lsp/uri.h"

#include <stdlib.h>

static const struct {
  const char *uri, *path; /* NULL: none of a local file */
} uris[] = {
    {"file:///", "/"},
    {"file:///a/b.yaml", "/a/b.yaml"},
    {"FILE:///a", "/a"},
    {"file://localhost/a", "/a"},
    {"file:///a%20b/%C3%A9%c3%a9", "/a b/\xC3\xA9\xC3\xA9"},
    {"file:///a%2", "/a%2"},
    {"file:///a%", "/a%"},
    {"file:///a%zz", "/a%zz"},
    {"file:///a?query#part", "/a"},
    {"file:///a#part", "/a"},
    {"file:///a%23b%3F", "/a#b?"},
    {"file:///a%00b", NULL},
    {"file://host/a", NULL},
    {"file:a", NULL},
    {"untitled:Untitled-1", NULL},
    {"", NULL},
};

START_TEST(a_uri_names_a_path)
{
  char *path = uri_to_path(uris[_i].uri);
  if (uris[_i].path)
    ck_assert_str_eq(path, uris[_i].path);
  else
    ck_assert_ptr_null(path);
  free(path);
}
END_TEST

START_TEST(a_path_comes_back_from_its_uri)
{
  static const char path[] = "/a b/%41/\xC3\xA9#?&:;=@[]\x01.yaml";
  char *uri = uri_of_path(path);
  ck_assert_str_eq(uri, "file:///a%20b/%2541/%C3%A9%23%3F%26%3A%3B%3D%40%5B%5D%01.yaml");
  char *back = uri_to_path(uri);
  ck_assert_str_eq(back, path);
  free(back);
  free(uri);
}
END_TEST

Suite *uri_suite(void)
{
  Suite *suite = suite_create("uri");
  TCase *tests = tcase_create("uris");
  tcase_add_loop_test(tests, a_uri_names_a_path, 0, (int)COUNT(uris));
  tcase_add_test(tests, a_path_comes_back_from_its_uri);
  suite_add_tcase(suite, tests);
  return suite;
}
