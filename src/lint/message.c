#include "lint/message.h"

#include "base/utf8.h"
#include "doc/credential.h"
#include "doc/json_write.h"
#include "lint/walk.h"

#include <stdarg.h>
#include <stdio.h>

/* --- words --- */

static struct words words_va(struct arena *arena, const char *format, va_list arguments)
{
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *bytes = length < 0 ? NULL : arena_alloc(arena, (size_t)length + 1);
  if (!bytes)
    return (struct words){NULL, 0};
  vsnprintf(bytes, (size_t)length + 1, format, arguments);
  return (struct words){bytes, (uint32_t)length};
}

struct words lint_words(const struct lint_call *call, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  struct words words = words_va(call->document->arena, format, arguments);
  va_end(arguments);
  return words;
}

bool lint_reportf(const struct lint_call *call, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  struct lint_finding finding = {.error = words_va(call->document->arena, format, arguments)};
  va_end(arguments);
  return lint_report(call, &finding);
}

struct words lint_take(const struct lint_call *call, struct buffer *buffer)
{
  struct words words = {NULL, (uint32_t)buffer->length};
  if (!buffer->failed)
    words.bytes = arena_copy(call->document->arena, buffer->bytes, buffer->length);
  buffer_free(buffer);
  return words;
}

bool lint_report_buffer(const struct lint_call *call, struct buffer *buffer)
{
  const struct lint_finding finding = {.error = lint_take(call, buffer)};
  return lint_report(call, &finding);
}

/* --- values --- */

/* What Spectral calls the value: its name, or its index in a list; of a field that is not there,
 * its names behind that of what lacks it. Nothing for the document. */
static void put_name(struct buffer *out, const struct lint_call *call)
{
  const struct frame *frame = call->run->top;
  buffer_put(out, call->property.bytes, call->property.length);
  bool is_item = !call->property.bytes && frame;
  if (is_item)
    buffer_printf(out, call->value ? "%u" : "[%u]", frame->index);
  if (call->value)
    return;
  if (call->property.bytes || is_item)
    buffer_put_char(out, '.');
  buffer_put(out, call->missing.bytes, call->missing.length);
}

void lint_put_property(struct buffer *out, const struct lint_call *call)
{
  if (call->value && !call->property.bytes && !call->run->top) {
    buffer_put_string(out, "The document ");
    return;
  }
  buffer_put_char(out, '"');
  put_name(out, call);
  buffer_put_string(out, "\" property ");
}

/* Cuts what stands in OUT from START on to what a message should show. */
static void shorten(struct buffer *out, size_t start)
{
  enum { MOST = 200 }; /* bytes */
  if (out->failed || out->length - start <= MOST)
    return;
  size_t length = start + MOST;
  while (utf8_continues(out->bytes[length]))
    length--;
  out->length = length;
  buffer_put_string(out, "…");
}

void lint_put_text(struct buffer *out, struct doc_text text)
{
  size_t start = out->length;
  credential_put_text(out, text);
  shorten(out, start);
}

void lint_put_short(struct buffer *out, struct doc_text text)
{
  size_t start = out->length;
  buffer_put(out, text.bytes, text.length);
  shorten(out, start);
}

static void put_quoted(struct buffer *out, struct doc_text text)
{
  struct buffer shown = {0};
  lint_put_text(&shown, text);
  json_write_string(out, (struct doc_text){shown.bytes, (uint32_t)shown.length});
  out->failed = out->failed || shown.failed;
  buffer_free(&shown);
}

void lint_put_value(struct buffer *out, const struct doc_node *value)
{
  if (!value)
    buffer_put_string(out, "undefined");
  else if (value->type == DOC_STRING)
    put_quoted(out, value->text);
  else if (value->type == DOC_OBJECT)
    buffer_put_string(out, "Object{}");
  else if (value->type == DOC_ARRAY)
    buffer_put_string(out, "Array[]");
  else
    json_write_value(out, value);
}

/* --- placeholders --- */

struct filler {
  const struct lint_call *call;
  struct words error;
  const struct doc_node *value;
  const struct diagnostic *diagnostic;
};

static void put_error(struct buffer *out, const struct filler *filler)
{
  buffer_put(out, filler->error.bytes, filler->error.length);
}

static void put_property(struct buffer *out, const struct filler *filler)
{
  const struct diagnostic *diagnostic = filler->diagnostic;
  const struct loc_item *last = &diagnostic->loc[diagnostic->loc_count - 1];
  if (!filler->call->value)
    put_name(out, filler->call);
  else if (diagnostic->loc_count > 1 && !last->key)
    buffer_printf(out, "%u", last->index);
  else if (diagnostic->loc_count > 1)
    buffer_put(out, last->key, last->length);
}

/* A JSON pointer (RFC 6901) in a fragment, as Spectral writes it. */
static void put_path(struct buffer *out, const struct filler *filler)
{
  buffer_put_char(out, '#');
  for (uint32_t i = 1; i < filler->diagnostic->loc_count; i++) {
    const struct loc_item *item = &filler->diagnostic->loc[i];
    buffer_put_char(out, '/');
    if (!item->key)
      buffer_printf(out, "%u", item->index);
    for (uint32_t at = 0; item->key && at < item->length; at++) {
      char c = item->key[at];
      if (c == '~' || c == '/')
        buffer_put_string(out, c == '~' ? "~0" : "~1");
      else
        buffer_put_char(out, c);
    }
  }
}

static void put_value(struct buffer *out, const struct filler *filler)
{
  const struct doc_node *value = filler->value;
  if (value && value->type == DOC_STRING)
    lint_put_text(out, value->text);
  else
    lint_put_value(out, value);
}

static void put_description(struct buffer *out, const struct filler *filler)
{
  buffer_put_string(out, filler->call->rule->rule->summary);
}

static const struct {
  const char *name;
  void (*put)(struct buffer *out, const struct filler *filler);
} placeholders[] = {
    {"{{error}}", put_error}, {"{{property}}", put_property},       {"{{path}}", put_path},
    {"{{value}}", put_value}, {"{{description}}", put_description},
};

/* Puts the placeholder that begins at AT; returns its length, or 0 where there is none. */
static size_t put_placeholder(struct buffer *out, const char *at, const struct filler *filler)
{
  for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
    size_t length = strlen(placeholders[i].name);
    if (strncmp(at, placeholders[i].name, length) == 0) {
      placeholders[i].put(out, filler);
      return length;
    }
  }
  return 0;
}

/* The {{…}} that begins at AT; without bytes where none does. */
static struct doc_text placeholder_at(const char *at, const char *end)
{
  const struct doc_text none = {NULL, 0};
  if (end - at < 5 || memcmp(at, "{{", 2) != 0)
    return none;
  for (const char *last = at + 2; last + 1 < end && *last != '\n'; last++)
    if (last[0] == '}' && last[1] == '}')
      return (struct doc_text){at, (uint32_t)(last + 2 - at)};
  return none;
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\n';
}

/* WORDS without white space around them, which an empty placeholder leaves. */
static struct words trimmed(struct words words)
{
  while (words.length > 0 && is_blank(*words.bytes))
    words = (struct words){words.bytes + 1, words.length - 1};
  while (words.length > 0 && is_blank(words.bytes[words.length - 1]))
    words.length--;
  return words;
}

bool lint_message_check(const struct doc_node *message, struct rule_error *error)
{
  enum { COUNT = sizeof placeholders / sizeof *placeholders };
  const char *names[COUNT];
  const char *at = message->text.bytes, *end = at + message->text.length;
  for (size_t i = 0; i < COUNT; i++)
    names[i] = placeholders[i].name;
  while (end - at > 2 && (at = memchr(at, '{', (size_t)(end - at)))) {
    struct doc_text name = placeholder_at(at, end);
    if (name.length == 0) {
      at++;
      continue;
    }
    size_t i = 0;
    while (i < COUNT && !doc_text_equal(name, doc_text_of(names[i])))
      i++;
    if (i == COUNT) {
      const struct doc_node word = {.span = message->span, .text = name};
      return rule_error_word(error, &word, "there is no such placeholder", names, COUNT);
    }
    at += name.length;
  }
  return true;
}

bool lint_message(const struct lint_call *call, struct words error, const struct doc_node *value,
                  const struct diagnostic *diagnostic, struct words *message)
{
  const char *at = call->rule->message;
  const struct filler filler = {call, error, value, diagnostic};
  if (!at) {
    *message = error;
    return true;
  }
  struct buffer out = {0};
  while (*at) {
    size_t plain = strcspn(at, "{");
    buffer_put(&out, at, plain);
    at += plain;
    size_t length = *at ? put_placeholder(&out, at, &filler) : 0;
    if (*at && length == 0) {
      buffer_put_char(&out, *at);
      length = 1;
    }
    at += length;
  }
  *message = trimmed(lint_take(call, &out));
  return message->bytes != NULL;
}
