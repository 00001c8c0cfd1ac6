/* A scalar becomes the string that it looks like. */
#include "fix/fixers.h"
#include "fix/scalar.h"

static bool is_quotable(const struct doc_node *node)
{
  return node->type == DOC_FALSE || node->type == DOC_TRUE || node->type == DOC_INTEGER ||
         node->type == DOC_FLOAT;
}

void fix_quote(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  struct span span = site->node->span;
  struct buffer text = {0};
  if (!is_quotable(site->node))
    return;
  scalar_put_quoted(&text, draft_written(draft, span), site_quote(site));
  draft_replace(draft, span, &text);
}
