/* Maps. */
#include "unit.h"

#include "base/map.h"

#include <stdio.h>
#include <string.h>

START_TEST(an_empty_map_has_nothing)
{
  struct map map = {0};
  ck_assert_ptr_null(map_get(&map, BYTES("a")));
  map_free(&map);
}
END_TEST

START_TEST(keys_are_bytes_and_values_can_be_replaced)
{
  struct map map = {0};
  int one, two;
  ck_assert(map_put(&map, BYTES("a\0b"), &one));
  ck_assert_ptr_null(map_get(&map, BYTES("a\0c")));
  ck_assert_ptr_null(map_get(&map, BYTES("a")));
  ck_assert_ptr_eq(map_get(&map, BYTES("a\0b")), &one);
  ck_assert(map_put(&map, BYTES("a\0b"), &two));
  ck_assert_ptr_eq(map_get(&map, BYTES("a\0b")), &two);
  ck_assert_uint_eq(map.count, 1);
  map_free(&map);
}
END_TEST

START_TEST(a_thousand_keys_are_all_found)
{
  static char keys[1000][12]; /* any int */
  struct map map = {0};
  for (int i = 0; i < 1000; i++) {
    snprintf(keys[i], sizeof keys[i], "%d", i);
    ck_assert(map_put(&map, keys[i], strlen(keys[i]), keys[i]));
  }
  for (int i = 0; i < 1000; i++)
    ck_assert_ptr_eq(map_get(&map, keys[i], strlen(keys[i])), keys[i]);
  map_free(&map);
}
END_TEST

Suite *map_suite(void)
{
  Suite *suite = suite_create("map");
  TCase *tests = tcase_create("maps");
  tcase_add_test(tests, an_empty_map_has_nothing);
  tcase_add_test(tests, keys_are_bytes_and_values_can_be_replaced);
  tcase_add_test(tests, a_thousand_keys_are_all_found);
  suite_add_tcase(suite, tests);
  return suite;
}
