/* textDocument/documentLink: URLs, wherever they stand in the text. */
#include "lsp/ask.h"
#include "lsp/outline.h"

/* Characters of a URL; what ends a sentence is none at its end. */
static const char url_characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                     "0123456789-._~:/?#[]@!$&()*+,;=%";
static const char sentence_ends[] = ".,;:!?)]";

/* Bytes of "http://" or "https://" at AT; 0 where that does not stand there. */
static uint32_t scheme_at(const char *bytes, uint32_t length, uint32_t at)
{
  static const char *const schemes[] = {"http://", "https://"};
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    uint32_t size = (uint32_t)strlen(schemes[i]);
    if (length - at >= size && memcmp(bytes + at, schemes[i], size) == 0)
      return size;
  }
  return 0;
}

/* The next URL from *AT on, which moves behind it; false where there is none. One with a template
 * in it is none yet. */
static bool next_url(const struct buffer *text, uint32_t *at, struct span *url)
{
  uint32_t length = (uint32_t)text->length;
  const char *bytes = text->bytes;
  while (*at < length) {
    const char *found = memchr(bytes + *at, 'h', length - *at);
    if (!found)
      return false;
    uint32_t start = (uint32_t)(found - bytes), scheme = scheme_at(bytes, length, start);
    uint32_t end = start + scheme;
    while (scheme && end < length && bytes[end] && strchr(url_characters, bytes[end]))
      end++;
    bool has_template = end < length && bytes[end] == '{';
    *at = end > start ? end : start + 1;
    while (end > start + scheme && strchr(sentence_ends, bytes[end - 1]))
      end--;
    *url = (struct span){start, end - start};
    if (scheme && !has_template && end > start + scheme)
      return true;
  }
  return false;
}

json_t *links_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  if (!ask_document(&question, server, params, error))
    return NULL;
  const struct buffer *text = &question.document->text;
  json_t *links = json_array();
  struct span url;
  bool is_ours = question.document->checker != NULL;
  for (uint32_t at = 0; is_ours && links && next_url(text, &at, &url);) {
    json_t *link = json_pack("{s:o, s:s%}", "range",
                             document_range(question.document, url, server->client.encoding),
                             "target", text->bytes + url.offset, (size_t)url.length);
    if (!message_append(links, link)) {
      json_decref(links);
      return NULL;
    }
  }
  return links;
}
