/* A piece of text in what terlint says: UTF-8, not terminated, since it may hold U+0000 of a
 * document. */
#ifndef TERLINT_DIAG_WORDS_H
#define TERLINT_DIAG_WORDS_H

#include <stdint.h>
#include <string.h>

struct words {
  const char *bytes; /* NULL: there are none */
  uint32_t length;
};

static inline struct words words_of(const char *string)
{
  return (struct words){string, string ? (uint32_t)strlen(string) : 0};
}

#endif
