#include "fix/part.h"

#include "fix/layout.h"
#include "fix/scalar.h"

static bool stands_in_source(const struct source *source, struct doc_text text)
{
  uintptr_t start = (uintptr_t)source->bytes, at = (uintptr_t)text.bytes;
  return at >= start && at + text.length <= start + source->length;
}

bool part_find(const struct fix_site *site, struct part *part)
{
  const struct doc_node *node = site->node;
  struct words about = site->diagnostic->part;
  if (!node || node->type != DOC_STRING || !about.bytes)
    return false;
  uintptr_t start = (uintptr_t)node->text.bytes, at = (uintptr_t)about.bytes;
  if (at < start || at + about.length > start + node->text.length)
    return false;
  part->in_text = (struct span){(uint32_t)(at - start), about.length};
  part->at = site->diagnostic->span;
  /* The whole node is also what stands for a part that was not found. */
  return stands_in_source(site->finder->source, node->text) || part->at.length < node->span.length;
}

static bool is_in_flow(const struct fix_site *site)
{
  for (uint32_t i = 0; i < site->depth; i++)
    if (layout_is_flow(site->finder->source, site->containers[i]))
      return true;
  return false;
}

/* Whether the node is a plain scalar that a template at PART would make something else. */
static bool needs_quotes(const struct fix_site *site, struct part part)
{
  char first = site->finder->source->bytes[site->node->span.offset];
  if (!site->finder->is_yaml || (first && strchr("\"'|>", first)))
    return false;
  return part.in_text.offset == 0 || is_in_flow(site);
}

static void put_replaced(struct buffer *out, struct doc_text whole, struct span part,
                         struct doc_text text)
{
  buffer_put(out, whole.bytes, part.offset);
  buffer_put(out, text.bytes, text.length);
  buffer_put(out, whole.bytes + span_end(part), whole.length - span_end(part));
}

void part_replace(struct draft *draft, struct part part, struct doc_text text)
{
  const struct fix_site *site = draft->site;
  struct buffer written = {0}, quoted = {0};
  if (!needs_quotes(site, part)) {
    buffer_put(&written, text.bytes, text.length);
    draft_replace(draft, part.at, &written);
    return;
  }
  put_replaced(&written, site->node->text, part.in_text, text);
  scalar_put_quoted(&quoted, (struct doc_text){written.bytes, (uint32_t)written.length},
                    site_quote(site));
  quoted.failed |= written.failed;
  buffer_free(&written);
  draft_replace(draft, site->node->span, &quoted);
}
