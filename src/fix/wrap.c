/* A string becomes the only item of a list, in flow style. */
#include "fix/fixers.h"
#include "fix/scalar.h"

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
  if (node->type != DOC_STRING || written.length == 0)
    return;
  if (stays_whole(written)) {
    put_around(draft, node->span);
    return;
  }
  buffer_put_char(&text, '[');
  scalar_put_quoted(&text, node->text, site_quote(draft->site));
  buffer_put_char(&text, ']');
  draft_replace(draft, node->span, &text);
}
