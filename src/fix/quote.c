/* A scalar, value or key, becomes the string that it looks like. */
#include "fix/fixers.h"
#include "fix/scalar.h"

bool site_is_number_or_boolean(const struct fix_site *site)
{
  enum doc_type type = (enum doc_type)site->node->type;
  return type == DOC_FALSE || type == DOC_TRUE || type == DOC_INTEGER || type == DOC_FLOAT;
}

bool key_is_as_written(const struct fix_site *site)
{
  struct span span = site->node->key_span;
  struct doc_text written = {site->finder->source->bytes + span.offset, span.length};
  return doc_text_equal(site->node->key, written);
}

bool key_is_otherwise(const struct fix_site *site)
{
  return !key_is_as_written(site);
}

void fix_quote(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  struct span span = site->diagnostic->span;
  struct buffer text = {0};
  if (span.length == 0)
    return;
  scalar_put_quoted(&text, draft_written(draft, span), site_quote(site));
  draft_replace(draft, span, &text);
}
