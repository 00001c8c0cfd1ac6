/* A scalar becomes a list in flow style: its only item, or its words. */
#include "fix/fixers.h"
#include "fix/scalar.h"
#include "fix/server.h"

/* Whether WRITTEN, a scalar in block style, is the same one between brackets. */
static bool stays_whole(struct doc_text written)
{
  if (written.bytes[0] == '"' || written.bytes[0] == '\'')
    return true;
  for (uint32_t i = 0; i < written.length; i++)
    if (memchr(",[]{}\r\n", written.bytes[i], 7) || (unsigned char)written.bytes[i] >= 0x80)
      return false;
  return written.bytes[0] != '|' && written.bytes[0] != '>';
}

static void put_around(struct draft *draft, struct span span)
{
  struct buffer opening = {0}, closing = {0};
  buffer_put_char(&opening, '[');
  buffer_put_char(&closing, ']');
  draft_replace(draft, (struct span){span.offset, 0}, &opening);
  draft_replace(draft, (struct span){span_end(span), 0}, &closing);
}

void fix_wrap(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  struct doc_text written = draft_written(draft, node->span);
  struct buffer text = {0};
  if (written.length == 0)
    return;
  if (node->type == DOC_STRING && stays_whole(written)) {
    put_around(draft, node->span);
    return;
  }
  buffer_put_char(&text, '[');
  scalar_put_quoted(&text, node->type == DOC_STRING ? node->text : written,
                    site_quote(draft->site));
  buffer_put_char(&text, ']');
  draft_replace(draft, node->span, &text);
}

/* --- several in one string --- */

enum { MOST_WORDS = 64 };

static bool is_ordinary(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c != '\0' && strchr("_./:@=+%-{}", c));
}

/* Whether the string is beside a program or a URL: arguments are parted by blanks alone. */
static bool is_in_server(const struct fix_site *site)
{
  const struct doc_node *parent = site_parent(site);
  return parent && (server_given(parent, "command") || server_given(parent, "url"));
}

/* The commas of arguments belong to them; in other lists they part names. */
static bool is_parted_by_commas(const struct fix_site *site)
{
  return !is_in_server(site) && memchr(site->node->text.bytes, ',', site->node->text.length);
}

/* Sets *WORD to the next one of TEXT from *AT on; false where none is left. */
static bool next_word(struct doc_text text, bool commas, uint32_t *at, struct doc_text *word)
{
  while (*at < text.length && (text.bytes[*at] == ' ' || (commas && text.bytes[*at] == ',')))
    ++*at;
  word->bytes = text.bytes + *at;
  word->length = 0;
  while (*at < text.length && text.bytes[*at] != ' ' && !(commas && text.bytes[*at] == ',')) {
    ++*at;
    word->length++;
  }
  return word->length > 0;
}

/* Only words in which a shell sees nothing but letters: no quote, no variable, no pattern. */
bool string_is_words(const struct fix_site *site)
{
  const struct doc_node *node = site->node;
  uint32_t at = 0, count = 0;
  struct doc_text word;
  if (node->type != DOC_STRING || node->text.length == 0)
    return false;
  bool commas = is_parted_by_commas(site);
  for (uint32_t i = 0; i < node->text.length; i++)
    if (!is_ordinary(node->text.bytes[i]) && node->text.bytes[i] != ' ' &&
        node->text.bytes[i] != ',')
      return false;
  for (; next_word(node->text, commas, &at, &word); count++)
    if (word.bytes[word.length - 1] == ',')
      return false; /* it may part, or not */
  return count > 1 && count <= MOST_WORDS;
}

/* Several arguments with quotes between them are none. */
bool string_is_one(const struct fix_site *site)
{
  return site_is_string(site) && !string_is_words(site) &&
         !(is_in_server(site) && site->node->text.length > 0 &&
           memchr(site->node->text.bytes, ' ', site->node->text.length));
}

void fix_split(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  const struct doc_node *node = site->node;
  bool commas = is_parted_by_commas(site);
  bool is_tight = !site->finder->is_yaml && node->span.offset > 0 &&
                  site->finder->source->bytes[node->span.offset - 1] == ':';
  struct buffer text = {0};
  struct doc_text word;
  buffer_put_char(&text, '[');
  for (uint32_t at = 0; next_word(node->text, commas, &at, &word);) {
    if (text.length > 1)
      buffer_put_string(&text, is_tight ? "," : ", ");
    draft_put_like(draft, &text, word, node->span);
  }
  buffer_put_char(&text, ']');
  draft_replace(draft, node->span, &text);
}
