#include "read/yaml_decimal.h"

enum { LIMB = 1000000000, FULL_SCALE = 1 << 24 };

void decimal_init(struct decimal *decimal)
{
  decimal->count = 0;
  decimal->scale = 1;
  decimal->pending = 0;
  decimal->overflow = false;
}

/* Takes the pending digits into the limbs: long multiplication by the scale. */
static void flush(struct decimal *decimal)
{
  uint64_t carry = decimal->pending;
  for (uint32_t i = 0; i < decimal->count; i++) {
    carry += (uint64_t)decimal->limbs[i] * decimal->scale;
    decimal->limbs[i] = (uint32_t)(carry % LIMB);
    carry /= LIMB;
  }
  for (; carry > 0 && !decimal->overflow; carry /= LIMB) {
    if (decimal->count == DECIMAL_LIMBS)
      decimal->overflow = true;
    else
      decimal->limbs[decimal->count++] = (uint32_t)(carry % LIMB);
  }
  decimal->scale = 1;
  decimal->pending = 0;
}

void decimal_push(struct decimal *decimal, unsigned base, unsigned digit)
{
  if (decimal->overflow)
    return;
  decimal->pending = decimal->pending * base + digit;
  decimal->scale *= base;
  if (decimal->scale >= FULL_SCALE)
    flush(decimal);
}

size_t decimal_write(struct decimal *decimal, char *out)
{
  flush(decimal);
  if (decimal->overflow)
    return 0;
  char digits[DECIMAL_ROOM];
  size_t at = sizeof digits;
  for (uint32_t i = 0; i < decimal->count; i++) {
    uint32_t limb = decimal->limbs[i];
    for (int k = 0; k < DECIMAL_LIMB_DIGITS; k++, limb /= 10)
      digits[--at] = (char)('0' + limb % 10);
  }
  while (at < sizeof digits && digits[at] == '0')
    at++;
  if (at == sizeof digits)
    digits[--at] = '0';
  size_t length = sizeof digits - at;
  if (length > READ_MAX_INTEGER_DIGITS)
    return 0;
  memcpy(out, digits + at, length);
  return length;
}
