#include "lsp/document.h"

#include "base/read_all.h"
#include "lsp/frame.h"
#include "lsp/uri.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void document_free(struct document *document)
{
  free(document->uri);
  free(document->path);
  buffer_free(&document->text);
  buffer_free(&document->whole_text);
  arena_free(&document->derived);
  arena_free(&document->whole_derived);
  free(document);
}

void documents_free(struct documents *documents)
{
  while (documents->first)
    documents_close(documents, documents->first);
}

struct document *documents_find(const struct documents *documents, const char *uri)
{
  struct document *document = uri ? documents->first : NULL;
  while (document && strcmp(document->uri, uri) != 0)
    document = document->next;
  return document;
}

struct document *documents_find_file(const struct documents *documents, const char *path)
{
  struct document *document = documents->first;
  while (document && !(document->path && strcmp(document->path, path) == 0))
    document = document->next;
  return document;
}

void documents_close(struct documents *documents, struct document *document)
{
  struct document **link = &documents->first;
  while (*link != document)
    link = &(*link)->next;
  *link = document->next;
  document_free(document);
}

/* The file's name decides as it does on the command line, then the editor's word, then the content.
 */
static enum input_format format_of(const struct document *document, const char *language)
{
  static const struct {
    const char *language;
    enum input_format format;
  } languages[] = {{"json", INPUT_JSON}, {"yaml", INPUT_YAML}, {"jsonl", INPUT_JSON_LINES}};
  enum input_format format;
  if (document->path && input_format_by_name(document->path, &format))
    return format;
  for (size_t i = 0; language && i < sizeof languages / sizeof *languages; i++)
    if (strcmp(language, languages[i].language) == 0)
      return languages[i].format;
  return input_format_by_content(document->text.bytes, document->text.length);
}

/* Keeps the text, which could be read to its end. */
static bool keep_whole_text(struct document *document)
{
  arena_free(&document->whole_derived);
  document->has_whole_forest = false;
  buffer_clear(&document->whole_text);
  buffer_put(&document->whole_text, document->text.bytes, document->text.length);
  return !document->whole_text.failed;
}

void document_touch(struct document *document)
{
  document->is_checked = false;
  document->edition++;
  document->lines.starts = NULL;
  document->positions.marks = NULL;
  document->has_forest = false;
  arena_free(&document->derived);
}

static void set_version(struct document *document, const json_t *version)
{
  document->has_version = json_is_integer(version);
  document->version = json_integer_value(version);
}

/* TEXT in the place of the bytes from START to END. */
static bool put_between(struct buffer *buffer, size_t start, size_t end, const char *text,
                        size_t length)
{
  size_t tail = buffer->length - end;
  if (length > SOURCE_MAX_LENGTH - start - tail || !buffer_reserve(buffer, length + 1))
    return false;
  memmove(buffer->bytes + start + length, buffer->bytes + end, tail);
  memcpy(buffer->bytes + start, text, length);
  buffer->length = start + length + tail;
  return true;
}

struct document *document_new(const char *uri, const char *language, const char *text,
                              size_t length)
{
  struct document *document = calloc(1, sizeof *document);
  if (!document)
    return NULL;
  document->uri = strdup(uri);
  document->path = uri_to_path(uri);
  if (!document->uri || !put_between(&document->text, 0, 0, text, length)) {
    document_free(document);
    return NULL;
  }
  document->format = format_of(document, language);
  return document;
}

struct document *document_of_file(const char *path, const char *uri)
{
  struct buffer text = {0};
  struct document *document = NULL;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0 && read_all(descriptor, &text, FRAME_MAX_LENGTH))
    document = document_new(uri, NULL, text.bytes ? text.bytes : "", text.length);
  if (descriptor >= 0)
    close(descriptor);
  buffer_free(&text);
  return document;
}

bool documents_open(struct documents *documents, const json_t *item, struct document **opened)
{
  const char *uri = message_string(item, "uri");
  const json_t *text = message_at(item, "text");
  *opened = NULL;
  if (!uri || !json_is_string(text))
    return true;
  struct document *old = documents_find(documents, uri);
  if (old)
    documents_close(documents, old);
  struct document *document = document_new(uri, message_string(item, "languageId"),
                                           json_string_value(text), json_string_length(text));
  if (!document)
    return false;
  set_version(document, message_at(item, "version"));
  document->opening = documents->openings++;
  document->next = documents->first;
  documents->first = document;
  *opened = document;
  return true;
}

/* What is not a change is passed over. MEMO is of the text. */
static bool apply_change(struct document *document, const json_t *change, struct line_memo *memo,
                         enum position_encoding encoding)
{
  const json_t *text = message_at(change, "text");
  const struct buffer *buffer = &document->text;
  struct lsp_position start, end;
  size_t from = 0, to = buffer->length;
  if (!json_is_string(text))
    return true;
  if (message_at(change, "range")) {
    if (!message_position(change, "range.start", &start) ||
        !message_position(change, "range.end", &end))
      return true;
    from = position_offset_by(memo, buffer->bytes, (uint32_t)buffer->length, start, encoding);
    to = position_offset_by(memo, buffer->bytes, (uint32_t)buffer->length, end, encoding);
  }
  line_memo_forget(memo, (uint32_t)from);
  return put_between(&document->text, from, to < from ? from : to, json_string_value(text),
                     json_string_length(text));
}

bool document_change(struct document *document, const json_t *params,
                     enum position_encoding encoding)
{
  size_t index;
  json_t *change;
  struct line_memo memo = {0};
  bool good = true;
  if (document->is_whole && !keep_whole_text(document))
    return false;
  document->is_whole = false;
  document_touch(document);
  set_version(document, message_at(params, "textDocument.version"));
  json_array_foreach(message_at(params, "contentChanges"), index, change)
  {
    good = good && apply_change(document, change, &memo, encoding);
  }
  line_memo_free(&memo);
  return good;
}

const struct line_map *document_lines(struct document *document)
{
  document->source = (struct source){document->text.bytes, (uint32_t)document->text.length, 1, 0};
  if (!document->lines.starts &&
      !line_map_make(&document->lines, &document->source, &document->derived))
    return NULL;
  return &document->lines;
}

struct input document_input(const struct document *document)
{
  return (struct input){document->text.bytes, document->text.length, document->format, 1, 1, 0};
}

/* The documents of the last text that could be read; NULL where there was none, or memory ends. */
static const struct forest *whole_forest(struct document *document, enum yaml_version yaml)
{
  const struct buffer *text = &document->whole_text;
  struct input input = {text->bytes, text->length, document->format, 1, 1, 0};
  if (!document->has_whole_forest && text->length > 0)
    document->has_whole_forest =
        forest_read(&document->whole_forest, &input, yaml, &document->whole_derived);
  return document->has_whole_forest ? &document->whole_forest : NULL;
}

const struct forest *document_forest(struct document *document, struct bridge *bridge)
{
  static const struct forest none = {.first = NULL};
  struct input input = document_input(document);
  *bridge = bridge_of_same();
  if (!document->checker)
    return &none;
  enum yaml_version yaml = document->checker->yaml;
  if (!document->has_forest)
    document->has_forest = forest_read(&document->forest, &input, yaml, &document->derived);
  if (!document->has_forest)
    return NULL;
  document->is_whole = document->forest.is_whole;
  const struct forest *whole = document->is_whole ? NULL : whole_forest(document, yaml);
  if (!whole)
    return &document->forest;
  *bridge = bridge_between(&document->whole_text, &document->text);
  return whole;
}

struct span document_span(const struct document *document, const struct source *source,
                          struct span span)
{
  uintptr_t start = (uintptr_t)document->text.bytes, at = (uintptr_t)source->bytes;
  if (at > start && at <= start + document->text.length)
    span.offset += (uint32_t)(at - start);
  return span;
}

static const struct position_map *positions_of(struct document *document,
                                               enum position_encoding encoding)
{
  const struct line_map *lines = document_lines(document);
  struct position_map *map = &document->positions;
  if (!lines || (!map->marks && !position_map_make(map, lines, encoding, &document->derived)))
    return NULL;
  return map;
}

static void put_position(struct buffer *out, struct lsp_position position)
{
  buffer_put_string(out, "{\"line\":");
  message_put_number(out, position.line);
  buffer_put_string(out, ",\"character\":");
  message_put_number(out, position.character);
  buffer_put_char(out, '}');
}

void document_put_range(struct buffer *out, struct document *document, struct span span,
                        enum position_encoding encoding)
{
  const struct position_map *map = positions_of(document, encoding);
  if (!map) {
    out->failed = true;
    return;
  }
  buffer_put_string(out, "{\"start\":");
  put_position(out, position_at(map, span.offset));
  buffer_put_string(out, ",\"end\":");
  put_position(out, position_at(map, span_end(span)));
  buffer_put_char(out, '}');
}

json_t *document_range(struct document *document, struct span span, enum position_encoding encoding)
{
  struct buffer text = {0};
  document_put_range(&text, document, span, encoding);
  json_t *range = message_of_text(&text, 0);
  buffer_free(&text);
  return range;
}
