#include "read/yaml_scalar.h"

enum { MAYBE_WORD = 1, MAYBE_NUMBER = 2 };

const unsigned char yaml_scalar_starts[256] = {
    ['~'] = MAYBE_WORD,   ['n'] = MAYBE_WORD,   ['N'] = MAYBE_WORD,   ['t'] = MAYBE_WORD,
    ['T'] = MAYBE_WORD,   ['f'] = MAYBE_WORD,   ['F'] = MAYBE_WORD,   ['y'] = MAYBE_WORD,
    ['Y'] = MAYBE_WORD,   ['o'] = MAYBE_WORD,   ['O'] = MAYBE_WORD,   ['+'] = MAYBE_NUMBER,
    ['-'] = MAYBE_NUMBER, ['.'] = MAYBE_NUMBER, ['0'] = MAYBE_NUMBER, ['1'] = MAYBE_NUMBER,
    ['2'] = MAYBE_NUMBER, ['3'] = MAYBE_NUMBER, ['4'] = MAYBE_NUMBER, ['5'] = MAYBE_NUMBER,
    ['6'] = MAYBE_NUMBER, ['7'] = MAYBE_NUMBER, ['8'] = MAYBE_NUMBER, ['9'] = MAYBE_NUMBER,
};

enum { LONGEST_WORD = 5 };

struct word {
  char text[LONGEST_WORD + 1];
  unsigned char length, type;
  bool only_1_1;
};

static const struct word words[] = {
    {"~", 1, DOC_NULL, false},      {"null", 4, DOC_NULL, false},   {"Null", 4, DOC_NULL, false},
    {"NULL", 4, DOC_NULL, false},   {"true", 4, DOC_TRUE, false},   {"True", 4, DOC_TRUE, false},
    {"TRUE", 4, DOC_TRUE, false},   {"false", 5, DOC_FALSE, false}, {"False", 5, DOC_FALSE, false},
    {"FALSE", 5, DOC_FALSE, false}, {"yes", 3, DOC_TRUE, true},     {"Yes", 3, DOC_TRUE, true},
    {"YES", 3, DOC_TRUE, true},     {"on", 2, DOC_TRUE, true},      {"On", 2, DOC_TRUE, true},
    {"ON", 2, DOC_TRUE, true},      {"no", 2, DOC_FALSE, true},     {"No", 2, DOC_FALSE, true},
    {"NO", 2, DOC_FALSE, true},     {"off", 3, DOC_FALSE, true},    {"Off", 3, DOC_FALSE, true},
    {"OFF", 3, DOC_FALSE, true},
};

static void read_word(enum yaml_version version, struct doc_text text, struct doc_node *node)
{
  if (text.length > LONGEST_WORD)
    return;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].length == text.length && memcmp(words[i].text, text.bytes, text.length) == 0 &&
        !(words[i].only_1_1 && version == YAML_1_2))
      node->type = words[i].type;
}

enum yaml_scalar_status yaml_scalar_resolve(enum yaml_version version, struct doc_text text,
                                            struct arena *arena, struct doc_node *node)
{
  if (text.length == 0) {
    node->type = DOC_NULL;
    return YAML_SCALAR_READ;
  }
  if (yaml_scalar_starts[(unsigned char)text.bytes[0]] == MAYBE_WORD) {
    read_word(version, text, node);
    return YAML_SCALAR_READ;
  }
  enum yaml_scalar_status status = yaml_number_read(version, text, arena, node);
  return status == YAML_SCALAR_UNFIT ? YAML_SCALAR_READ : status;
}

/* --- the versions compared --- */

/* 2026-01-31, and 2026-01-31T… or with white space (YAML 1.1's timestamp). */
static bool is_date(struct doc_text text)
{
  static const char shape[] = "dddd-dd-dd";
  const uint32_t length = sizeof shape - 1;
  if (text.length < length)
    return false;
  for (uint32_t i = 0; i < length; i++) {
    char c = text.bytes[i];
    if (shape[i] == 'd' ? c < '0' || c > '9' : c != shape[i])
      return false;
  }
  return text.length == length || strchr("Tt \t", text.bytes[length]) != NULL;
}

/* A decimal integer as everybody writes it. */
static bool is_ordinary_number(struct doc_text text)
{
  if (text.bytes[0] == '0')
    return text.length == 1;
  for (uint32_t i = 0; i < text.length; i++)
    if (text.bytes[i] < '0' || text.bytes[i] > '9')
      return false;
  return true;
}

/* All of these have two or three letters. */
static bool word_differs(struct doc_text text)
{
  if (text.length != 2 && text.length != 3)
    return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].only_1_1 && words[i].length == text.length &&
        memcmp(words[i].text, text.bytes, text.length) == 0)
      return true;
  return false;
}

bool yaml_scalar_differs(struct doc_text text)
{
  if (yaml_scalar_starts[(unsigned char)text.bytes[0]] == MAYBE_WORD)
    return word_differs(text);
  if (is_ordinary_number(text))
    return false;
  struct arena arena;
  struct doc_node old = {.type = DOC_STRING, .text = text}, new = old;
  arena_init(&arena);
  enum yaml_scalar_status status = yaml_number_read(YAML_1_1, text, &arena, &old);
  bool same = status != YAML_SCALAR_NO_MEMORY &&
              yaml_number_read(YAML_1_2, text, &arena, &new) != YAML_SCALAR_NO_MEMORY &&
              old.type == new.type &&doc_text_equal(old.text, new.text);
  arena_free(&arena);
  return !same || is_date(text);
}

enum yaml_scalar_status yaml_scalar_tagged(enum yaml_version version, enum doc_type type,
                                           struct doc_text text, struct arena *arena,
                                           struct doc_node *node)
{
  if (type == DOC_STRING) {
    node->type = DOC_STRING;
    node->text = text;
    return YAML_SCALAR_READ;
  }
  enum yaml_scalar_status status = YAML_SCALAR_UNFIT;
  if (type == DOC_FLOAT)
    status = yaml_number_read_float(version, text, arena, node);
  if (status != YAML_SCALAR_UNFIT)
    return status;
  status = yaml_scalar_plain(version, text, arena, node);
  bool fits = node->type == type || (type == DOC_TRUE && node->type == DOC_FALSE);
  return status == YAML_SCALAR_READ && !fits ? YAML_SCALAR_UNFIT : status;
}
