#include "lsp/cursor.h"

static const char stand_in[] = "terlint-cursor";

/* --- the word --- */

static bool is_word_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

static bool is_quote(char c)
{
  return c == '"' || c == '\'';
}

/* A dash is YAML's, not the word's, where a space follows or nothing does. */
static struct span find_word(const struct buffer *text, uint32_t offset)
{
  const char *bytes = text->bytes;
  uint32_t start = offset, end = offset, length = (uint32_t)text->length;
  while (start > 0 && is_word_character(bytes[start - 1]))
    start--;
  while (end < length && is_word_character(bytes[end]))
    end++;
  if (end - start == 1 && bytes[start] == '-')
    start = end = offset;
  if (start > 0 && is_quote(bytes[start - 1])) {
    char quote = bytes[--start];
    end += end < length && bytes[end] == quote;
  }
  return (struct span){start, end - start};
}

void cursor_init(struct cursor *cursor, const struct document *document, uint32_t offset)
{
  const struct buffer *text = &document->text;
  struct span word = find_word(text, offset);
  uint32_t after = span_end(word);
  while (after < text->length && (text->bytes[after] == ' ' || text->bytes[after] == '\t'))
    after++;
  *cursor = (struct cursor){.document = document, .offset = offset, .word = word};
  cursor->is_json = document->format != INPUT_YAML;
  cursor->is_named = after < text->length && text->bytes[after] == ':';
}

/* --- reading the text with a stand-in --- */

struct variant {
  const char *before, *after; /* around the stand-in */
  bool lacks_comma;
};

/* Closes what is open at the end of the JSON in OUT. */
static void close_brackets(struct buffer *out)
{
  struct buffer open = {0};
  bool in_string = false;
  for (size_t i = 0; i < out->length; i++) {
    char c = out->bytes[i];
    if (in_string && c == '\\')
      i++;
    else if (c == '"')
      in_string = !in_string;
    else if (!in_string && (c == '{' || c == '['))
      buffer_put_char(&open, c == '{' ? '}' : ']');
    else if (!in_string && (c == '}' || c == ']') && open.length > 0)
      open.length--;
  }
  while (open.length > 0)
    buffer_put_char(out, open.bytes[--open.length]);
  out->failed |= open.failed;
  buffer_free(&open);
}

/* The text with the stand-in of VARIANT for the word; WHOLE or ending there. */
static void compose(struct buffer *out, const struct cursor *cursor, const struct variant *variant,
                    bool whole)
{
  const struct buffer *text = &cursor->document->text;
  uint32_t after = span_end(cursor->word);
  buffer_clear(out);
  buffer_put(out, text->bytes, cursor->word.offset);
  buffer_put_string(out, variant->before);
  buffer_put_string(out, stand_in);
  buffer_put_string(out, variant->after);
  if (whole)
    buffer_put(out, text->bytes + after, text->length - after);
  else if (cursor->is_json)
    close_brackets(out);
}

/* Whether the way in TEXT leads to the stand-in. */
static bool find_stand_in(struct cursor *cursor, uint32_t offset, bool as_key,
                          const struct forest *forest)
{
  const struct tree *tree = forest_tree_at(forest, offset);
  if (tree)
    tree_way(tree, offset, &cursor->way);
  const struct doc_node *node = cursor->way.count ? cursor->way.nodes[cursor->way.count - 1] : NULL;
  bool found = node && cursor->way.on_key == as_key && (as_key || node->type == DOC_STRING) &&
               doc_text_equal(as_key ? node->key : node->text, doc_text_of(stand_in));
  if (!found)
    cursor->way.count = 0;
  else if (cursor->way.count > 1)
    cursor->is_flow =
        tree->source->bytes[cursor->way.nodes[cursor->way.count - 2]->span.offset] == '{';
  return found;
}

/* Reads one composition; false when memory ends. */
static bool try(struct cursor *cursor, const struct variant *variant, bool as_key, bool whole,
                enum yaml_version yaml, struct arena *arena)
{
  struct buffer text = {0};
  struct forest forest;
  compose(&text, cursor, variant, whole);
  /* The trees point into their text, so it lives as long as they do. */
  const char *bytes = text.failed ? NULL : arena_copy(arena, text.bytes, text.length);
  struct input input = {bytes, text.length, cursor->document->format, 1, 1, 0};
  uint32_t offset = cursor->word.offset + (uint32_t)strlen(variant->before) + 1;
  bool good = bytes && forest_read(&forest, &input, yaml, arena);
  if (good && find_stand_in(cursor, offset, as_key, &forest))
    cursor->lacks_comma = variant->lacks_comma;
  buffer_free(&text);
  return good;
}

bool cursor_read(struct cursor *cursor, bool as_key, enum yaml_version yaml, struct arena *arena)
{
  static const struct variant yaml_keys[] = {{"", ": ", false}, {NULL, NULL, false}},
                              json_keys[] = {{"\"", "\":0", false},
                                             {"\"", "\":0,", true},
                                             {",\"", "\":0", false},
                                             {",\"", "\":0,", true},
                                             {NULL, NULL, false}},
                              yaml_words[] = {{"", "", false}, {NULL, NULL, false}},
                              json_words[] = {{"\"", "\"", false}, {NULL, NULL, false}};
  bool is_bare = !as_key || cursor->is_named;
  const struct variant *variants =
      cursor->is_json ? (is_bare ? json_words : json_keys) : (is_bare ? yaml_words : yaml_keys);
  cursor->way.count = 0;
  for (int whole = 1; whole >= 0; whole--)
    for (const struct variant *variant = variants; variant->before; variant++) {
      if (!try(cursor, variant, as_key, whole, yaml, arena))
        return false;
      if (cursor->way.count > 0)
        return true;
    }
  return true;
}
