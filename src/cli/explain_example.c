#include "cli/explain_example.h"

#include "report/safe_text.h"

static const char opening[] = "\xE2\x9F\xA6", closing[] = "\xE2\x9F\xA7"; /* U+27E6, U+27E7 */

enum { MARK_LENGTH = sizeof opening - 1 };

static bool starts_with(const char *at, const char *end, const char *mark)
{
  return end - at >= MARK_LENGTH && memcmp(at, mark, MARK_LENGTH) == 0;
}

/* Writes the line from AT to END without its marks, and into UNDERLINE what belongs below it. */
static void put_line(struct buffer *out, struct buffer *underline, const char *at, const char *end)
{
  const char *opened = NULL; /* where the text between two marks begins */
  while (at < end) {
    uint32_t columns;
    if (starts_with(at, end, opening)) {
      at += MARK_LENGTH;
      opened = at;
    } else if (starts_with(at, end, closing)) {
      if (opened == at)
        buffer_put_char(underline, '^'); /* an empty place is shown all the same */
      at += MARK_LENGTH;
      opened = NULL;
    } else {
      at += safe_text_put_character(out, at, (size_t)(end - at), &columns);
      buffer_put_repeat(underline, opened ? '^' : ' ', columns);
    }
  }
  buffer_put_char(out, '\n');
}

/* Whether the marks of the line from AT to END come in pairs, of which there is at least one. */
static bool has_pairs(const char *at, const char *end)
{
  int depth = 0, pairs = 0;
  for (; at < end && depth >= 0; at++) {
    depth += starts_with(at, end, opening) - starts_with(at, end, closing);
    pairs += starts_with(at, end, opening);
  }
  return depth == 0 && pairs > 0;
}

void explain_put_example(struct buffer *out, const char *text, size_t indent)
{
  struct buffer underline = {0};
  while (*text) {
    const char *end = text + strcspn(text, "\n");
    buffer_clear(&underline);
    buffer_put_repeat(out, ' ', indent);
    put_line(out, &underline, text, end);
    if (has_pairs(text, end)) {
      while (underline.length > 0 && underline.bytes[underline.length - 1] == ' ')
        underline.length--;
      buffer_put_repeat(out, ' ', indent);
      buffer_put(out, underline.bytes, underline.length);
      buffer_put_char(out, '\n');
    }
    text = end + (*end == '\n');
  }
  out->failed |= underline.failed;
  buffer_free(&underline);
}
