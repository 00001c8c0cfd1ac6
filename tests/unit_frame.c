/* Frames of the Language Server Protocol, in whatever pieces they arrive. What the server makes of
 * garbage is in tests/lsp_bytes.py. */
#include "unit.h"

#include "lsp/frame.h"

static const char stream[] = "Content-Length: 2\r\n\r\n{}"
                             "oops\r\ncontent-length:3\nX: Y\n\n[1]"
                             "Content-Length: 999999999999\r\n\r\n";

/* Puts BYTES into READER and appends what comes of them to OUT, a line a message. */
static void feed(struct frame_reader *reader, const char *bytes, size_t count, struct buffer *out)
{
  char *message;
  size_t length;
  char *room = frame_room(reader, count);
  ck_assert_ptr_nonnull(room);
  memcpy(room, bytes, count);
  frame_arrived(reader, count);
  for (;;) {
    switch (frame_next(reader, &message, &length)) {
    case FRAME_MORE:
      return;
    case FRAME_TOO_LONG:
      buffer_put_string(out, "too long");
      break;
    case FRAME_MESSAGE:
      buffer_put(out, message, length);
    }
    buffer_put_char(out, '\n');
  }
}

START_TEST(a_stream_means_the_same_in_any_two_pieces)
{
  struct frame_reader reader = {.start = 0};
  struct buffer out = {0};
  size_t split = (size_t)_i;
  feed(&reader, stream, split, &out);
  feed(&reader, stream + split, sizeof stream - 1 - split, &out);
  ck_assert_int_eq(out.failed, false);
  ck_assert_uint_eq(out.length, strlen("{}\n[1]\ntoo long\n"));
  ck_assert_int_eq(memcmp(out.bytes, "{}\n[1]\ntoo long\n", out.length), 0);
  frame_reader_free(&reader);
  buffer_free(&out);
}
END_TEST

START_TEST(a_header_is_what_the_protocol_says)
{
  struct buffer out = {0};
  frame_put_header(&out, 1234567);
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, "Content-Length: 1234567\r\n\r\n");
  buffer_free(&out);
}
END_TEST

Suite *frame_suite(void)
{
  Suite *suite = suite_create("frame");
  TCase *tests = tcase_create("frames");
  tcase_add_loop_test(tests, a_stream_means_the_same_in_any_two_pieces, 1, (int)sizeof stream - 1);
  tcase_add_test(tests, a_header_is_what_the_protocol_says);
  suite_add_tcase(suite, tests);
  return suite;
}
