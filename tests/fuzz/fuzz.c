#include "fuzz.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_holds(bool condition, const char *file, int line, const char *text)
{
  if (condition)
    return;
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, text);
  abort();
}

const struct checker *fuzz_checker(void)
{
  static struct checker checker = {
      .program = &schema_bundled, .is_request = true, .want_fixes = true};
  static struct arena rules;
  if (checker.patterns)
    return &checker;
  arena_init(&rules);
  checker.schema = (uint16_t)schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  checker.patterns = pattern_cache_new();
  HOLDS(checker.patterns && checker_compile(&checker, &rules));
  return &checker;
}

uint8_t fuzz_byte(struct fuzz_input *input)
{
  return input->at < input->end ? *input->at++ : 0;
}

uint32_t fuzz_number(struct fuzz_input *input)
{
  uint32_t number = 0;
  for (int i = 0; i < 4; i++)
    number = number << 8 | fuzz_byte(input);
  return number;
}

/* The longest beginning that a message can carry. */
static size_t valid_length(const char *bytes, size_t length)
{
  size_t at = 0, size;
  while (at < length && (size = utf8_sequence(bytes + at, length - at)) > 0 &&
         !utf8_is_surrogate(utf8_decode(bytes + at, size)))
    at += size;
  return at;
}

static struct words take(struct fuzz_input *input, size_t length)
{
  const char *bytes = (const char *)input->at;
  size_t valid = valid_length(bytes, length);
  input->at += length;
  return (struct words){bytes, (uint32_t)valid};
}

struct words fuzz_text(struct fuzz_input *input, size_t most)
{
  size_t length = (size_t)fuzz_byte(input) << 8;
  length = (length | fuzz_byte(input)) % (most + 1);
  size_t left = (size_t)(input->end - input->at);
  return take(input, length < left ? length : left);
}

struct words fuzz_rest(struct fuzz_input *input)
{
  return take(input, (size_t)(input->end - input->at));
}
