#include "read/yaml_number.h"

#include "read/yaml_decimal.h"

/* A number, taken apart as it is written. */
struct numeral {
  bool negative, plus;
  bool point;
  unsigned base;            /* of `whole`: 2, 8, 10 or 16 */
  struct doc_text whole;    /* digits before the point, with YAML 1.1's underscores */
  struct doc_text sixties;  /* 1.1: ":59:59", each part one digit of base 60 */
  struct doc_text fraction; /* digits after the point */
  struct doc_text exponent; /* with its "e" */
};

struct cursor {
  const char *at, *end;
  enum yaml_version version;
};

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* 16 or more where C is no digit of any base. */
static unsigned digit_value(char c)
{
  if (is_digit(c))
    return (unsigned)(c - '0');
  char lower = (char)(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10 : 16;
}

static bool looking_at(const struct cursor *cursor, char c)
{
  return cursor->at < cursor->end && *cursor->at == c;
}

static bool take(struct cursor *cursor, char c)
{
  if (!looking_at(cursor, c))
    return false;
  cursor->at++;
  return true;
}

static struct doc_text text_from(const char *start, const struct cursor *cursor)
{
  return (struct doc_text){start, (uint32_t)(cursor->at - start)};
}

/* --- taking apart --- */

/* Digits of BASE, in 1.1 with underscores anywhere. */
static struct doc_text take_digits(struct cursor *cursor, unsigned base)
{
  const char *start = cursor->at;
  while (cursor->at < cursor->end &&
         (digit_value(*cursor->at) < base || (cursor->version == YAML_1_1 && *cursor->at == '_')))
    cursor->at++;
  return text_from(start, cursor);
}

static bool has_digit(struct doc_text digits)
{
  for (uint32_t i = 0; i < digits.length; i++)
    if (digits.bytes[i] != '_')
      return true;
  return false;
}

/* 0x1F, 0o17, 0b11: true where a prefix is there; the digits may still be missing. */
static bool take_based(struct cursor *cursor, struct numeral *numeral)
{
  static const struct {
    char letter;
    unsigned char base;
    bool in_1_1, in_1_2;
  } prefixes[] = {{'x', 16, true, true}, {'o', 8, false, true}, {'b', 2, true, false}};
  bool is_1_1 = cursor->version == YAML_1_1;
  if (cursor->end - cursor->at < 3 || cursor->at[0] != '0' || is_digit(cursor->at[1]))
    return false;
  if (!is_1_1 && (numeral->negative || numeral->plus))
    return false;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (cursor->at[1] == prefixes[i].letter && (is_1_1 ? prefixes[i].in_1_1 : prefixes[i].in_1_2)) {
      cursor->at += 2;
      numeral->base = prefixes[i].base;
      numeral->whole = take_digits(cursor, numeral->base);
      return true;
    }
  return false;
}

/* (:[0-5]?[0-9])+ */
static struct doc_text take_sixties(struct cursor *cursor)
{
  const char *start = cursor->at;
  while (cursor->end - cursor->at >= 2 && cursor->at[0] == ':' && is_digit(cursor->at[1])) {
    bool two = cursor->end - cursor->at >= 3 && is_digit(cursor->at[2]);
    if (two && cursor->at[1] > '5')
      break;
    cursor->at += two ? 3 : 2;
  }
  return text_from(start, cursor);
}

/* PyYAML wants the exponent's sign, the core schema does not. */
static struct doc_text take_exponent(struct cursor *cursor)
{
  const char *start = cursor->at;
  if (!take(cursor, 'e') && !take(cursor, 'E'))
    return text_from(start, cursor);
  bool has_sign = take(cursor, '-') || take(cursor, '+');
  const char *digits = cursor->at;
  while (cursor->at < cursor->end && is_digit(*cursor->at))
    cursor->at++;
  if (cursor->at == digits || (cursor->version == YAML_1_1 && !has_sign))
    cursor->at = start;
  return text_from(start, cursor);
}

static void take_decimal(struct cursor *cursor, struct numeral *numeral)
{
  bool is_1_1 = cursor->version == YAML_1_1;
  numeral->base = 10;
  if (!looking_at(cursor, '_'))
    numeral->whole = take_digits(cursor, 10);
  if (is_1_1 && numeral->whole.length > 0)
    numeral->sixties = take_sixties(cursor);
  numeral->point = take(cursor, '.');
  if (numeral->point && !(numeral->whole.length == 0 && looking_at(cursor, '_')))
    numeral->fraction = take_digits(cursor, 10);
  if (!is_1_1 || (numeral->point && numeral->sixties.length == 0))
    numeral->exponent = take_exponent(cursor);
}

/* What 1.1 says of a number without a point: a zero in front makes it octal. */
static bool is_integer_1_1(struct numeral *numeral)
{
  if (numeral->whole.length == 1 && numeral->sixties.length == 0)
    return true;
  if (numeral->whole.bytes[0] != '0')
    return true;
  if (numeral->sixties.length > 0)
    return false;
  numeral->base = 8;
  for (uint32_t i = 0; i < numeral->whole.length; i++)
    if (numeral->whole.bytes[i] != '_' && digit_value(numeral->whole.bytes[i]) > 7)
      return false;
  return true;
}

static bool is_decimal(struct numeral *numeral, enum yaml_version version)
{
  if (numeral->whole.length == 0) {
    bool has_sign = numeral->negative || numeral->plus;
    return numeral->fraction.length > 0 && !(version == YAML_1_1 && has_sign);
  }
  return version == YAML_1_2 || numeral->point || is_integer_1_1(numeral);
}

static bool take_apart(struct numeral *numeral, enum yaml_version version, struct doc_text text)
{
  struct cursor cursor = {text.bytes, text.bytes + text.length, version};
  *numeral = (struct numeral){.negative = take(&cursor, '-')};
  numeral->plus = !numeral->negative && take(&cursor, '+');
  if (take_based(&cursor, numeral))
    return cursor.at == cursor.end && has_digit(numeral->whole);
  take_decimal(&cursor, numeral);
  return cursor.at == cursor.end && is_decimal(numeral, version);
}

/* --- putting together --- */

static bool has_underscore(struct doc_text digits)
{
  return digits.length > 0 && memchr(digits.bytes, '_', digits.length) != NULL;
}

static bool is_float(const struct numeral *numeral)
{
  return numeral->point || numeral->exponent.length > 0;
}

static bool needs_conversion(const struct numeral *numeral)
{
  return numeral->base != 10 || numeral->sixties.length > 0;
}

/* Whether the text is a token of JSON as it stands. */
static bool is_json(const struct numeral *numeral)
{
  struct doc_text whole = numeral->whole;
  return !needs_conversion(numeral) && !numeral->plus && whole.length > 0 &&
         (whole.length == 1 || whole.bytes[0] != '0') &&
         (!numeral->point || numeral->fraction.length > 0) && !has_underscore(whole) &&
         !has_underscore(numeral->fraction);
}

/* Copies DIGITS without underscores, and without the zeros in front where STRIP is set; one "0"
 * where nothing is left. Returns the end. */
static char *put_digits(char *out, struct doc_text digits, bool strip)
{
  char *start = out;
  for (uint32_t i = 0; i < digits.length; i++)
    if (digits.bytes[i] != '_' && !(strip && out == start && digits.bytes[i] == '0'))
      *out++ = digits.bytes[i];
  if (out == start)
    *out++ = '0';
  return out;
}

static char *put_text(char *out, struct doc_text text)
{
  if (text.length > 0)
    memcpy(out, text.bytes, text.length);
  return out + text.length;
}

/* The whole part in decimal: NULL where it has too many digits. */
static char *put_converted(char *out, const struct numeral *numeral)
{
  struct decimal decimal;
  decimal_init(&decimal);
  for (uint32_t i = 0; i < numeral->whole.length; i++)
    if (numeral->whole.bytes[i] != '_')
      decimal_push(&decimal, numeral->base, digit_value(numeral->whole.bytes[i]));
  for (uint32_t i = 1; i < numeral->sixties.length; i += 2) {
    unsigned digit = digit_value(numeral->sixties.bytes[i]);
    if (i + 1 < numeral->sixties.length && numeral->sixties.bytes[i + 1] != ':')
      digit = digit * 10 + digit_value(numeral->sixties.bytes[++i]);
    decimal_push(&decimal, 60, digit);
  }
  size_t length = decimal_write(&decimal, out);
  return length ? out + length : NULL;
}

static char *put_number(char *out, const struct numeral *numeral, bool as_float)
{
  if (numeral->negative)
    *out++ = '-';
  if (needs_conversion(numeral))
    out = put_converted(out, numeral);
  else
    out = put_digits(out, numeral->whole, true);
  if (!out)
    return NULL;
  if (numeral->point || (as_float && numeral->exponent.length == 0)) {
    *out++ = '.';
    out = put_digits(out, numeral->fraction, false);
  }
  return put_text(out, numeral->exponent);
}

static enum yaml_scalar_status write_number(const struct numeral *numeral, struct doc_text text,
                                            bool as_float, struct arena *arena,
                                            struct doc_node *node)
{
  enum { EXTRA = 8 }; /* a sign and zeros around the point */
  size_t room = (size_t)text.length + EXTRA + (needs_conversion(numeral) ? DECIMAL_ROOM : 0);
  char *out = arena_alloc(arena, room);
  if (!out)
    return YAML_SCALAR_NO_MEMORY;
  char *end = put_number(out, numeral, as_float);
  size_t length = end ? (size_t)(end - out) : 0;
  arena_trim(arena, out, length);
  node->text = (struct doc_text){out, (uint32_t)length};
  return end ? YAML_SCALAR_READ : YAML_SCALAR_LONG;
}

static enum yaml_scalar_status put_together(const struct numeral *numeral, struct doc_text text,
                                            bool as_float, struct arena *arena,
                                            struct doc_node *node)
{
  enum yaml_scalar_status status = YAML_SCALAR_READ;
  as_float = as_float || is_float(numeral);
  node->type = as_float ? DOC_FLOAT : DOC_INTEGER;
  if (is_json(numeral) && as_float == is_float(numeral))
    node->text = text;
  else
    status = write_number(numeral, text, as_float, arena, node);
  if (status == YAML_SCALAR_READ && !as_float &&
      node->text.length - numeral->negative > READ_MAX_INTEGER_DIGITS)
    return YAML_SCALAR_LONG;
  return status;
}

/* --- infinities and NaN --- */

/* Written alike in both versions. */
static bool read_special(struct doc_text text, struct doc_node *node)
{
  static const char names[][2][10] = {
      {".inf", "Infinity"},   {".Inf", "Infinity"},  {".INF", "Infinity"},   {"+.inf", "Infinity"},
      {"+.Inf", "Infinity"},  {"+.INF", "Infinity"}, {"-.inf", "-Infinity"}, {"-.Inf", "-Infinity"},
      {"-.INF", "-Infinity"}, {".nan", "NaN"},       {".NaN", "NaN"},        {".NAN", "NaN"},
  };
  if (text.length != 4 && text.length != 5)
    return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (doc_text_equal(text, doc_text_of(names[i][0]))) {
      node->type = DOC_FLOAT;
      node->text = doc_text_of(names[i][1]);
      return true;
    }
  return false;
}

enum yaml_scalar_status yaml_number_read(enum yaml_version version, struct doc_text text,
                                         struct arena *arena, struct doc_node *node)
{
  struct numeral numeral;
  if (read_special(text, node))
    return YAML_SCALAR_READ;
  if (!take_apart(&numeral, version, text))
    return YAML_SCALAR_UNFIT;
  return put_together(&numeral, text, false, arena, node);
}

enum yaml_scalar_status yaml_number_read_float(enum yaml_version version, struct doc_text text,
                                               struct arena *arena, struct doc_node *node)
{
  struct numeral numeral;
  if (read_special(text, node))
    return YAML_SCALAR_READ;
  if (!take_apart(&numeral, version, text))
    return YAML_SCALAR_UNFIT;
  if (numeral.base == 8 && version == YAML_1_1)
    numeral.base = 10; /* float("012") of Python is 12.0 */
  if (numeral.base != 10)
    return YAML_SCALAR_UNFIT;
  return put_together(&numeral, text, true, arena, node);
}
