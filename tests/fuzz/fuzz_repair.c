/* A repair of what was repaired does nothing more, and what it says it changed is what it did. */
#include "fuzz.h"

#include "engine/repair.h"

/* The text that REPAIR has made of INPUT. */
static struct input repaired(const struct repair *repair, const struct input *input)
{
  struct input result = *input;
  if (repair->changes.count > 0) {
    result.bytes = repair->text.length > 0 ? repair->text.bytes : "";
    result.length = repair->text.length;
  }
  return result;
}

/* What stands between the changes is the same in both texts. */
static void compare(const struct repair *repair, const struct input *input)
{
  struct input after = repaired(repair, input);
  uint32_t before_end = 0, after_end = 0;
  for (uint32_t i = 0; i <= repair->changes.count; i++) {
    const struct change rest = {{(uint32_t)input->length, 0}, {(uint32_t)after.length, 0}};
    const struct change *change = i < repair->changes.count ? &repair->changes.list[i] : &rest;
    uint32_t length = change->before.offset - before_end;
    HOLDS(change->before.offset >= before_end && change->after.offset - after_end == length);
    HOLDS(length == 0 || memcmp(input->bytes + before_end, after.bytes + after_end, length) == 0);
    before_end = span_end(change->before);
    after_end = span_end(change->after);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct fuzz_input bytes = {data, data + size};
  uint8_t kind = fuzz_byte(&bytes);
  bool unsafe = kind & 4;
  struct words text = fuzz_rest(&bytes);
  struct input input = {text.bytes, text.length, (enum input_format)(kind % 3), 1, 1, 0};
  struct repair first, second;
  struct arena arena;
  if (source_is_wide(input.bytes, input.length))
    return 0;
  arena_init(&arena);
  HOLDS(repair_input(&first, fuzz_checker(), &input, unsafe, &arena));
  compare(&first, &input);
  if (first.left_by_rounds == 0) {
    struct input after = repaired(&first, &input);
    HOLDS(repair_input(&second, fuzz_checker(), &after, unsafe, &arena));
    HOLDS(second.changes.count == 0 && second.fixed == 0);
    repair_free(&second);
  }
  repair_free(&first);
  arena_free(&arena);
  return 0;
}
