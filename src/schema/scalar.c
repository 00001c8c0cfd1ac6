#include "schema/scalar.h"

#include "doc/json_write.h"

#include <math.h>

static enum schema_fault require(const struct doc_node *value, enum doc_type type,
                                 enum schema_fault fault)
{
  return value->type == type ? FAULT_NONE : fault;
}

/* Floats from here on, and from its negative down, are too large to be taken for integers. */
static const double two_to_63 = 9223372036854775808.0;

static bool float_value(const struct doc_node *value, double *number)
{
  return json_token_value(value->text, number);
}

static bool equals_ignoring_case(struct doc_text text, const char *word)
{
  uint32_t i = 0;
  for (; i < text.length && word[i]; i++) {
    char c = text.bytes[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word[i])
      return false;
  }
  return i == text.length && word[i] == '\0';
}

static enum schema_fault boolean_string(struct doc_text text)
{
  static const char *const words[] = {"0", "off", "f", "false", "n", "no",
                                      "1", "on",  "t", "true",  "y", "yes"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (equals_ignoring_case(text, words[i]))
      return FAULT_NONE;
  return FAULT_BOOL_PARSING;
}

/* Whether the integer TOKEN is of 64 bits: compared as text, since it may be of any size. */
static bool fits_64_bits(struct doc_text token)
{
  bool negative = token.bytes[0] == '-';
  struct doc_text digits = {token.bytes + negative, token.length - negative};
  const char *limit = negative ? "9223372036854775808" : "9223372036854775807";
  return digits.length < 19 || (digits.length == 19 && memcmp(digits.bytes, limit, 19) <= 0);
}

static enum schema_fault boolean_integer(struct doc_text token)
{
  if (!fits_64_bits(token))
    return FAULT_BOOL_TYPE;
  char last = token.bytes[token.length - 1];
  bool is_zero_or_one = token.length == 1 && (last == '0' || last == '1');
  bool is_minus_zero = token.length == 2 && token.bytes[0] == '-' && last == '0';
  return is_zero_or_one || is_minus_zero ? FAULT_NONE : FAULT_BOOL_PARSING;
}

static enum schema_fault boolean_float(const struct doc_node *value)
{
  double number;
  if (!float_value(value, &number) || !(fabs(number) < two_to_63) || number != trunc(number))
    return FAULT_BOOL_TYPE;
  return number == 0 || number == 1 ? FAULT_NONE : FAULT_BOOL_PARSING;
}

static enum schema_fault check_boolean(const struct doc_node *value)
{
  switch ((enum doc_type)value->type) {
  case DOC_TRUE:
  case DOC_FALSE:
    return FAULT_NONE;
  case DOC_STRING:
    return boolean_string(value->text);
  case DOC_INTEGER:
    return boolean_integer(value->text);
  case DOC_FLOAT:
    return boolean_float(value);
  default:
    return FAULT_BOOL_TYPE;
  }
}

static enum schema_fault integer_float(const struct doc_node *value)
{
  double number;
  if (!float_value(value, &number) || !isfinite(number))
    return FAULT_FINITE_NUMBER;
  if (number != trunc(number))
    return FAULT_INT_FROM_FLOAT;
  return fabs(number) < two_to_63 ? FAULT_NONE : FAULT_INT_PARSING_SIZE;
}

static enum schema_fault check_integer(const struct doc_node *value)
{
  switch ((enum doc_type)value->type) {
  case DOC_TRUE:
  case DOC_FALSE:
  case DOC_INTEGER:
    return FAULT_NONE;
  case DOC_FLOAT:
    return integer_float(value);
  default:
    return FAULT_INT_TYPE;
  }
}

static enum schema_fault check_literal(const struct schema_program *program,
                                       const struct schema_type *type, const struct doc_node *value)
{
  const struct doc_text *literals = program->literals + type->first;
  if (value->type == DOC_STRING)
    for (uint16_t i = 0; i < type->count; i++)
      if (doc_text_equal(literals[i], value->text))
        return FAULT_NONE;
  return FAULT_LITERAL;
}

enum schema_fault scalar_check(const struct schema_program *program, const struct schema_type *type,
                               const struct doc_node *value)
{
  switch ((enum schema_kind)type->kind) {
  case SCHEMA_STRING:
    return require(value, DOC_STRING, FAULT_STRING_TYPE);
  case SCHEMA_BOOLEAN:
    return check_boolean(value);
  case SCHEMA_INTEGER:
    return check_integer(value);
  case SCHEMA_LITERAL:
    return check_literal(program, type, value);
  case SCHEMA_LIST:
    return require(value, DOC_ARRAY, FAULT_LIST_TYPE);
  case SCHEMA_DICT:
    return require(value, DOC_OBJECT, FAULT_DICT_TYPE);
  case SCHEMA_MODEL:
    return require(value, DOC_OBJECT, FAULT_MODEL_TYPE);
  default:
    return FAULT_NONE;
  }
}
