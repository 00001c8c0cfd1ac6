/* http-url: what a worker can connect to: http:// or https://, or a template that stands for it.
 * secure-url: and not in clear over a network. */
#include "doc/blank.h"
#include "lint/function.h"
#include "lint/place.h"
#include "lint/template.h"

static bool begins_with(struct doc_text text, const char *prefix)
{
  uint32_t length = (uint32_t)strlen(prefix);
  return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

static bool has_template(struct doc_text text)
{
  struct template found;
  return template_next(text, 0, &found);
}

/* A blank one, and one beside a command, the server refuses itself. */
static bool run_http(const struct lint_call *call)
{
  struct doc_text url = call->value->text;
  if (begins_with(url, "http://") || begins_with(url, "https://") || has_template(url) ||
      doc_text_is_blank(url))
    return true;
  return lint_reportf(call, "must begin with http:// or https://");
}

/* The host behind "http://", without user and port. */
static struct doc_text host_of(struct doc_text url)
{
  struct doc_text rest = {url.bytes + 7, url.length - 7};
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

static bool ends_with(struct doc_text text, const char *end)
{
  uint32_t length = (uint32_t)strlen(end);
  return text.length >= length && memcmp(text.bytes + text.length - length, end, length) == 0;
}

/* This machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3), or a name without a dot, which a
 * container or cluster network resolves. */
static bool is_near(struct doc_text host)
{
  return begins_with(host, "127.") || doc_text_equal(host, doc_text_of("[::1]")) ||
         ends_with(host, ".localhost") || ends_with(host, ".internal") ||
         ends_with(host, ".local") ||
         (host.length > 0 && host.bytes[0] != '[' && !memchr(host.bytes, '.', host.length));
}

static bool run_secure(const struct lint_call *call)
{
  struct doc_text url = call->value->text;
  if (!begins_with(url, "http://"))
    return true;
  struct doc_text host = host_of(url);
  if (host.length == 0 || has_template(host) || is_near(host))
    return true;
  struct lint_finding finding = {
      .error = lint_words(call, "%.*s", (int)host.length, host.bytes),
      .at = place_of_part(call->document->source, call->value, 0, 7 + host.length)};
  return lint_report(call, &finding);
}

const struct lint_function fn_http_url = {
    .name = "http-url", .takes = LINT_STRING, .run = run_http};
const struct lint_function fn_secure_url = {
    .name = "secure-url", .takes = LINT_STRING, .run = run_secure};
