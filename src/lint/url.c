#include "lint/url.h"

struct doc_text url_host(struct doc_text text)
{
  struct doc_text rest = text;
  uint32_t end = 0;
  while (end < rest.length && !strchr("/?#", rest.bytes[end]))
    end++;
  rest.length = end;
  for (uint32_t i = rest.length; i > 0; i--)
    if (rest.bytes[i - 1] == '@') {
      rest = (struct doc_text){rest.bytes + i, rest.length - i};
      break;
    }
  const char *close =
      rest.length > 0 && rest.bytes[0] == '[' ? memchr(rest.bytes, ']', rest.length) : NULL;
  if (close)
    return (struct doc_text){rest.bytes, (uint32_t)(close + 1 - rest.bytes)};
  const char *colon = rest.length > 0 ? memchr(rest.bytes, ':', rest.length) : NULL;
  if (colon)
    rest.length = (uint32_t)(colon - rest.bytes);
  return rest;
}

static bool begins_with(struct doc_text text, const char *prefix)
{
  uint32_t length = (uint32_t)strlen(prefix);
  return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

static bool ends_with(struct doc_text text, const char *end)
{
  uint32_t length = (uint32_t)strlen(end);
  return text.length >= length && memcmp(text.bytes + text.length - length, end, length) == 0;
}

bool url_host_is_near(struct doc_text host)
{
  return begins_with(host, "127.") || doc_text_equal(host, doc_text_of("[::1]")) ||
         ends_with(host, ".localhost") || ends_with(host, ".internal") ||
         ends_with(host, ".local") ||
         (host.length > 0 && host.bytes[0] != '[' && !memchr(host.bytes, '.', host.length));
}
