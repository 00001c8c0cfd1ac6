/* The framing gives the same messages however the bytes are split, and never more than came. */
#include "fuzz.h"

#include "lsp/frame.h"

/* Appends all messages that are complete. */
static void drain(struct frame_reader *reader, struct buffer *log)
{
  char *message;
  size_t length;
  enum frame_result result;
  while ((result = frame_next(reader, &message, &length)) != FRAME_MORE) {
    buffer_printf(log, "%d %zu:", (int)result, result == FRAME_MESSAGE ? length : 0);
    if (result == FRAME_MESSAGE)
      buffer_put(log, message, length);
  }
}

static void arrive(struct frame_reader *reader, const uint8_t *data, size_t size)
{
  char *room = frame_room(reader, size);
  HOLDS(room != NULL);
  memcpy(room, data, size);
  frame_arrived(reader, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct frame_reader whole = {0}, split = {0};
  struct buffer once = {0}, pieces = {0};
  if (size < 2)
    return 0;
  uint32_t draw = data[0];
  data++;
  size--;
  arrive(&whole, data, size);
  drain(&whole, &once);
  for (size_t at = 0, piece; at < size; at += piece) {
    draw = draw * 1664525 + 1013904223;
    piece = 1 + (draw >> 24) % (draw & 1 << 20 ? 3 : 60);
    piece = piece < size - at ? piece : size - at;
    arrive(&split, data + at, piece);
    drain(&split, &pieces);
  }
  HOLDS(once.length == pieces.length);
  HOLDS(once.length == 0 || memcmp(once.bytes, pieces.bytes, once.length) == 0);
  buffer_free(&once);
  buffer_free(&pieces);
  frame_reader_free(&whole);
  frame_reader_free(&split);
  return 0;
}
