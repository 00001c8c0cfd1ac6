/* Buffers and arenas: memory that everything else trusts. */
#include "unit.h"

#include "base/arena.h"
#include "base/buffer.h"

START_TEST(a_buffer_holds_what_was_put_in_order)
{
  struct buffer buffer = {0};
  buffer_put(&buffer, BYTES("a\0b"));
  buffer_put_string(&buffer, "-c");
  buffer_put_char(&buffer, 'd');
  buffer_put_repeat(&buffer, '.', 3);
  buffer_put_repeat(&buffer, '!', 0);
  buffer_put(&buffer, "", 0);
  buffer_printf(&buffer, "%d%s", 12, "x");
  ck_assert_uint_eq(buffer.length, 12);
  ck_assert_mem_eq(buffer.bytes, "a\0b-cd...12x", 12);
  ck_assert(!buffer.failed);
  buffer_free(&buffer);
}
END_TEST

START_TEST(a_buffer_grows_without_losing_a_byte)
{
  struct buffer buffer = {0};
  for (int i = 0; i < 100000; i++)
    buffer_put_char(&buffer, (char)(i % 251));
  ck_assert_uint_eq(buffer.length, 100000);
  for (int i = 0; i < 100000; i++)
    if (buffer.bytes[i] != (char)(i % 251))
      ck_abort_msg("byte %d", i);
  buffer_free(&buffer);
}
END_TEST

START_TEST(long_formats_are_not_cut)
{
  struct buffer buffer = {0};
  for (int width = 1; width < 3000; width += 37) {
    size_t before = buffer.length;
    buffer_printf(&buffer, "%*d", width, 7);
    ck_assert_uint_eq(buffer.length - before, (size_t)width);
    ck_assert_int_eq(buffer.bytes[buffer.length - 1], '7');
  }
  buffer_free(&buffer);
}
END_TEST

START_TEST(failure_stays_until_the_buffer_is_cleared)
{
  struct buffer buffer = {0};
  buffer_put_string(&buffer, "kept");
  ck_assert(!buffer_reserve(&buffer, SIZE_MAX - 2)); /* would overflow */
  ck_assert(buffer.failed);
  buffer_put_string(&buffer, "lost");
  buffer_put_char(&buffer, 'x');
  buffer_put_repeat(&buffer, 'x', 9);
  buffer_printf(&buffer, "%d", 1);
  ck_assert_uint_eq(buffer.length, 4);
  ck_assert(buffer.failed);
  buffer_clear(&buffer);
  ck_assert(!buffer.failed);
  buffer_put_string(&buffer, "new");
  ck_assert_uint_eq(buffer.length, 3);
  buffer_free(&buffer);
}
END_TEST

START_TEST(allocations_are_aligned_and_apart)
{
  struct arena arena;
  char *blocks[400];
  size_t sizes[400];
  arena_init(&arena);
  for (size_t i = 0; i < COUNT(blocks); i++) {
    /* past small ones, a block's quarter, a block and more */
    sizes[i] = i % 50 == 49 ? 16384 + i * 300 : i % 30 * 31;
    blocks[i] = arena_alloc(&arena, sizes[i]);
    ck_assert_ptr_nonnull(blocks[i]);
    ck_assert_uint_eq((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
    memset(blocks[i], (int)i, sizes[i]);
  }
  for (size_t i = 0; i < COUNT(blocks); i++)
    for (size_t at = 0; at < sizes[i]; at++)
      if (blocks[i][at] != (char)i)
        ck_abort_msg("allocation %zu was overwritten", i);
  arena_free(&arena);
}
END_TEST

START_TEST(an_arena_refuses_what_no_memory_could_hold)
{
  struct arena arena;
  arena_init(&arena);
  ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX));
  ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX - 40));
  ck_assert_ptr_nonnull(arena_alloc(&arena, 1));
  arena_free(&arena);
}
END_TEST

START_TEST(a_reset_arena_keeps_its_block)
{
  struct arena arena;
  arena_init(&arena);
  char *first = arena_alloc(&arena, 10);
  arena_alloc(&arena, 1000000);
  arena_alloc(&arena, 10);
  arena_reset(&arena);
  ck_assert_ptr_eq(arena_alloc(&arena, 10), first);
  arena_reset(&arena);
  arena_reset(&arena);
  arena_free(&arena);
  arena_reset(&arena);
  ck_assert_ptr_nonnull(arena_alloc(&arena, 10));
  arena_free(&arena);
}
END_TEST

START_TEST(trimming_gives_back_the_tail)
{
  struct arena arena;
  arena_init(&arena);
  char *memory = arena_alloc(&arena, 1000);
  memcpy(memory, "0123456789", 10);
  arena_trim(&arena, memory, 10);
  char *next = arena_alloc(&arena, 16);
  ck_assert(next >= memory + 10 && next < memory + 1000);
  memset(next, 'x', 16);
  ck_assert_mem_eq(memory, "0123456789", 10);
  char *large =
      arena_alloc(&arena, 100000); /* a block of its own: must not confuse the newest one */
  arena_trim(&arena, large, 3);
  memset(arena_alloc(&arena, 64), 'y', 64);
  ck_assert_mem_eq(next, "xxxxxxxxxxxxxxxx", 16);
  arena_free(&arena);
}
END_TEST

START_TEST(copies_are_of_their_own)
{
  struct arena arena;
  char text[] = "a\0b";
  arena_init(&arena);
  char *copy = arena_copy(&arena, text, 3);
  text[0] = 'z';
  ck_assert_mem_eq(copy, "a\0b", 3);
  ck_assert_ptr_nonnull(arena_copy(&arena, NULL, 0));
  arena_free(&arena);
}
END_TEST

Suite *buffer_suite(void)
{
  Suite *suite = suite_create("buffer");
  TCase *tests = tcase_create("buffer and arena");
  tcase_add_test(tests, a_buffer_holds_what_was_put_in_order);
  tcase_add_test(tests, a_buffer_grows_without_losing_a_byte);
  tcase_add_test(tests, long_formats_are_not_cut);
  tcase_add_test(tests, failure_stays_until_the_buffer_is_cleared);
  tcase_add_test(tests, allocations_are_aligned_and_apart);
  tcase_add_test(tests, an_arena_refuses_what_no_memory_could_hold);
  tcase_add_test(tests, a_reset_arena_keeps_its_block);
  tcase_add_test(tests, trimming_gives_back_the_tail);
  tcase_add_test(tests, copies_are_of_their_own);
  suite_add_tcase(suite, tests);
  return suite;
}
