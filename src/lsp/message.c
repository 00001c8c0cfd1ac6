#include "lsp/message.h"

#include "base/utf8.h"

#include <string.h>

/* --- reading --- */

/* The value of four hexadecimal digits after `\u` at AT; -1 where there is no such escape. */
static long escape_at(const char *at, const char *end)
{
  long value = 0;
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++) {
    const char *digits = "0123456789abcdef";
    const char *digit =
        at[i] ? strchr(digits, at[i] >= 'A' && at[i] <= 'F' ? at[i] + 32 : at[i]) : NULL;
    if (!digit)
      return -1;
    value = value * 16 + (digit - digits);
  }
  return value;
}

static bool is_high(long unit)
{
  return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(long unit)
{
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Makes U+FFFD of every escape of half a surrogate pair. */
static void repair_surrogates(char *at, size_t length)
{
  char *end = at + length;
  while ((at = memchr(at, '\\', (size_t)(end - at)))) {
    long unit = escape_at(at, end);
    bool is_pair = is_high(unit) && is_low(escape_at(at + 6, end));
    if ((is_high(unit) || is_low(unit)) && !is_pair)
      memcpy(at + 2, "fffd", 4);
    size_t size = is_pair ? 12 : unit >= 0 ? 6 : 2;
    if (size >= (size_t)(end - at))
      return;
    at += size;
  }
}

json_t *message_read(char *bytes, size_t length, bool *no_memory)
{
  json_error_t error;
  repair_surrogates(bytes, length);
  json_t *message = json_loadb(bytes, length, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
  *no_memory = !message && json_error_code(&error) == json_error_out_of_memory;
  return message;
}

/* --- making --- */

/* Whether jansson takes the sequence at AT: it refuses surrogates. */
static bool is_scalar_value(const char *at, size_t size)
{
  return size > 0 && !(size == 3 && utf8_is_surrogate(utf8_decode(at, size)));
}

json_t *message_text(const char *text, size_t length)
{
  json_t *string = json_stringn(text ? text : "", length);
  if (string)
    return string;
  struct buffer clean = {0};
  for (size_t at = 0, size; at < length; at += size) {
    size = utf8_sequence(text + at, length - at);
    if (is_scalar_value(text + at, size))
      buffer_put(&clean, text + at, size);
    else
      buffer_put_string(&clean, "\xEF\xBF\xBD");
    size = size ? size : 1;
  }
  string = clean.failed ? NULL : json_stringn(clean.bytes, clean.length);
  buffer_free(&clean);
  return string;
}

json_t *message_words(struct words words)
{
  return message_text(words.bytes, words.length);
}

bool message_append(json_t *array, json_t *item)
{
  return json_array_append_new(array, item) == 0;
}

void message_make_plain(struct buffer *text)
{
  size_t kept = 0;
  for (size_t at = 0; at < text->length; at++) {
    bool is_bold = text->bytes[at] == '*' && at + 1 < text->length && text->bytes[at + 1] == '*';
    at += is_bold;
    if (!is_bold && text->bytes[at] != '`')
      text->bytes[kept++] = text->bytes[at];
  }
  text->length = kept;
}

/* --- writing --- */

static int put_piece(const char *bytes, size_t length, void *buffer)
{
  buffer_put(buffer, bytes, length);
  return 0;
}

static void put_flagged(struct buffer *out, const json_t *value, size_t flags)
{
  if (!value || json_dump_callback(value, put_piece, out, flags | JSON_COMPACT) != 0)
    out->failed = true;
}

void message_put(struct buffer *out, const json_t *value)
{
  put_flagged(out, value, JSON_ENCODE_ANY);
}

void message_put_members(struct buffer *out, const json_t *object)
{
  put_flagged(out, object, JSON_EMBED);
}

json_t *message_of_text(const struct buffer *out, size_t start)
{
  if (out->failed)
    return NULL;
  return json_loadb(out->bytes + start, out->length - start, JSON_ALLOW_NUL | JSON_DECODE_ANY,
                    NULL);
}

void message_put_number(struct buffer *out, uint32_t number)
{
  char digits[10];
  size_t at = sizeof digits;
  do
    digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  buffer_put(out, digits + at, sizeof digits - at);
}

/* --- looking into --- */

json_t *message_at(const json_t *object, const char *path)
{
  json_t *value = NULL;
  while (object && *path) {
    size_t length = strcspn(path, ".");
    value = json_object_getn(object, path, length);
    object = value;
    path += length + (path[length] == '.');
  }
  return value;
}

const char *message_string(const json_t *object, const char *path)
{
  return json_string_value(message_at(object, path));
}

bool message_flag(const json_t *object, const char *path)
{
  return json_is_true(message_at(object, path));
}

static bool read_number(const json_t *object, const char *name, uint32_t *number)
{
  const json_t *value = json_object_get(object, name);
  if (!json_is_integer(value) || json_integer_value(value) < 0)
    return false;
  json_int_t wide = json_integer_value(value);
  *number = wide > UINT32_MAX ? UINT32_MAX : (uint32_t)wide;
  return true;
}

bool message_position(const json_t *object, const char *path, struct lsp_position *position)
{
  const json_t *value = message_at(object, path);
  return read_number(value, "line", &position->line) &&
         read_number(value, "character", &position->character);
}
