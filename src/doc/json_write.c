#include "doc/json_write.h"

#include "base/utf8.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* --- strings --- */

static void write_escape(struct buffer *out, uint32_t unit)
{
  static const char short_forms[][3] = {
      ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",  ['\f'] = "\\f",
      ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\",
  };
  if (unit < sizeof short_forms / sizeof *short_forms && short_forms[unit][0])
    buffer_put_string(out, short_forms[unit]);
  else
    buffer_printf(out, "\\u%04x", (unsigned)unit);
}

/* A lone surrogate as three bytes, of which FIRST begins at BYTES. */
static bool is_surrogate(const char *bytes)
{
  return (unsigned char)bytes[0] == 0xED && (unsigned char)bytes[1] >= 0xA0;
}

void json_write_string(struct buffer *out, struct doc_text text)
{
  buffer_put_char(out, '"');
  uint32_t plain = 0; /* where the run of bytes that stand for themselves began */
  for (uint32_t at = 0; at < text.length;) {
    unsigned char byte = (unsigned char)text.bytes[at];
    bool surrogate = byte == 0xED && is_surrogate(text.bytes + at);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && !surrogate) {
      at++;
      continue;
    }
    uint32_t size = surrogate ? 3 : 1;
    buffer_put(out, text.bytes + plain, at - plain);
    write_escape(out, utf8_decode(text.bytes + at, size));
    at += size;
    plain = at;
  }
  if (plain < text.length)
    buffer_put(out, text.bytes + plain, text.length - plain);
  buffer_put_char(out, '"');
}

/* --- numbers --- */

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

/* Writes VALUE with PRECISION digits behind the point; false where that does not read back. Just above
 * a power of two, doubles are twice as far apart as below it: there the nearest number of so many
 * digits may lie too far below while the next greater one is near enough. */
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

/* --- containers, without recursion: a body may be thousands of levels deep --- */

struct level {
  const struct doc_node *container;
  const struct doc_node *next;      /* value; NULL at the end */
  const struct doc_node **distinct; /* where keys are repeated: the members, ours to free */
  uint32_t distinct_count;
  uint32_t done; /* values begun */
};

struct levels {
  struct level *stack;
  size_t depth, capacity;
};

static bool push_level(struct levels *levels, const struct doc_node *container)
{
  if (levels->depth == levels->capacity) {
    size_t capacity = levels->capacity ? levels->capacity * 2 : 16;
    struct level *stack = realloc(levels->stack, capacity * sizeof *stack);
    if (!stack)
      return false;
    levels->stack = stack;
    levels->capacity = capacity;
  }
  struct level level = {.container = container, .next = container->first};
  if (container->flags & DOC_KEYS_REPEATED) {
    level.distinct = doc_distinct_members(container, &level.distinct_count);
    if (!level.distinct)
      return false;
  }
  levels->stack[levels->depth++] = level;
  return true;
}

static const struct doc_node *next_value(struct level *level)
{
  if (level->distinct)
    return level->done < level->distinct_count ? level->distinct[level->done] : NULL;
  const struct doc_node *value = level->next;
  if (value)
    level->next = value->next;
  return value;
}

static void write_scalar(struct buffer *out, const struct doc_node *node)
{
  switch ((enum doc_type)node->type) {
  case DOC_FALSE:
    buffer_put_string(out, "false");
    break;
  case DOC_TRUE:
    buffer_put_string(out, "true");
    break;
  case DOC_INTEGER:
  case DOC_FLOAT:
    json_write_number(out, node->type, node->text);
    break;
  case DOC_STRING:
    json_write_string(out, node->text);
    break;
  default:
    buffer_put_string(out, "null");
  }
}

/* Writes a scalar, or opens a container. */
static void begin_value(struct buffer *out, struct levels *levels, const struct doc_node *node)
{
  if (!doc_is_container(node))
    write_scalar(out, node);
  else if (node->count == 0)
    buffer_put_string(out, node->type == DOC_ARRAY ? "[]" : "{}");
  else if (push_level(levels, node))
    buffer_put_char(out, node->type == DOC_ARRAY ? '[' : '{');
  else
    out->failed = true;
}

/* Takes the innermost container one step on. */
static void step(struct buffer *out, struct levels *levels)
{
  struct level *level = &levels->stack[levels->depth - 1];
  bool is_object = level->container->type == DOC_OBJECT;
  const struct doc_node *value = next_value(level);
  if (!value) {
    buffer_put_char(out, is_object ? '}' : ']');
    free(level->distinct);
    levels->depth--;
    return;
  }
  if (level->done++ > 0)
    buffer_put_char(out, ',');
  if (is_object) {
    json_write_string(out, value->key);
    buffer_put_char(out, ':');
  }
  begin_value(out, levels, value);
}

void json_write_value(struct buffer *out, const struct doc_node *node)
{
  struct levels levels = {0};
  begin_value(out, &levels, node);
  while (levels.depth > 0 && !out->failed)
    step(out, &levels);
  while (levels.depth > 0)
    free(levels.stack[--levels.depth].distinct);
  free(levels.stack);
}
