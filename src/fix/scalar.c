#include "fix/scalar.h"

#include "base/utf8.h"
#include "read/yaml_scalar.h"

/* YAML 1.2.2 production 1, c-printable, without line breaks (those of 1.1 too), the tab and the
 * byte order mark: what may stand in a scalar on one line. */
static bool is_printable(uint32_t c)
{
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x20, 0x7E},     {0xA0, 0x2027},   {0x202A, 0xD7FF},
                {0xE000, 0xFEFE}, {0xFF00, 0xFFFD}, {0x10000, 0x10FFFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return true;
  return false;
}

/* Tells the bytes of the character that TEXT begins with. */
static uint32_t next_character(struct doc_text text, uint32_t at, uint32_t *c)
{
  uint32_t size = (uint32_t)utf8_sequence(text.bytes + at, text.length - at);
  *c = utf8_decode(text.bytes + at, size);
  return size;
}

static bool all_printable(struct doc_text text)
{
  uint32_t c;
  for (uint32_t at = 0; at < text.length;) {
    at += next_character(text, at, &c);
    if (!is_printable(c))
      return false;
  }
  return true;
}

/* An escape that JSON and YAML share. */
static void put_escape(struct buffer *out, uint32_t c)
{
  static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  for (const char *pair = shorts; *pair; pair += 2)
    if ((unsigned char)*pair == c) {
      buffer_put_char(out, '\\');
      buffer_put_char(out, pair[1]);
      return;
    }
  buffer_printf(out, "\\u%04x", (unsigned)c);
}

static void put_double_quoted(struct buffer *out, struct doc_text text)
{
  uint32_t c, size;
  buffer_put_char(out, '"');
  for (uint32_t at = 0; at < text.length; at += size) {
    size = next_character(text, at, &c);
    if (c == '"' || c == '\\' || !is_printable(c))
      put_escape(out, c);
    else
      buffer_put(out, text.bytes + at, size);
  }
  buffer_put_char(out, '"');
}

static void put_single_quoted(struct buffer *out, struct doc_text text)
{
  buffer_put_char(out, '\'');
  for (uint32_t at = 0; at < text.length; at++) {
    if (text.bytes[at] == '\'')
      buffer_put_char(out, '\'');
    buffer_put_char(out, text.bytes[at]);
  }
  buffer_put_char(out, '\'');
}

void scalar_put_quoted(struct buffer *out, struct doc_text text, char quote)
{
  if (quote == '\'' && all_printable(text))
    put_single_quoted(out, text);
  else
    put_double_quoted(out, text);
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_string(struct doc_text text, enum yaml_version version)
{
  struct doc_node node;
  struct arena arena;
  arena_init(&arena);
  bool read = yaml_scalar_plain(version, text, &arena, &node) == YAML_SCALAR_READ;
  arena_free(&arena);
  return read && node.type == DOC_STRING;
}

static bool is_word_byte(char c)
{
  return is_letter(c) || (c >= '0' && c <= '9') || (c != '\0' && strchr("_-./@=+", c));
}

/* Whether a plain scalar may begin with TEXT: a letter, a digit, a path, or an option such as -y.
 */
static bool begins_plain(struct doc_text text)
{
  uint32_t dashes = 0;
  while (dashes < 2 && dashes < text.length && text.bytes[dashes] == '-')
    dashes++;
  if (dashes == text.length)
    return false;
  char c = text.bytes[dashes];
  return is_letter(c) || (dashes == 0 && ((c >= '0' && c <= '9') || c == '/'));
}

/* Whether TEXT without quotes is a string anywhere: one word that stands for nothing else, in flow
 * style too. */
static bool is_plain_word(struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (!is_word_byte(text.bytes[i]))
      return false;
  return begins_plain(text) && is_string(text, YAML_1_1) && is_string(text, YAML_1_2);
}

void scalar_put_like(struct buffer *out, struct doc_text text, struct doc_text written)
{
  char quote = written.length > 0 ? written.bytes[0] : '\0';
  if (quote == '"' || quote == '\'')
    scalar_put_quoted(out, text, quote);
  else if (is_plain_word(text))
    buffer_put(out, text.bytes, text.length);
  else
    put_double_quoted(out, text);
}
