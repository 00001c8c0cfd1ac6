/* What the fuzz targets share. Each is a file with LLVMFuzzerTestOneInput, built by Clang alone. */
#ifndef TERLINT_TESTS_FUZZ_FUZZ_H
#define TERLINT_TESTS_FUZZ_FUZZ_H

#include "engine/check.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the run, and says where, unless CONDITION holds. */
#define HOLDS(condition) fuzz_holds(condition, __FILE__, __LINE__, #condition)
void fuzz_holds(bool condition, const char *file, int line, const char *text);

/* A checker of requests with all rules, fixes included; made once. */
const struct checker *fuzz_checker(void);

/* Bytes that decide, taken from the front of the data. */
struct fuzz_input {
  const uint8_t *at, *end;
};

/* The next byte, 0 at the end; a number of four bytes; a text of up to MOST bytes, its length
 * first, cut so that it is UTF-8 without surrogates. */
uint8_t fuzz_byte(struct fuzz_input *input);
uint32_t fuzz_number(struct fuzz_input *input);
struct words fuzz_text(struct fuzz_input *input, size_t most);

/* The rest, as such a text. */
struct words fuzz_rest(struct fuzz_input *input);

#endif
