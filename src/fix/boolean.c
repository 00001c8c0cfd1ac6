/* A word that stands for a boolean, if not to the server. */
#include "base/suggest.h"
#include "fix/fixers.h"

enum { LONGEST = 16 }; /* bytes of a word that is looked at */

static const struct {
  const char *word, *value;
} words[] = {
    {"true", "true"},   {"false", "false"},   {"yes", "true"},     {"no", "false"},
    {"on", "true"},     {"off", "false"},     {"enabled", "true"}, {"disabled", "false"},
    {"enable", "true"}, {"disable", "false"},
};

enum { WORD_COUNT = sizeof words / sizeof *words };

/* The words that the server takes itself come first. */
enum { SERVER_WORD_COUNT = 6 };

/* Writes TEXT without the blanks around it, in lower case and terminated, to LETTERS; false where
 * it is too long. */
static bool trim(struct doc_text text, char *letters)
{
  uint32_t length = 0;
  while (text.length > 0 && memchr(" \t\r\n", text.bytes[0], 4))
    text = (struct doc_text){text.bytes + 1, text.length - 1};
  while (text.length > 0 && memchr(" \t\r\n", text.bytes[text.length - 1], 4))
    text.length--;
  if (text.length >= LONGEST)
    return false;
  for (; length < text.length; length++) {
    char c = text.bytes[length];
    letters[length] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  letters[length] = '\0';
  return true;
}

/* The place in the table of the word that NODE is, or where it is none looks like; WORD_COUNT where
 * there is neither. */
static size_t find_word(const struct doc_node *node, bool *is_exact)
{
  char letters[LONGEST];
  size_t nearest = WORD_COUNT, least = SIZE_MAX;
  *is_exact = false;
  if (node->type != DOC_STRING || !trim(node->text, letters))
    return WORD_COUNT;
  size_t length = strlen(letters);
  for (size_t i = 0; i < WORD_COUNT; i++) {
    size_t edits = suggest_edits(letters, length, words[i].word, strlen(words[i].word));
    if (edits < least) {
      least = edits;
      nearest = i;
    }
  }
  *is_exact = least == 0;
  return nearest;
}

bool word_is_boolean(const struct fix_site *site)
{
  bool is_exact;
  return find_word(site->node, &is_exact) < SERVER_WORD_COUNT && is_exact;
}

bool word_looks_like_boolean(const struct fix_site *site)
{
  bool is_exact;
  size_t word = find_word(site->node, &is_exact);
  return word < WORD_COUNT && !(is_exact && word < SERVER_WORD_COUNT);
}

void fix_write_boolean(struct draft *draft)
{
  bool is_exact;
  size_t word = find_word(draft->site->node, &is_exact);
  struct buffer text = {0}, title = {0};
  buffer_put_string(&text, words[word].value);
  draft_write_value(draft, draft->site->node, &text);
  buffer_printf(&title, "Write %s", words[word].value);
  draft_set_title(draft, &title);
}
