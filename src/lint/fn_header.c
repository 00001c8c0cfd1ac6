/* header: a name or value that HTTP can send (RFC 9110 sections 5.1, 5.5 and 5.6.2). A blank one is
 * another rule's. */
#include "doc/blank.h"
#include "lint/function.h"

/* tchar of RFC 9110 section 5.6.2. */
static bool is_token_byte(unsigned char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c && strchr("!#$%&'*+-.^_`|~", c));
}

/* VCHAR, obs-text, SP and HTAB of RFC 9110 section 5.5. */
static bool is_value_byte(unsigned char c)
{
  return (c >= 0x20 && c != 0x7F) || c == '\t';
}

static bool run(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  if (doc_text_is_blank(text))
    return true;
  for (uint32_t i = 0; i < text.length; i++) {
    unsigned char c = (unsigned char)text.bytes[i];
    if (call->is_key ? is_token_byte(c) : is_value_byte(c))
      continue;
    const char *what = call->is_key ? "name" : "value";
    if (c == '\r' || c == '\n')
      return lint_reportf(call, "A header's %s must not hold the end of a line", what);
    return lint_reportf(call, "A header's %s must not hold the byte 0x%02x", what, c);
  }
  return true;
}

const struct lint_function fn_header = {.name = "header", .takes = LINT_STRING, .run = run};
