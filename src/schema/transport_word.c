#include "schema/transport_word.h"

#include <strings.h>

/* In lower case, without `-`, `_` and blanks. */
static const struct {
  const char *word;
  enum transport transport;
} words[] = {
    {"stdio", TRANSPORT_STDIO},
    {"local", TRANSPORT_STDIO},
    {"command", TRANSPORT_STDIO},
    {"process", TRANSPORT_STDIO},
    {"http", TRANSPORT_HTTP},
    {"streamablehttp", TRANSPORT_HTTP},
    {"streamable", TRANSPORT_HTTP},
    {"httpstream", TRANSPORT_HTTP},
    {"httpstreaming", TRANSPORT_HTTP},
    {"httpstreamable", TRANSPORT_HTTP},
    {"sse", TRANSPORT_SSE},
    {"httpsse", TRANSPORT_SSE},
};

enum transport transport_from_word(struct doc_text word)
{
  char letters[16];
  size_t length = 0;
  for (uint32_t i = 0; i < word.length && length < sizeof letters - 1; i++)
    if (!memchr("-_ \t", word.bytes[i], 4))
      letters[length++] = word.bytes[i];
  letters[length] = '\0';
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcasecmp(words[i].word, letters) == 0)
      return words[i].transport;
  return TRANSPORT_UNKNOWN;
}
