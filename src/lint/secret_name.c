#include "lint/secret_name.h"

#include "doc/credential.h"

#include <strings.h>

static bool is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
  return c >= 'a' && c <= 'z';
}

/* Whether a word begins at byte AT of NAME: API, Key of APIKey; TOKEN of GITHUB_TOKEN. */
static bool begins_word(struct doc_text name, uint32_t at)
{
  char before = name.bytes[at - 1], c = name.bytes[at];
  if (!is_upper(before) && !is_lower(before))
    return true;
  if (!is_upper(c))
    return false;
  return is_lower(before) || (at + 1 < name.length && is_lower(name.bytes[at + 1]));
}

static bool is_letter(char c)
{
  return is_upper(c) || is_lower(c);
}

/* NAME without the digits and the punctuation that it ends with. */
static struct doc_text trimmed(struct doc_text name)
{
  while (name.length > 0 && !is_letter(name.bytes[name.length - 1]))
    name.length--;
  return name;
}

static bool ends_with(struct doc_text name, struct doc_text word)
{
  if (word.length == 0 || name.length < word.length)
    return false;
  const char *end = name.bytes + name.length - word.length;
  return (*end | 0x20) == (*word.bytes | 0x20) && strncasecmp(end, word.bytes, word.length) == 0 &&
         (end == name.bytes || begins_word(name, (uint32_t)(end - name.bytes)));
}

/* The word of LIST that NAME ends with; NULL where there is none. */
static const struct doc_node *word_at_end(const struct doc_node *list, struct doc_text name)
{
  const struct doc_node *item = list && list->count ? list->first : NULL;
  while (item && !ends_with(name, item->text))
    item = item->next;
  return item;
}

/* Whether a word of LIST stands in NAME. */
static bool has_word(const struct doc_node *list, struct doc_text name)
{
  for (; (name = trimmed(name)).length > 0; name.length--)
    if (word_at_end(list, name))
      return true;
  return false;
}

static const struct doc_node *words_of_option(const struct doc_node *words, const char *option)
{
  return words ? doc_member(words, doc_text_of(option)) : NULL;
}

enum suspicion secret_name_suspicion(const struct doc_node *words, struct doc_text name,
                                     uint32_t length)
{
  enum { LONGEST = 128 };
  if (name.length > LONGEST || length == 0)
    return SUSPICION_NONE;
  name = trimmed(name);
  if (word_at_end(words_of_option(words, "always"), name))
    return SUSPICION_ALWAYS;
  const struct doc_node *word = NULL;
  if (length >= CREDENTIAL_RANDOM_LENGTH)
    word = word_at_end(words_of_option(words, "likely"), name);
  if (!word)
    return SUSPICION_NONE;
  name.length -= word->text.length;
  return has_word(words_of_option(words, "unless"), name) ? SUSPICION_NONE : SUSPICION_LIKELY;
}
