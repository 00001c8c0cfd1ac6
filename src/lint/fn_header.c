/* header: a name or value that HTTP can send (RFC 9110 sections 5.1, 5.5 and 5.6.2). A blank one is
 * another rule's. */
#include "doc/blank.h"
#include "lint/function.h"
#include "lint/header_byte.h"

static bool run(const struct lint_call *call)
{
  struct doc_text text = call->value->text;
  if (doc_text_is_blank(text))
    return true;
  for (uint32_t i = 0; i < text.length; i++) {
    unsigned char c = (unsigned char)text.bytes[i];
    if (call->is_key ? header_name_has(c) : header_value_has(c))
      continue;
    const char *what = call->is_key ? "name" : "value";
    if (c == '\r' || c == '\n')
      return lint_reportf(call, "A header's %s must not hold the end of a line", what);
    return lint_reportf(call, "A header's %s must not hold the byte 0x%02x", what, c);
  }
  return true;
}

const struct lint_function fn_header = {.name = "header", .takes = LINT_STRING, .run = run};
