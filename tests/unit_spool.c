/* The spool: what went in comes out, whether it fits into memory, a file, or neither wants it. */
#include "unit.h"

#include "cli/spool.h"

#include <errno.h>
#include <sys/resource.h>

enum { LINES = 200000, LINE_LENGTH = 40 };

/* Adds line after line, each with its number. */
static void fill(struct spool *spool, int lines)
{
  struct buffer line = {0};
  for (int i = 0; i < lines; i++) {
    buffer_clear(&line);
    buffer_printf(&line, "%0*d\n", LINE_LENGTH - 1, i);
    spool_put(spool, &line);
  }
  buffer_free(&line);
}

static void check_content(struct spool *spool, int lines)
{
  FILE *copy = tmpfile();
  char text[LINE_LENGTH + 1], want[LINE_LENGTH + 1];
  ck_assert(spool_copy(spool, copy));
  rewind(copy);
  for (int i = 0; i < lines; i++) {
    snprintf(want, sizeof want, "%0*d\n", LINE_LENGTH - 1, i);
    ck_assert_str_eq(fgets(text, sizeof text, copy), want);
  }
  ck_assert_int_eq(fgetc(copy), EOF);
  fclose(copy);
}

START_TEST(few_bytes_stay_in_memory)
{
  struct spool spool = {0};
  fill(&spool, 3);
  ck_assert_ptr_null(spool.file);
  check_content(&spool, 3);
  spool_free(&spool);
}
END_TEST

START_TEST(many_bytes_go_to_a_file)
{
  struct spool spool = {0};
  fill(&spool, LINES);
  ck_assert_ptr_nonnull(spool.file);
  ck_assert_uint_lt(spool.memory.length, (size_t)LINES * LINE_LENGTH);
  check_content(&spool, LINES);
  spool_free(&spool);
}
END_TEST

START_TEST(where_no_file_can_be_had_memory_does)
{
  struct spool spool = {0};
  struct rlimit before, none;
  ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
  none = (struct rlimit){0, before.rlim_max};
  ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
  fill(&spool, LINES);
  ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
  ck_assert_ptr_null(spool.file);
  check_content(&spool, LINES);
  spool_free(&spool);
}
END_TEST

START_TEST(a_full_device_is_told)
{
  struct spool spool = {0};
  FILE *full = fopen("/dev/full", "w");
  fill(&spool, LINES);
  errno = 0;
  bool good = spool_copy(&spool, full) && fflush(full) == 0;
  ck_assert(!good);
  ck_assert_int_eq(errno, ENOSPC);
  fclose(full);
  spool_free(&spool);
}
END_TEST

Suite *spool_suite(void)
{
  Suite *suite = suite_create("spool");
  TCase *tests = tcase_create("spool");
  tcase_add_test(tests, few_bytes_stay_in_memory);
  tcase_add_test(tests, many_bytes_go_to_a_file);
  tcase_add_test(tests, where_no_file_can_be_had_memory_does);
  tcase_add_test(tests, a_full_device_is_told);
  suite_add_tcase(suite, tests);
  return suite;
}
