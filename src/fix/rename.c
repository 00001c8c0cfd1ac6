/* A member gets another name; its key keeps its quotes. */
#include "fix/fixers.h"

void fix_rename(struct draft *draft)
{
  const struct doc_node *node = draft->site->node, *parent = site_parent(draft->site);
  struct doc_text name = draft_argument(draft);
  struct buffer text = {0}, title = {0};
  if (!parent || !node->key.bytes || !name.bytes || doc_member(parent, name) ||
      draft_written(draft, node->key_span).bytes[0] == '*')
    return; /* the name is taken, or the key is an alias */
  draft_put_like(draft, &text, name, node->key_span);
  draft_replace(draft, node->key_span, &text);
  buffer_put_string(&title, "Rename it to ");
  buffer_put(&title, name.bytes, name.length);
  draft_set_title(draft, &title);
}
