#include "doc/secrets.h"

#include "doc/credential.h"

/* The first one that begins at byte AT or behind it. */
static uint32_t first_from(const struct secrets *secrets, uint32_t at)
{
  uint32_t low = 0, high = secrets->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (secrets->list[middle].at.offset < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void secrets_put_text(struct buffer *out, const struct secrets *secrets,
                      const struct doc_node *node)
{
  uint32_t i = first_from(secrets, node->span.offset), end = span_end(node->span);
  bool holds_one = i < secrets->count && secrets->list[i].at.offset < end;
  for (; i < secrets->count && secrets->list[i].at.offset < end; i++) {
    const struct doc_node *shown = secrets->list[i].shown;
    if (shown && shown->span.offset == node->span.offset) {
      credential_put_text(out, shown->text);
      return;
    }
  }
  if (holds_one)
    credential_put_masked(out, node->text.bytes, node->text.length);
  else
    credential_put_text(out, node->text);
}
