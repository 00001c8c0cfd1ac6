#include "base/collate.h"

#include "base/utf8.h"

#include <string.h>

/* What is left of a word. */
struct rest {
  const char *at, *end;
};

/* The weight of an ASCII character; 0: it does not count. */
static uint32_t ascii_weight(char c)
{
  static const char order[] = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
                              "abcdefghijklmnopqrstuvwxyz";
  if (c >= 'A' && c <= 'Z')
    c = (char)(c - 'A' + 'a');
  const char *found = c ? strchr(order, c) : NULL;
  return found ? (uint32_t)(found - order) + 1 : 0;
}

/* Takes the next character that counts and sets *FIRST to its first byte; its weight, or 0 at the
 * end. */
static uint32_t next_weight(struct rest *rest, char *first)
{
  while (rest->at < rest->end) {
    size_t size = utf8_sequence(rest->at, (size_t)(rest->end - rest->at));
    const char *character = rest->at;
    rest->at += size ? size : 1;
    *first = *character;
    uint32_t weight = size > 1 ? 0x80 + utf8_decode(character, size) : ascii_weight(*character);
    if (weight > 0)
      return weight;
  }
  return 0;
}

int collate(const char *a, size_t a_length, const char *b, size_t b_length)
{
  struct rest one = {a, a + a_length}, two = {b, b + b_length};
  int by_case = 0;
  for (;;) {
    char first = 0, second = 0;
    uint32_t weight = next_weight(&one, &first), other = next_weight(&two, &second);
    if (weight != other)
      return weight < other ? -1 : 1;
    if (weight == 0)
      return by_case;
    if (by_case == 0 && first != second)
      by_case = first > second ? -1 : 1; /* ASCII has lower case behind upper case */
  }
}
