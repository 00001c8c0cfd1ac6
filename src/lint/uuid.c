#include "lint/uuid.h"

#include "base/utf8.h"

enum { GROUPS = 5, SIMPLE_LENGTH = 32 };

static const uint32_t group_lengths[GROUPS] = {8, 4, 4, 4, 12};

/* What stands between the braces or behind the prefix. */
struct body {
  struct doc_text text;
  uint32_t offset; /* bytes before it */
  bool bare;       /* neither braces nor prefix */
};

static struct body body_of(struct doc_text text)
{
  static const char prefix[] = "urn:uuid:";
  const uint32_t length = sizeof prefix - 1;
  if (text.length >= 2 && text.bytes[0] == '{' && text.bytes[text.length - 1] == '}')
    return (struct body){{text.bytes + 1, text.length - 2}, 1, false};
  if (text.length >= length && memcmp(text.bytes, prefix, length) == 0)
    return (struct body){{text.bytes + length, text.length - length}, length, false};
  return (struct body){text, 0, true};
}

static bool is_hex(char c)
{
  static const bool hex[256] = {
      ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true, ['5'] = true,
      ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true, ['a'] = true, ['b'] = true,
      ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true, ['A'] = true, ['B'] = true,
      ['C'] = true, ['D'] = true, ['E'] = true, ['F'] = true,
  };
  return hex[(unsigned char)c];
}

static bool is_simple(struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (!is_hex(text.bytes[i]))
      return false;
  return text.length == SIMPLE_LENGTH;
}

static bool is_hyphenated(struct doc_text text)
{
  if (text.length != UUID_TEXT_LENGTH)
    return false;
  const char *at = text.bytes;
  for (int group = 0; group < GROUPS; group++) {
    for (uint32_t i = 0; i < group_lengths[group]; i++)
      if (!is_hex(*at++))
        return false;
    if (group + 1 < GROUPS && *at++ != '-')
      return false;
  }
  return true;
}

bool uuid_is_valid(struct doc_text text)
{
  struct body body = body_of(text);
  return is_hyphenated(body.text) || (body.bare && is_simple(text));
}

/* The first character that is neither a hexadecimal digit nor a hyphen; false where there is none.
 */
static bool explain_character(struct buffer *out, struct body body)
{
  for (uint32_t at = 0; at < body.text.length; at++) {
    const char *bytes = body.text.bytes + at;
    if (is_hex(*bytes) || *bytes == '-')
      continue;
    buffer_put_string(out, "invalid character: expected an optional prefix of `urn:uuid:` followed "
                           "by [0-9a-fA-F-], found `");
    buffer_put(out, bytes, utf8_sequence(bytes, body.text.length - at));
    buffer_printf(out, "` at %u", at + body.offset + 1);
    return true;
  }
  return false;
}

/* The first group of the wrong length; the last one where all others are right. There are four
 * hyphens. */
static void explain_groups(struct buffer *out, struct body body, uint32_t whole_length)
{
  uint32_t start = 0;
  int group = 0;
  for (; group + 1 < GROUPS; group++) {
    const char *hyphen = memchr(body.text.bytes + start, '-', body.text.length - start);
    uint32_t length = (uint32_t)(hyphen - body.text.bytes) - start;
    if (length != group_lengths[group]) {
      buffer_printf(out, "invalid group length in group %d: expected %u, found %u", group,
                    group_lengths[group], length);
      return;
    }
    start += length + 1;
  }
  buffer_printf(out, "invalid group length in group %d: expected %u, found %u", group,
                group_lengths[group], whole_length - start);
}

/* pydantic's parser takes off braces or prefix first where the whole has the right length, and
 * speaks of what is left as if it were all. */
static struct doc_text explained_part(struct doc_text text)
{
  struct body body = body_of(text);
  return body.text.length == UUID_TEXT_LENGTH ? body.text : text;
}

void uuid_explain(struct buffer *out, struct doc_text text)
{
  text = explained_part(text);
  struct body body = body_of(text);
  if (explain_character(out, body))
    return;
  uint32_t hyphens = 0;
  for (uint32_t i = 0; i < body.text.length; i++)
    hyphens += body.text.bytes[i] == '-';
  if (hyphens == 0 && body.bare)
    buffer_printf(out, "invalid length: expected length 32 for simple format, found %u",
                  text.length);
  else if (hyphens + 1 != GROUPS)
    buffer_printf(out, "invalid group count: expected 5, found %u", hyphens + 1);
  else
    explain_groups(out, body, text.length);
}

void uuid_canonical(struct doc_text text, char *out)
{
  struct body body = body_of(text);
  const char *at = body.text.bytes;
  for (int group = 0; group < GROUPS; group++) {
    for (uint32_t i = 0; i < group_lengths[group]; at++)
      if (*at != '-') {
        *out++ = (char)(*at >= 'A' && *at <= 'F' ? *at + ('a' - 'A') : *at);
        i++;
      }
    if (group + 1 < GROUPS)
      *out++ = '-';
  }
}
