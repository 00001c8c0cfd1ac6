/* Edits made, and changes joined: what they say must lead from the one text to the other. */
#include "unit.h"

#include "fix/apply.h"

#include <stdlib.h>

static uint32_t seed;

/* A small number below LIMIT; the same each run. */
static uint32_t below(uint32_t limit)
{
  seed = seed * 1103515245u + 12345u;
  return (seed >> 16) % limit;
}

/* Up to five edits of a text of LENGTH bytes, sorted and apart. */
static uint32_t random_edits(struct edit *edits, uint32_t length)
{
  static const char *const texts[] = {"", "", "A", "BC", "DEFG"};
  uint32_t count = 0;
  for (uint32_t at = below(4); at < length && count < 5; at += 1 + below(4)) {
    uint32_t most = length - at < 4 ? length - at : 4;
    struct span span = {at, below(most + 1)};
    edits[count++] = (struct edit){span, words_of(texts[below(5)])};
    at += span.length;
  }
  return count;
}

/* AFTER put together of BEFORE and what CHANGES say has come from elsewhere. */
static void ck_assert_leads(const struct changes *changes, const struct buffer *before,
                            const struct buffer *after)
{
  struct buffer made = {0};
  uint32_t at = 0;
  for (uint32_t i = 0; i < changes->count; i++) {
    const struct change *change = &changes->list[i];
    ck_assert_uint_ge(change->before.offset, at);
    buffer_put(&made, before->bytes + at, change->before.offset - at);
    ck_assert_uint_eq(made.length, change->after.offset);
    buffer_put(&made, after->bytes + change->after.offset, change->after.length);
    at = span_end(change->before);
  }
  buffer_put(&made, before->bytes + at, before->length - at);
  ck_assert_uint_eq(made.length, after->length);
  ck_assert_mem_eq(made.bytes, after->bytes, made.length);
  buffer_free(&made);
}

START_TEST(changes_lead_from_the_first_text_to_the_last)
{
  struct buffer first = {0}, text = {0};
  struct changes changes = {0};
  seed = (uint32_t)_i;
  buffer_put_string(&first, "the quick brown fox jumps over it");
  buffer_put(&text, first.bytes, first.length);
  for (uint32_t round = 0; round < 6; round++) {
    struct edit edits[5];
    struct buffer next = {0};
    uint32_t count = random_edits(edits, (uint32_t)text.length);
    apply_edits(&next, text.bytes, text.length, edits, count);
    ck_assert(changes_add(&changes, edits, count));
    buffer_free(&text);
    text = next;
    ck_assert_leads(&changes, &first, &text);
  }
  changes_free(&changes);
  buffer_free(&first);
  buffer_free(&text);
}
END_TEST

START_TEST(places_move_with_the_text)
{
  const struct edit edits[] = {
      {{2, 0}, words_of("xy")}, {{4, 3}, words_of("z")}, {{9, 2}, words_of("")}};
  static const uint32_t moved[] = {0, 1, 4, 5, 6, 6, 6, 7, 8, 9, 9, 9, 10};
  struct changes changes = {0};
  ck_assert(changes_add(&changes, edits, 3));
  for (uint32_t offset = 0; offset < COUNT(moved); offset++)
    ck_assert_uint_eq(changes_move(&changes, offset), moved[offset]);
  changes_free(&changes);
}
END_TEST

Suite *apply_suite(void)
{
  Suite *suite = suite_create("apply");
  TCase *tests = tcase_create("changes");
  tcase_add_loop_test(tests, changes_lead_from_the_first_text_to_the_last, 0, 200);
  tcase_add_test(tests, places_move_with_the_text);
  suite_add_tcase(suite, tests);
  return suite;
}
