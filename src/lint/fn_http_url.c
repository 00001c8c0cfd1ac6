/* http-url: what a worker can connect to: http:// or https://, or a template that stands for it.
 * secure-url: and not in clear over a network. */
#include "doc/blank.h"
#include "lint/function.h"
#include "lint/place.h"
#include "lint/template.h"
#include "lint/url.h"

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

static bool run_secure(const struct lint_call *call)
{
  struct doc_text url = call->value->text;
  if (!begins_with(url, "http://"))
    return true;
  struct doc_text host = url_host((struct doc_text){url.bytes + 7, url.length - 7});
  if (host.length == 0 || has_template(host) || url_host_is_near(host))
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
