#include "read/yaml_place.h"

#include "base/utf8.h"

static char byte_at(const struct source *source, uint32_t at)
{
  return at < source->length ? source->bytes[at] : '\0';
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

static bool stands_at(const struct source *source, uint32_t at, const char *text, uint32_t length)
{
  return at <= source->length && source->length - at >= length &&
         memcmp(source->bytes + at, text, length) == 0;
}

/* libyaml knows the line breaks of YAML 1.1: CR LF, CR, LF, and U+0085, U+2028 and U+2029. */
uint32_t yaml_place_break(const char *bytes, uint32_t length)
{
  static const struct {
    char bytes[4];
    uint32_t length;
  } breaks[] = {{"\r\n", 2},     {"\r", 1},           {"\n", 1},
                {"\xC2\x85", 2}, {"\xE2\x80\xA8", 3}, {"\xE2\x80\xA9", 3}};
  if (length == 0 || (*bytes != '\n' && *bytes != '\r' && (unsigned char)*bytes < 0x80))
    return 0;
  for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
    if (length >= breaks[i].length && memcmp(bytes, breaks[i].bytes, breaks[i].length) == 0)
      return breaks[i].length;
  return 0;
}

static uint32_t break_at(const struct source *source, uint32_t at)
{
  return at < source->length ? yaml_place_break(source->bytes + at, source->length - at) : 0;
}

static uint32_t line_end(const struct source *source, uint32_t at)
{
  while (at < source->length && break_at(source, at) == 0)
    at++;
  return at;
}

/* The length of TEXT without the blanks and line breaks at its end. */
static uint32_t trimmed_length(struct doc_text text)
{
  uint32_t length = text.length;
  for (;;) {
    if (length > 0 && (is_blank(text.bytes[length - 1]) || text.bytes[length - 1] == '\n' ||
                       text.bytes[length - 1] == '\r'))
      length--;
    else if (length >= 2 && yaml_place_break(text.bytes + length - 2, 2) == 2)
      length -= 2;
    else if (length >= 3 && yaml_place_break(text.bytes + length - 3, 3) == 3)
      length -= 3;
    else
      return length;
  }
}

/* --- properties --- */

/* Past blanks, line breaks and comments. */
static uint32_t skip_space(const struct source *source, uint32_t at, uint32_t end)
{
  static const char mark[] = "\xEF\xBB\xBF"; /* libyaml allows one at the start of a line */
  while (at < end) {
    uint32_t length = break_at(source, at);
    if (length == 0 && is_blank(source->bytes[at]))
      length = 1;
    else if (length == 0 && stands_at(source, at, mark, 3))
      length = 3;
    if (length == 0 && source->bytes[at] == '#')
      length = line_end(source, at) - at;
    if (length == 0)
      return at;
    at += length;
  }
  return end;
}

static bool is_name_character(char c)
{
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '-';
}

static uint32_t anchor_end(const struct source *source, uint32_t at)
{
  do
    at++;
  while (is_name_character(byte_at(source, at)));
  return at;
}

/* A tag ends at white space, outside <…> also at a comma. */
static uint32_t tag_end(const struct source *source, uint32_t at)
{
  bool verbatim = byte_at(source, at + 1) == '<';
  while (at < source->length && !is_blank(source->bytes[at]) && break_at(source, at) == 0 &&
         (verbatim || source->bytes[at] != ','))
    if (source->bytes[at++] == '>' && verbatim)
      break;
  return at;
}

struct yaml_properties yaml_place_properties(const struct source *source, uint32_t start,
                                             uint32_t end)
{
  struct yaml_properties found = {.end = start, .next = start};
  for (uint32_t at = start; at < end;) {
    char c = source->bytes[at];
    struct span *property = c == '&' ? &found.anchor : c == '!' ? &found.tag : NULL;
    if (!property || property->length > 0)
      break;
    found.end = c == '&' ? anchor_end(source, at) : tag_end(source, at);
    *property = (struct span){at, found.end - at};
    at = skip_space(source, found.end, source->length);
    found.next = at;
  }
  return found;
}

/* --- values --- */

/* Where the content of a block scalar begins: after its first line. *HEADER is set to the end of
 * the indicators. */
static uint32_t block_content(const struct source *source, uint32_t start, uint32_t end,
                              uint32_t *header)
{
  uint32_t at = start + 1;
  while (at < end && (byte_at(source, at) == '+' || byte_at(source, at) == '-' ||
                      (byte_at(source, at) >= '0' && byte_at(source, at) <= '9')))
    at++;
  *header = at;
  at = line_end(source, at);
  return at + break_at(source, at);
}

uint32_t yaml_place_block_end(const struct source *source, uint32_t start, uint32_t end,
                              struct doc_text value)
{
  uint32_t header;
  uint32_t content = block_content(source, start, end, &header);
  if (content >= end)
    return header;
  struct doc_text written = {source->bytes + content, end - content};
  uint32_t at = content + trimmed_length(written);
  uint32_t after = trimmed_length(value); /* what follows are blanks and line breaks */
  uint32_t lines = 0;
  bool blank_line = false; /* the content ends in blanks: in those of the LINES-th line from AT */
  for (uint32_t i = after, passed = 0; i < value.length;) {
    uint32_t length = yaml_place_break(value.bytes + i, value.length - i);
    passed += length > 0;
    if (length == 0) {
      blank_line = true;
      lines = passed;
    }
    i += length ? length : 1;
  }
  if (!blank_line)
    return at == content ? header : at;
  for (uint32_t i = 0; i < lines; i++) {
    at = line_end(source, at);
    at += break_at(source, at);
  }
  return line_end(source, at);
}

uint32_t yaml_place_of_value(const struct source *source, uint32_t key_end)
{
  uint32_t at = skip_space(source, key_end, source->length);
  return byte_at(source, at) == ':' ? at + 1 : key_end;
}

/* --- templates --- */

struct span yaml_place_template(const struct source *source, uint32_t start)
{
  uint32_t end = line_end(source, start);
  for (uint32_t at = start; at + 1 < end; at++)
    if (stands_at(source, at, "}}", 2)) {
      end = at + 2;
      while (byte_at(source, end) == '}')
        end++;
      return (struct span){start, end - start};
    }
  while (end > start && is_blank(source->bytes[end - 1]))
    end--;
  return (struct span){start, end - start};
}

/* Past a quoted scalar that begins at AT, or to END. */
static uint32_t skip_quoted(const struct source *source, uint32_t at, uint32_t end)
{
  char quote = source->bytes[at++];
  while (at < end && source->bytes[at] != quote)
    at += source->bytes[at] == '\\' && quote == '"' ? 2 : 1;
  return at < end ? at + 1 : end;
}

bool yaml_place_find_template(const struct source *source, uint32_t at, struct span *found)
{
  uint32_t end = at < source->length ? at : source->length;
  uint32_t i = end;
  while (i > 0 && source->bytes[i - 1] != '\n' && source->bytes[i - 1] != '\r')
    i--;
  for (bool begins = true; i < end;) { /* whether a value may begin at i */
    char c = source->bytes[i];
    if (begins && stands_at(source, i, "{{", 2)) {
      *found = yaml_place_template(source, i);
      return true;
    }
    if (begins && (c == '"' || c == '\'')) {
      i = skip_quoted(source, i, end);
      begins = false;
      continue;
    }
    bool spaced = is_blank(byte_at(source, i + 1));
    if (!is_blank(c))
      begins = c == ',' || c == '[' || c == '{' ||
               (spaced && (c == ':' || (begins && (c == '-' || c == '?'))));
    i++;
  }
  return false;
}

struct span yaml_place_character(const struct source *source, uint32_t offset)
{
  if (offset >= source->length || break_at(source, offset) > 0)
    return (struct span){offset, 0};
  size_t size = utf8_sequence(source->bytes + offset, source->length - offset);
  return (struct span){offset, size ? (uint32_t)size : 1};
}
