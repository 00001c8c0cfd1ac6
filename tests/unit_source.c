/* Encodings: what CPython's json.detect_encoding and decode(…, "surrogatepass") make of bytes. */
#include "unit.h"

#include "text/source.h"

#include <stdlib.h>
#include <string.h>

#define NOT_TEXT NULL, 0

/* Made with CPython; UTF-8 is not validated here, so it passes as it is. */
static const struct {
  const char *bytes;
  size_t length;
  const char *text; /* NULL: the decoder refuses it */
  size_t text_length;
} cases[] = {
    {BYTES(""), BYTES("")},
    {BYTES("1"), BYTES("1")},
    {BYTES("\000"), BYTES("\000")},
    {BYTES("{\000"), BYTES("{")},
    {BYTES("\000{"), BYTES("{")},
    {BYTES("\000\000"), BYTES("\000")},
    {BYTES("1\000\000"), BYTES("1\000\000")},
    {BYTES("\000\0001"), BYTES("\000\0001")},
    {BYTES("{\000}"), BYTES("{\000}")},
    {BYTES("\000{\000"), BYTES("\000{\000")},
    {BYTES("{}"), BYTES("{}")},
    {BYTES("{ }"), BYTES("{ }")},
    {BYTES("\357\273\277"), BYTES("")},
    {BYTES("\357\273\277{}"), BYTES("{}")},
    {BYTES("\357\273\277\357\273\277{}"), BYTES("\357\273\277{}")},
    {BYTES("\357\273{}"), BYTES("\357\273{}")},
    {BYTES("\377\376"), BYTES("")},
    {BYTES("\376\377"), BYTES("")},
    {BYTES("\377\376{"), NOT_TEXT},
    {BYTES("\377\376{\000"), BYTES("{")},
    {BYTES("\376\377\000{\000}"), BYTES("{}")},
    {BYTES("\377\376\000\000"), BYTES("")},
    {BYTES("\000\000\376\377"), BYTES("")},
    {BYTES("\000\000\376\377\000\000\000{"), BYTES("{")},
    {BYTES("\000\000\376\377\000\000\000"), NOT_TEXT},
    {BYTES("\377\376\000\000{\000\000\000"), BYTES("{")},
    {BYTES("\377\376\000\000{\000\000"), NOT_TEXT},
    {BYTES("\377\376\000\000{\000"), NOT_TEXT},
    {BYTES("{\000}\000"), BYTES("{}")},
    {BYTES("{\000}\000 "), NOT_TEXT},
    {BYTES("\000{\000}"), BYTES("{}")},
    {BYTES("\000{\000}\000"), NOT_TEXT},
    {BYTES("{\000\000\000"), BYTES("{")},
    {BYTES("{\000\000\000}\000\000\000"), BYTES("{}")},
    {BYTES("{\000\000\000}\000\000"), NOT_TEXT},
    {BYTES("\000\000\000{"), BYTES("{")},
    {BYTES("\000\000\000{\000\000\000}"), BYTES("{}")},
    {BYTES("\000\000\000\000"), BYTES("\000")},
    {BYTES("{\000\000\001"), BYTES("{\304\200")},
    {BYTES("\377\376=\330\200\336"), BYTES("\360\237\232\200")},
    {BYTES("\376\377\330=\336\200"), BYTES("\360\237\232\200")},
    {BYTES("\377\376=\330"), BYTES("\355\240\275")},
    {BYTES("\377\376\200\336"), BYTES("\355\272\200")},
    {BYTES("\377\376\200\336=\330"), BYTES("\355\272\200\355\240\275")},
    {BYTES("\377\376=\330=\330\200\336"), BYTES("\355\240\275\360\237\232\200")},
    {BYTES("\377\376=\330a\000"), BYTES("\355\240\275a")},
    {BYTES("\377\376=\330\200"), NOT_TEXT},
    {BYTES("\376\377\330=\000"), NOT_TEXT},
    {BYTES("\377\376\000\000=\330\000\000"), BYTES("\355\240\275")},
    {BYTES("\377\376\000\000=\330\000\000\200\336\000\000"), BYTES("\355\240\275\355\272\200")},
    {BYTES("\377\376\000\000\000\000\021\000"), NOT_TEXT},
    {BYTES("\377\376\000\000\377\377\020\000"), BYTES("\364\217\277\277")},
    {BYTES("\377\376\000\000\377\377\377\377"), NOT_TEXT},
    {BYTES("\376\377\376\377\000a"), BYTES("\357\273\277a")},
    {BYTES("\377\376\377\376a\000"), BYTES("\357\273\277a")},
    {BYTES("\000\000\376\377\000\001\366\200"), BYTES("\360\237\232\200")},
    {BYTES("\"\000\351\000\"\000"), BYTES("\"\303\251\"")},
    {BYTES("\"\000\254 \"\000"), BYTES("\"\342\202\254\"")},
    {BYTES("\000\" \254\000\""), BYTES("\"\342\202\254\"")},
};

START_TEST(encodings_are_recognised_as_cpython_does)
{
  struct arena arena;
  struct source source;
  char *bytes = malloc(cases[_i].length + 1); /* for AddressSanitizer to see its end */
  memcpy(bytes + 1, cases[_i].bytes, cases[_i].length);
  arena_init(&arena);
  enum decode_result result = source_decode(&source, bytes + 1, cases[_i].length, &arena);
  ck_assert_int_eq(result, cases[_i].text ? DECODE_OK : DECODE_INVALID);
  if (cases[_i].text) {
    ck_assert_uint_eq(source.length, cases[_i].text_length);
    ck_assert_int_eq(memcmp(source.bytes, cases[_i].text, source.length), 0);
    ck_assert_uint_eq(source.first_line, 1);
    ck_assert_uint_eq(source.base, 0);
  }
  arena_free(&arena);
  free(bytes);
}
END_TEST

START_TEST(utf8_is_used_where_it_is)
{
  static const char text[] = "\xEF\xBB\xBF{}";
  struct arena arena;
  struct source source;
  arena_init(&arena);
  ck_assert_int_eq(source_decode(&source, text, 5, &arena), DECODE_OK);
  ck_assert_ptr_eq(source.bytes, text + 3);
  ck_assert_ptr_null(arena.block);
  ck_assert(!source_is_wide(text, 5));
  ck_assert(source_is_wide(BYTES("{\0}\0")));
  ck_assert(source_is_wide(BYTES("\xFF\xFE")));
  ck_assert(!source_is_wide("", 0));
  arena_free(&arena);
}
END_TEST

Suite *source_suite(void)
{
  Suite *suite = suite_create("source");
  TCase *tests = tcase_create("encodings");
  tcase_add_loop_test(tests, encodings_are_recognised_as_cpython_does, 0, (int)COUNT(cases));
  tcase_add_test(tests, utf8_is_used_where_it_is);
  suite_add_tcase(suite, tests);
  return suite;
}
