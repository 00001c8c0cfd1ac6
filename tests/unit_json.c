/* The JSON reader: jansson is the oracle for what both take, a table holds the refusals. */
#include "unit.h"

#include "doc/json_write.h"
#include "read/json.h"

#include <jansson.h>
#include <stdlib.h>

static struct json_result read_text(struct arena *arena, struct source *source, const char *text)
{
  *source = (struct source){text, (uint32_t)strlen(text), 1, 0};
  return json_read(source, arena);
}

/* A random value as text; DEPTH bounds it. */
static void make_value(struct buffer *out, unsigned *seed, int depth)
{
  static const char *const scalars[] = {"null",
                                        "true",
                                        "false",
                                        "0",
                                        "-17",
                                        "9007199254740993",
                                        "1.5",
                                        "1e3",
                                        "\"\"",
                                        "\"a\\n\\u00e9\\ud83d\\ude80\"",
                                        "\"plain text that is longer than a word\"",
                                        "\"\\\\\\\"/\""};
  *seed = *seed * 1103515245u + 12345u;
  unsigned choice = *seed >> 16;
  unsigned count = choice / 16 % 5;
  if (depth == 0 || choice % 4 < 2) {
    buffer_put_string(out, scalars[choice / 4 % (sizeof scalars / sizeof *scalars)]);
    return;
  }
  bool is_object = choice % 4 == 2;
  buffer_put_char(out, is_object ? '{' : '[');
  for (unsigned i = 0; i < count; i++) {
    buffer_put_string(out, i > 0 ? " ,\t" : "\n");
    if (is_object)
      buffer_printf(out, "\"k%u\" : ", i);
    make_value(out, seed, depth - 1);
  }
  buffer_put_char(out, is_object ? '}' : ']');
}

START_TEST(values_are_those_that_jansson_reads)
{
  unsigned seed = 7;
  for (int round = 0; round < 500; round++) {
    struct arena arena;
    struct source source;
    struct buffer text = {0}, written = {0};
    arena_init(&arena);
    make_value(&text, &seed, 5);
    buffer_put_char(&text, '\0');
    struct json_result result = read_text(&arena, &source, text.bytes);
    ck_assert_ptr_nonnull(result.root);
    json_write_value(&written, result.root);
    json_t *wanted = json_loads(text.bytes, JSON_DECODE_ANY, NULL);
    json_t *got = json_loadb(written.bytes, written.length, JSON_DECODE_ANY, NULL);
    ck_assert_msg(wanted && got && json_equal(wanted, got), "%s", text.bytes);
    json_decref(wanted);
    json_decref(got);
    buffer_free(&text);
    buffer_free(&written);
    arena_free(&arena);
  }
}
END_TEST

START_TEST(refusals_are_cpythons)
{
  static const struct {
    const char *text;
    uint32_t offset;
    const char *reason;
  } cases[] = {
      {" ", 1, "Expecting value"},
      {"[", 1, "Expecting value"},
      {"[1", 2, "Expecting ',' delimiter"},
      {"[1,]", 2, "Illegal trailing comma before end of array"},
      {"{\"a\":1,}", 6, "Illegal trailing comma before end of object"},
      {"{", 1, "Expecting property name enclosed in double quotes"},
      {"{\"a\":1,", 7, "Expecting property name enclosed in double quotes"},
      {"{\"a\" 1}", 5, "Expecting ':' delimiter"},
      {"{\"a\":}", 5, "Expecting value"},
      {"\"abc", 0, "Unterminated string starting at"},
      {"\"a\\", 0, "Unterminated string starting at"},
      {"\"a\nb\"", 2, "Invalid control character at"},
      {"\"\\x\"", 1, "Invalid \\escape"},
      {"\"\\u12\"", 2, "Invalid \\uXXXX escape"},
      {"\"\\u12G4\"", 2, "Invalid \\uXXXX escape"},
      {"\"\\ud800\\uZZZZ\"", 8, "Invalid \\uXXXX escape"},
      {"1 2", 2, "Extra data"},
      {"01", 1, "Extra data"},
      {"-", 0, "Expecting value"},
      {"1.", 1, "Extra data"},
      {"nul", 0, "Expecting value"},
      {"'a'", 0, "Expecting value"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct arena arena;
    struct source source;
    arena_init(&arena);
    struct json_result result = read_text(&arena, &source, cases[i].text);
    ck_assert_int_eq(result.problem.fault, READ_JSON_INVALID);
    ck_assert_str_eq(result.problem.reason, cases[i].reason);
    ck_assert_msg(result.problem.at.offset == cases[i].offset, "%s", cases[i].text);
    arena_free(&arena);
  }
}
END_TEST

START_TEST(spans_are_exact)
{
  struct arena arena;
  struct source source;
  arena_init(&arena);
  struct json_result result =
      read_text(&arena, &source, " {\"k\\u0041\" : [1.5, \"\\n\"], \"k\\u0041\":{}}");
  const struct doc_node *first = result.root->first, *item = first->first;
  ck_assert_uint_eq(result.root->span.offset, 1);
  ck_assert_uint_eq(span_end(result.root->span), source.length);
  ck_assert(result.root->flags & DOC_KEYS_REPEATED);
  ck_assert(doc_text_equal(first->key, doc_text_of("kA")));
  ck_assert_uint_eq(first->key_span.offset, 2);
  ck_assert_uint_eq(first->key_span.length, 9);
  ck_assert_uint_eq(item->span.offset, 15);
  ck_assert_uint_eq(item->span.length, 3);
  ck_assert_uint_eq(item->next->span.length, 4);
  ck_assert_uint_eq(item->next->text.length, 1);
  ck_assert_ptr_eq(doc_member(result.root, doc_text_of("kA")), first->next);
  arena_free(&arena);
}
END_TEST

static enum read_fault fault_of_nested(uint32_t depth)
{
  struct arena arena;
  struct source source;
  struct buffer text = {0};
  arena_init(&arena);
  buffer_put_repeat(&text, '[', depth);
  buffer_put_repeat(&text, ']', depth);
  buffer_put_char(&text, '\0');
  enum read_fault fault = read_text(&arena, &source, text.bytes).problem.fault;
  buffer_free(&text);
  arena_free(&arena);
  return fault;
}

static enum read_fault fault_of_digits(uint32_t digits)
{
  struct arena arena;
  struct source source;
  struct buffer text = {0};
  arena_init(&arena);
  buffer_put_repeat(&text, '7', digits);
  buffer_put_char(&text, '\0');
  enum read_fault fault = read_text(&arena, &source, text.bytes).problem.fault;
  buffer_free(&text);
  arena_free(&arena);
  return fault;
}

START_TEST(limits_are_the_servers)
{
  ck_assert_int_eq(fault_of_nested(9994), READ_OK);
  ck_assert_int_eq(fault_of_nested(9995), READ_TOO_DEEP);
  ck_assert_int_eq(fault_of_digits(4300), READ_OK);
  ck_assert_int_eq(fault_of_digits(4301), READ_LONG_INTEGER);
}
END_TEST

Suite *json_suite(void)
{
  Suite *suite = suite_create("json");
  TCase *tests = tcase_create("reader");
  tcase_add_test(tests, values_are_those_that_jansson_reads);
  tcase_add_test(tests, refusals_are_cpythons);
  tcase_add_test(tests, spans_are_exact);
  tcase_add_test(tests, limits_are_the_servers);
  suite_add_tcase(suite, tests);
  return suite;
}
