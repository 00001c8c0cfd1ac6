#include "report/detail.h"

#include "base/utf8.h"
#include "doc/credential.h"
#include "doc/json_write.h"
#include "report/json_text.h"
#include "report/safe_text.h"
#include "rule_ids.h"

#include <inttypes.h>
#include <stdlib.h>

/* Writes BYTES with U+FFFD for each that is not UTF-8 as RFC 3629 has it. */
static void put_replaced(struct buffer *out, const char *bytes, size_t length)
{
  for (size_t at = 0; at < length;) {
    size_t size = utf8_sequence(bytes + at, length - at);
    if (size > 0 && utf8_is_surrogate(utf8_decode(bytes + at, size)))
      size = 0;
    if (size > 0)
      buffer_put(out, bytes + at, size);
    else
      buffer_put_string(out, "\xEF\xBF\xBD");
    at += size > 0 ? size : 1;
  }
}

static void write_string(struct buffer *out, const char *string)
{
  json_write_string(out, doc_text_of(string));
}

static void write_words(struct buffer *out, struct words words)
{
  json_write_string(out, (struct doc_text){words.bytes, words.length});
}

/* A key that holds a credential. */
static void put_masked(struct buffer *out, const struct loc_item *item)
{
  struct buffer masked = {0};
  credential_put_text(&masked, (struct doc_text){item->key, item->length});
  put_replaced(out, masked.bytes, masked.length);
  out->failed |= masked.failed;
  buffer_free(&masked);
}

/* The server puts U+FFFD for each byte of a lone surrogate in a loc. */
static void write_key(struct buffer *out, const struct loc_item *item, bool is_masked)
{
  struct buffer text = {0};
  if (is_masked)
    put_masked(&text, item);
  else
    put_replaced(&text, item->key, item->length);
  json_write_string(out, (struct doc_text){text.bytes, (uint32_t)text.length});
  out->failed |= text.failed;
  buffer_free(&text);
}

static void write_loc_json(struct buffer *out, const struct diagnostic *diagnostic, bool is_masked)
{
  buffer_put_char(out, '[');
  for (uint32_t i = 0; i < diagnostic->loc_count; i++) {
    const struct loc_item *item = &diagnostic->loc[i];
    if (i > 0)
      buffer_put_char(out, ',');
    if (item->key)
      write_key(out, item, is_masked);
    else
      buffer_printf(out, "%u", item->index);
  }
  buffer_put_char(out, ']');
}

static void write_input(struct buffer *out, const struct diagnostic *diagnostic,
                        const struct secrets *secrets)
{
  if (diagnostic->input_kind == INPUT_NODE && secrets)
    json_write_shown(out, diagnostic->input, secrets);
  else if (diagnostic->input_kind == INPUT_NODE)
    json_write_value(out, diagnostic->input);
  else
    buffer_put_string(out, diagnostic->input_kind == INPUT_NULL ? "null" : "{}");
}

static void write_context(struct buffer *out, const struct diagnostic *diagnostic)
{
  static const char *const keys[] = {
      [CONTEXT_EXPECTED] = "expected", [CONTEXT_ERROR] = "error", [CONTEXT_EMPTY_ERROR] = "error"};
  if (diagnostic->context == CONTEXT_NONE)
    return;
  buffer_printf(out, ",\"ctx\":{\"%s\":", keys[diagnostic->context]);
  if (diagnostic->context == CONTEXT_EMPTY_ERROR)
    buffer_put_string(out, "{}");
  else
    write_words(out, diagnostic->context_text);
  buffer_put_char(out, '}');
}

void detail_write_entry(struct buffer *out, const struct diagnostic *diagnostic,
                        const struct secrets *secrets)
{
  buffer_put_string(out, "\"type\":");
  write_string(out, diagnostic->rule->type);
  buffer_put_string(out, ",\"loc\":");
  write_loc_json(out, diagnostic, secrets != NULL);
  buffer_put_string(out, ",\"msg\":");
  write_words(out, diagnostic->message);
  buffer_put_string(out, ",\"input\":");
  write_input(out, diagnostic, secrets);
  write_context(out, diagnostic);
}

static bool ends_with(struct words words, struct words end)
{
  return words.length >= end.length &&
         memcmp(words.bytes + words.length - end.length, end.bytes, end.length) == 0;
}

/* ": name" of the field that is missing, which the message does not name. */
static void write_field_name(struct buffer *out, const struct diagnostic *diagnostic)
{
  const struct loc_item *last = &diagnostic->loc[diagnostic->loc_count - 1];
  buffer_put_string(out, ": ");
  safe_text_put(out, last->key, last->length);
}

void detail_write_message(struct buffer *out, const struct diagnostic *diagnostic)
{
  struct words message = diagnostic->message, reason = diagnostic->context_text;
  safe_text_put(out, message.bytes, message.length);
  if (diagnostic->rule == &rule_table[RULE_MISSING])
    write_field_name(out, diagnostic);
  if (diagnostic->context != CONTEXT_ERROR || ends_with(message, reason))
    return;
  buffer_put_string(out, ": ");
  safe_text_put(out, reason.bytes, reason.length);
}

void detail_write_help(struct buffer *out, const struct diagnostic *diagnostic)
{
  struct words help = diagnostic_help(diagnostic);
  safe_text_put(out, help.bytes, help.length);
}

void detail_write_quoted(struct buffer *out,
                         void (*write)(struct buffer *out, const struct diagnostic *diagnostic),
                         const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  write(&text, diagnostic);
  json_text_put(out, text.bytes, text.length);
  out->failed |= text.failed;
  buffer_free(&text);
}

/* Whether a key reads well behind a dot. */
static bool is_plain_key(const struct loc_item *item)
{
  for (uint32_t i = 0; i < item->length; i++) {
    unsigned char c = (unsigned char)item->key[i];
    if (c <= ' ' || c == 0x7F || strchr(".[]\"'\\", c))
      return false;
  }
  return item->length > 0;
}

static void write_shown_key(struct buffer *out, const struct loc_item *item)
{
  struct buffer masked = {0};
  credential_put_text(&masked, (struct doc_text){item->key, item->length});
  safe_text_put(out, masked.bytes, masked.length);
  out->failed |= masked.failed;
  buffer_free(&masked);
}

void detail_write_loc(struct buffer *out, const struct diagnostic *diagnostic)
{
  for (uint32_t i = 0; i < diagnostic->loc_count; i++) {
    const struct loc_item *item = &diagnostic->loc[i];
    if (!item->key)
      buffer_printf(out, "[%u]", item->index);
    else if (is_plain_key(item)) {
      if (i > 0)
        buffer_put_char(out, '.');
      write_shown_key(out, item);
    } else {
      buffer_put_string(out, "[\"");
      write_shown_key(out, item);
      buffer_put_string(out, "\"]");
    }
  }
}

/* --- fixes --- */

static bool holds(struct words text, const char *bytes, uint32_t length)
{
  for (uint32_t at = 0; at + length <= text.length; at++)
    if (memcmp(text.bytes + at, bytes, length) == 0)
      return true;
  return false;
}

bool detail_writes_secret(const struct report_document *document, const struct edit *edit)
{
  const struct secrets *secrets = &document->secrets;
  const char *bytes = document->lines->source->bytes;
  if (credential_find((struct doc_text){edit->text.bytes, edit->text.length}).at.length > 0)
    return true;
  for (uint32_t i = 0; edit->text.length > 0 && i < secrets->count; i++) {
    struct span at = secrets->list[i].at;
    if (at.offset >= edit->at.offset && span_end(at) <= span_end(edit->at) &&
        holds(edit->text, bytes + at.offset, at.length))
      return true;
  }
  return false;
}

bool detail_shows_fix(const struct report_document *document, const struct fix *fix)
{
  for (uint32_t i = 0; i < fix->edit_count; i++)
    if (detail_writes_secret(document, &fix->edits[i]))
      return false;
  return true;
}

void detail_write_path(struct buffer *out, const char *path)
{
  put_replaced(out, path, strlen(path));
}

void detail_write_shown_path(struct buffer *out, const char *path)
{
  if (*path == ':' || *path == '#')
    buffer_put_string(out, "./");
  safe_text_put(out, path, strlen(path));
}

void detail_write_line(struct buffer *out, const struct report_document *document,
                       const struct diagnostic *diagnostic)
{
  struct position at = line_map_position(document->lines, diagnostic->span.offset);
  detail_write_shown_path(out, document->path.given);
  buffer_printf(out, ":%" PRIu64 ":%u: %s: ", at.line, at.column,
                severity_word(diagnostic->severity));
  detail_write_message(out, diagnostic);
  buffer_printf(out, " [%s]", diagnostic->rule->id);
}

struct placed {
  const struct diagnostic *diagnostic;
  uint32_t index;
};

static int compare(const void *a, const void *b)
{
  const struct placed *one = a, *two = b;
  uint32_t first = one->diagnostic->span.offset, second = two->diagnostic->span.offset;
  if (first != second)
    return first < second ? -1 : 1;
  return one->index < two->index ? -1 : 1;
}

const struct diagnostic **detail_by_position(const struct report_document *document)
{
  struct placed *placed = malloc(document->count * sizeof *placed);
  const struct diagnostic **order = malloc(document->count * sizeof *order);
  if (!placed || !order) {
    free(placed);
    free(order);
    return NULL;
  }
  for (uint32_t i = 0; i < document->count; i++)
    placed[i] = (struct placed){document->diagnostics[i], i};
  qsort(placed, document->count, sizeof *placed, compare);
  for (uint32_t i = 0; i < document->count; i++)
    order[i] = placed[i].diagnostic;
  free(placed);
  return order;
}

void detail_write_by_position(struct buffer *out, const struct report_document *document,
                              detail_writer *write)
{
  if (document->count == 0)
    return;
  const struct diagnostic **order = detail_by_position(document);
  out->failed |= !order;
  for (uint32_t i = 0; order && i < document->count; i++)
    write(out, document, order[i]);
  free(order);
}
