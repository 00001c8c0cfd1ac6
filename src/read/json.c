/* A state machine over the bytes: values open and close containers, which are linked to their
 * parent through `next` for as long as they are open, so that depth costs no stack.
 *
 * The refusals and their places are those of CPython 3.13's scanner (Modules/_json.c); its `idx` is
 * our pointer, turned into code points only where it is reported. */
#include "read/json.h"

#include "base/utf8.h"

#include <endian.h>

struct reader {
  const char *start, *at, *end;
  struct arena *arena;
  struct doc_node *open; /* innermost open container; its `next` is the one around it */
  uint32_t depth;
  struct doc_text key; /* of the value to come; bytes are NULL outside an object */
  struct span key_span;
  uint16_t key_flags;
  unsigned flags; /* that some node has */
  bool is_odd;    /* the string read last has U+0000 or a lone surrogate in it */
  struct read_problem problem;
};

static uint32_t offset_of(const struct reader *reader, const char *at)
{
  return (uint32_t)(at - reader->start);
}

static struct span span_from(const struct reader *reader, const char *from)
{
  return (struct span){offset_of(reader, from), (uint32_t)(reader->at - from)};
}

/* Records the problem; always false, so that a caller can return it. */
static bool fail(struct reader *reader, enum read_fault fault, const char *at, const char *reason)
{
  uint32_t length = at < reader->end ? 1 : 0;
  reader->problem = (struct read_problem){fault, {offset_of(reader, at), length}, reason};
  return false;
}

/* What CPython's recursion counter needs beyond the open containers: to raise "Expecting value" or
 * to make a constant such as NaN, and to raise any other error. Where it has not that much left,
 * the server answers 400 instead. Asked of the reference server, at 9,990 to 9,994 levels. */
enum { CALL_DEPTH = 1, ERROR_DEPTH = 4 };

static const char expecting_value[] = "Expecting value";

static bool refuse(struct reader *reader, const char *at, const char *reason)
{
  uint32_t needed = reason == expecting_value ? CALL_DEPTH : ERROR_DEPTH;
  if (reader->depth + needed > READ_MAX_DEPTH)
    return fail(reader, READ_TOO_DEEP, at, NULL);
  return fail(reader, READ_JSON_INVALID, at, reason);
}

static void skip_space(struct reader *reader)
{
  const char *at = reader->at;
  while (at < reader->end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;
  reader->at = at;
}

static bool next_is(const struct reader *reader, char byte)
{
  return reader->at < reader->end && *reader->at == byte;
}

/* --- strings --- */

static bool is_plain(unsigned char byte)
{
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* Bit 7 of every byte that is not plain, and perhaps of some after the first such one. */
static uint64_t not_plain(uint64_t word)
{
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t quote = word ^ ones * '"';
  uint64_t backslash = word ^ ones * '\\';
  uint64_t found = ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) |
                   ((word - ones * 0x20) & ~word) | word;
  return found & ones * 0x80;
}

/* The first byte from AT on that a string can't hold as it is, or that needs a look: a quote, a
 * backslash, a control character, a byte of a longer sequence; END where there is none. */
static const char *skip_plain(const char *at, const char *end)
{
  for (; (size_t)(end - at) >= sizeof(uint64_t); at += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t found = not_plain(le64toh(word));
    if (found)
      return at + __builtin_ctzll(found) / 8;
  }
  while (at < end && is_plain((unsigned char)*at))
    at++;
  return at;
}

/* Steps over plain bytes and longer sequences up to a quote or backslash. BEGIN is the opening
 * quote. */
static bool skip_text(struct reader *reader, const char *begin)
{
  for (;;) {
    reader->at = skip_plain(reader->at, reader->end);
    if (reader->at == reader->end)
      return refuse(reader, begin, "Unterminated string starting at");
    unsigned char byte = (unsigned char)*reader->at;
    if (byte == '"' || byte == '\\')
      return true;
    if (byte < 0x20)
      return refuse(reader, reader->at, "Invalid control character at");
    size_t size = utf8_sequence(reader->at, (size_t)(reader->end - reader->at));
    if (size == 0)
      return fail(reader, READ_BAD_ENCODING, reader->at, NULL);
    if (byte == 0xED && utf8_is_surrogate(utf8_decode(reader->at, size)))
      reader->is_odd = true;
    reader->at += size;
  }
}

/* The value of four hexadecimal digits; -1 where they are not. */
static int32_t hex4(const char *digits)
{
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    unsigned char c = (unsigned char)digits[i];
    unsigned char letter = c | 0x20;
    int32_t digit = c >= '0' && c <= '9'             ? c - '0'
                    : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10
                                                     : -1;
    if (digit < 0)
      return -1;
    value = value << 4 | digit;
  }
  return value;
}

/* Reads \uXXXX and, where one follows that makes a pair, the second half. ESCAPE is the backslash.
 * CPython wants at least one more byte after the digits, and blames a second half's bad digits on
 * that half. */
static bool read_unicode(struct reader *reader, const char *escape, uint32_t *code_point)
{
  static const char reason[] = "Invalid \\uXXXX escape";
  if (reader->end - escape <= 6)
    return refuse(reader, escape + 1, reason);
  int32_t first = hex4(escape + 2);
  if (first < 0)
    return refuse(reader, escape + 1, reason);
  *code_point = (uint32_t)first;
  reader->at = escape + 6;
  bool high = first >= 0xD800 && first <= 0xDBFF;
  if (high && reader->end - reader->at > 6 && reader->at[0] == '\\' && reader->at[1] == 'u') {
    int32_t second = hex4(reader->at + 2);
    if (second < 0)
      return refuse(reader, reader->at + 1, reason);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      *code_point = 0x10000 + (((uint32_t)first - 0xD800) << 10 | ((uint32_t)second - 0xDC00));
      reader->at += 6;
    }
  }
  return true;
}

/* Reads the escape at reader->at into OUT; *WRITTEN tells its bytes. BEGIN is the opening quote. */
static bool read_escape(struct reader *reader, const char *begin, char *out, size_t *written)
{
  static const char values[128] = {
      ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
      ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
  };
  const char *escape = reader->at;
  if (escape + 1 == reader->end)
    return refuse(reader, begin, "Unterminated string starting at");
  unsigned char letter = (unsigned char)escape[1];
  if (letter == 'u') {
    uint32_t code_point;
    if (!read_unicode(reader, escape, &code_point))
      return false;
    *written = utf8_encode(code_point, out);
    reader->is_odd |= code_point == 0 || utf8_is_surrogate(code_point);
    return true;
  }
  if (letter >= sizeof values || values[letter] == 0)
    return refuse(reader, escape, "Invalid \\escape");
  *out = values[letter];
  *written = 1;
  reader->at = escape + 2;
  return true;
}

/* Bytes up to the closing quote, which no decoded form of them exceeds. */
static size_t raw_length(const char *at, const char *end)
{
  const char *from = at;
  while (at < end && *at != '"')
    at += *at == '\\' && end - at > 1 ? 2 : 1;
  return (size_t)((at < end ? at : end) - from);
}

/* A string with escapes, of which the first is at reader->at; the text began at FROM. */
static bool read_escaped(struct reader *reader, const char *from, struct doc_text *text)
{
  size_t room = (size_t)(reader->at - from) + raw_length(reader->at, reader->end);
  char *out = arena_alloc(reader->arena, room + UTF8_MAX_BYTES);
  if (!out)
    return fail(reader, READ_NO_MEMORY, reader->at, NULL);
  size_t length = 0;
  const char *begin = from - 1;
  for (;;) {
    memcpy(out + length, from, (size_t)(reader->at - from));
    length += (size_t)(reader->at - from);
    if (*reader->at == '"')
      break;
    size_t written;
    if (!read_escape(reader, begin, out + length, &written))
      return false;
    length += written;
    from = reader->at;
    if (!skip_text(reader, begin))
      return false;
  }
  arena_trim(reader->arena, out, length);
  *text = (struct doc_text){out, (uint32_t)length};
  return true;
}

/* Reads the string whose opening quote is at reader->at. */
static bool read_string(struct reader *reader, struct doc_text *text, struct span *span)
{
  const char *begin = reader->at++;
  reader->is_odd = false;
  if (!skip_text(reader, begin))
    return false;
  if (*reader->at == '"')
    *text = (struct doc_text){begin + 1, (uint32_t)(reader->at - begin - 1)};
  else if (!read_escaped(reader, begin + 1, text))
    return false;
  reader->at++;
  *span = span_from(reader, begin);
  return true;
}

/* --- numbers and words --- */

static void set_flag(struct reader *reader, struct doc_node *node, uint16_t flag)
{
  node->flags |= flag;
  reader->flags |= flag;
}

static const char *skip_digits(const char *at, const char *end)
{
  while (at < end && *at >= '0' && *at <= '9')
    at++;
  return at;
}

/* An exponent counts only where digits follow; AT otherwise. */
static const char *skip_exponent(const char *at, const char *end)
{
  if (at == end || (*at != 'e' && *at != 'E'))
    return at;
  const char *digits = at + 1;
  if (digits < end && (*digits == '+' || *digits == '-'))
    digits++;
  const char *after = skip_digits(digits, end);
  return after > digits ? after : at;
}

static bool read_number(struct reader *reader, struct doc_node *node)
{
  const char *begin = reader->at, *end = reader->end;
  const char *digits = begin + (*begin == '-');
  if (digits == end || *digits < '0' || *digits > '9')
    return refuse(reader, begin, expecting_value);
  const char *whole = *digits == '0' ? digits + 1 : skip_digits(digits, end);
  const char *at = whole;
  if (end - at > 1 && *at == '.' && at[1] >= '0' && at[1] <= '9')
    at = skip_digits(at + 1, end);
  at = skip_exponent(at, end);
  if (at == whole && whole - digits > READ_MAX_INTEGER_DIGITS)
    return fail(reader, READ_LONG_INTEGER, begin, NULL);
  reader->at = at;
  node->type = at == whole ? DOC_INTEGER : DOC_FLOAT;
  node->text = (struct doc_text){begin, (uint32_t)(at - begin)};
  if (node->type == DOC_FLOAT && doc_float_is_unusual(node->text))
    set_flag(reader, node, DOC_UNUSUAL_FLOAT);
  return true;
}

/* A word that stands for a value; a number where it is none. */
static bool read_word(struct reader *reader, struct doc_node *node)
{
  static const struct {
    struct doc_text word;
    enum doc_type type;
  } words[] = {
      {{"null", 4}, DOC_NULL}, {{"true", 4}, DOC_TRUE},      {{"false", 5}, DOC_FALSE},
      {{"NaN", 3}, DOC_FLOAT}, {{"Infinity", 8}, DOC_FLOAT}, {{"-Infinity", 9}, DOC_FLOAT},
  };
  size_t left = (size_t)(reader->end - reader->at);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    struct doc_text word = words[i].word;
    if (*reader->at != *word.bytes || left < word.length ||
        memcmp(reader->at, word.bytes, word.length) != 0)
      continue;
    if (words[i].type == DOC_FLOAT && reader->depth + CALL_DEPTH > READ_MAX_DEPTH)
      return fail(reader, READ_TOO_DEEP, reader->at, NULL);
    node->type = (uint8_t)words[i].type;
    node->text = (struct doc_text){reader->at, word.length};
    if (words[i].type == DOC_FLOAT)
      set_flag(reader, node, DOC_UNUSUAL_FLOAT);
    reader->at += word.length;
    return true;
  }
  return read_number(reader, node);
}

/* --- values --- */

/* A node for the value at reader->at, linked to its container. */
static struct doc_node *new_node(struct reader *reader)
{
  struct doc_node *node = arena_alloc(reader->arena, sizeof *node);
  if (!node) {
    fail(reader, READ_NO_MEMORY, reader->at, NULL);
    return NULL;
  }
  *node = (struct doc_node){
      .key = reader->key, .key_span = reader->key_span, .flags = reader->key_flags};
  reader->key_flags = 0;
  node->span.offset = offset_of(reader, reader->at);
  reader->key = (struct doc_text){NULL, 0};
  if (reader->open)
    doc_append(reader->open, node);
  return node;
}

static bool open_container(struct reader *reader, struct doc_node *node, enum doc_type type)
{
  if (reader->depth == READ_MAX_DEPTH)
    return fail(reader, READ_TOO_DEEP, reader->at, NULL);
  reader->depth++;
  reader->at++;
  node->type = (uint8_t)type;
  node->next = reader->open;
  reader->open = node;
  return true;
}

static bool close_container(struct reader *reader)
{
  struct doc_node *node = reader->open;
  reader->at++;
  reader->depth--;
  reader->open = node->next;
  node->next = NULL;
  node->span.length = offset_of(reader, reader->at) - node->span.offset;
  if (node->type == DOC_OBJECT && !doc_mark_repeated_keys(node))
    return fail(reader, READ_NO_MEMORY, reader->at, NULL);
  reader->flags |= node->flags;
  return true;
}

static bool read_key(struct reader *reader)
{
  if (!next_is(reader, '"'))
    return refuse(reader, reader->at, "Expecting property name enclosed in double quotes");
  if (!read_string(reader, &reader->key, &reader->key_span))
    return false;
  reader->key_flags = reader->is_odd ? DOC_KEY_ODD : 0;
  reader->flags |= reader->key_flags;
  skip_space(reader);
  if (!next_is(reader, ':'))
    return refuse(reader, reader->at, "Expecting ':' delimiter");
  reader->at++;
  skip_space(reader);
  return true;
}

/* Reads a scalar, or the opening of a container. */
static bool begin_value(struct reader *reader, struct doc_node **root)
{
  if (reader->at == reader->end)
    return refuse(reader, reader->at, expecting_value);
  struct doc_node *node = new_node(reader);
  if (!node)
    return false;
  if (!*root)
    *root = node;
  if (*reader->at == '{')
    return open_container(reader, node, DOC_OBJECT);
  if (*reader->at == '[')
    return open_container(reader, node, DOC_ARRAY);
  if (*reader->at == '"') {
    node->type = DOC_STRING;
    if (!read_string(reader, &node->text, &node->span))
      return false;
    if (reader->is_odd)
      set_flag(reader, node, DOC_TEXT_ODD);
    node->flags |= doc_text_flags(node->text);
    return true;
  }
  const char *begin = reader->at;
  if (!read_word(reader, node))
    return false;
  node->span = span_from(reader, begin);
  return true;
}

static char closing(const struct doc_node *container)
{
  return container->type == DOC_OBJECT ? '}' : ']';
}

/* After a value: closes what ends here, and takes the comma to the next one. */
static bool end_value(struct reader *reader)
{
  while (reader->open) {
    skip_space(reader);
    if (next_is(reader, closing(reader->open))) {
      if (!close_container(reader))
        return false;
      continue;
    }
    if (!next_is(reader, ','))
      return refuse(reader, reader->at, "Expecting ',' delimiter");
    const char *comma = reader->at++;
    skip_space(reader);
    bool is_object = reader->open->type == DOC_OBJECT;
    if (next_is(reader, closing(reader->open)))
      return refuse(reader, comma,
                    is_object ? "Illegal trailing comma before end of object"
                              : "Illegal trailing comma before end of array");
    return !is_object || read_key(reader);
  }
  return true;
}

/* After an opening bracket: an empty container is a whole value; otherwise the first key. */
static bool begin_container(struct reader *reader, bool *empty)
{
  skip_space(reader);
  *empty = next_is(reader, closing(reader->open));
  if (*empty)
    return close_container(reader);
  return reader->open->type != DOC_OBJECT || read_key(reader);
}

static bool read_values(struct reader *reader, struct doc_node **root)
{
  skip_space(reader);
  do {
    const struct doc_node *around = reader->open;
    if (!begin_value(reader, root))
      return false;
    bool whole = reader->open == around;
    if (!whole && !begin_container(reader, &whole))
      return false;
    if (whole && !end_value(reader))
      return false;
  } while (reader->open);
  skip_space(reader);
  if (reader->at < reader->end)
    return refuse(reader, reader->at, "Extra data");
  return true;
}

struct json_result json_read(const struct source *source, struct arena *arena)
{
  struct reader reader = {
      .start = source->bytes,
      .at = source->bytes,
      .end = source->bytes + source->length,
      .arena = arena,
  };
  struct doc_node *root = NULL;
  if (read_values(&reader, &root))
    return (struct json_result){.root = root, .flags = reader.flags};
  /* The server decodes the whole body before it reads it. */
  size_t invalid = utf8_first_invalid(source->bytes, source->length);
  if (invalid < source->length && reader.problem.fault != READ_NO_MEMORY)
    fail(&reader, READ_BAD_ENCODING, source->bytes + invalid, NULL);
  return (struct json_result){.problem = reader.problem};
}
