/* Whole numbers of any base and size, up to CPython's limit, in decimal digits. */
#ifndef TERLINT_READ_YAML_DECIMAL_H
#define TERLINT_READ_YAML_DECIMAL_H

#include "read/read.h"

enum {
  DECIMAL_LIMB_DIGITS = 9,
  DECIMAL_LIMBS = READ_MAX_INTEGER_DIGITS / DECIMAL_LIMB_DIGITS + 1,
  DECIMAL_ROOM = DECIMAL_LIMBS * DECIMAL_LIMB_DIGITS,
};

/* value = limbs × scale + pending; limbs have nine digits each, the lowest first. */
struct decimal {
  uint32_t limbs[DECIMAL_LIMBS];
  uint32_t count;
  uint32_t scale, pending; /* digits taken but not yet in the limbs */
  bool overflow;           /* too many digits: the value is lost */
};

void decimal_init(struct decimal *decimal);

/* value = value × BASE + DIGIT; BASE is at most 60 and DIGIT below it. */
void decimal_push(struct decimal *decimal, unsigned base, unsigned digit);

/* Writes the digits to OUT, which has room for DECIMAL_ROOM; returns their number, at least 1, or 0
 * where they are over READ_MAX_INTEGER_DIGITS. */
size_t decimal_write(struct decimal *decimal, char *out);

#endif
