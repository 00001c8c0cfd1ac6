#include "doc/json_write.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

bool json_token_value(struct doc_text token, double *value)
{
  char small[64];
  char *copy = token.length < sizeof small ? small : malloc((size_t)token.length + 1);
  if (!copy)
    return false;
  memcpy(copy, token.bytes, token.length);
  copy[token.length] = '\0';
  locale_t c_locale = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  locale_t before = c_locale ? uselocale(c_locale) : (locale_t)0;
  *value = strtod(copy, NULL);
  if (c_locale) {
    uselocale(before);
    freelocale(c_locale);
  }
  if (copy != small)
    free(copy);
  return c_locale != (locale_t)0;
}

/* Digits of a positive finite double and the place of its decimal point. */
struct decimal {
  char digits[18];
  int count;
  int exponent; /* of the first digit: value = d.ddd × 10^exponent */
};

/* Makes TEXT, in scientific form, the next greater number of as many digits. False where its last
 * digit is a nine: that number has fewer digits. */
static bool next_digits(char *text)
{
  char *last = strchr(text, 'e') - 1;
  if (*last == '9')
    return false;
  ++*last;
  return true;
}

/* Writes VALUE with PRECISION digits behind the point; false where that does not read back. Just
 * above a power of two, doubles are twice as far apart as below it: there the nearest number of so
 * many digits may lie too far below while the next greater one is near enough. */
static bool reads_back(char *text, size_t size, int precision, double value)
{
  snprintf(text, size, "%.*e", precision, value);
  return strtod(text, NULL) == value || (next_digits(text) && strtod(text, NULL) == value);
}

/* The fewest digits that read back as VALUE. Scientific form has one digit before the point. */
static struct decimal shortest_digits(double value)
{
  struct decimal decimal = {.count = 0};
  char text[32];
  int precision = 0;
  while (precision < 16 && !reads_back(text, sizeof text, precision, value))
    precision++;
  if (precision == 16)
    snprintf(text, sizeof text, "%.16e", value);
  const char *at = text;
  for (; *at && *at != 'e'; at++)
    if (*at >= '0' && *at <= '9')
      decimal.digits[decimal.count++] = *at;
  decimal.exponent = (int)strtol(at + 1, NULL, 10);
  while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
    decimal.count--;
  return decimal;
}

/* Python's float.__repr__: positional from 1e-4 up to 1e16, exponents of two digits at least. */
static void write_double(struct buffer *out, double value)
{
  if (signbit(value)) {
    buffer_put_char(out, '-');
    value = -value;
  }
  if (isinf(value) || value == 0) {
    buffer_put_string(out, value == 0 ? "0.0" : "Infinity");
    return;
  }
  struct decimal d = shortest_digits(value);
  int whole = d.exponent + 1; /* digits before the point in positional form */
  if (d.exponent < -4 || d.exponent >= 16) {
    buffer_put_char(out, d.digits[0]);
    if (d.count > 1)
      buffer_put_char(out, '.');
    buffer_put(out, d.digits + 1, (size_t)d.count - 1);
    buffer_printf(out, "e%c%02d", d.exponent < 0 ? '-' : '+', abs(d.exponent));
  } else if (whole <= 0) {
    buffer_put_string(out, "0.");
    buffer_put_repeat(out, '0', (size_t)-whole);
    buffer_put(out, d.digits, (size_t)d.count);
  } else if (d.count <= whole) {
    buffer_put(out, d.digits, (size_t)d.count);
    buffer_put_repeat(out, '0', (size_t)(whole - d.count));
    buffer_put_string(out, ".0");
  } else {
    buffer_put(out, d.digits, (size_t)whole);
    buffer_put_char(out, '.');
    buffer_put(out, d.digits + whole, (size_t)(d.count - whole));
  }
}

void json_write_number(struct buffer *out, enum doc_type type, struct doc_text token)
{
  double value;
  if (type == DOC_INTEGER) {
    if (token.length == 2 && memcmp(token.bytes, "-0", 2) == 0)
      buffer_put_char(out, '0');
    else
      buffer_put(out, token.bytes, token.length);
  } else if (!json_token_value(token, &value))
    out->failed = true;
  else if (isnan(value))
    buffer_put_string(out, "NaN");
  else
    write_double(out, value);
}
