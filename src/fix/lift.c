/* A member that stands one object too far in, alone, comes out of it: `requestInit: {headers: …}`
 * of other MCP clients. */
#include "fix/fixers.h"
#include "fix/layout.h"
#include "fix/server.h"

/* Whether no comment may stand between FROM and TO, where no value does. */
static bool is_bare(const struct source *source, uint32_t from, uint32_t to)
{
  return to <= from || !memchr(source->bytes + from, '#', to - from);
}

/* The member of the site's object that has the name that the finding suggests; NULL where it is not
 * alone, or cannot come out. */
static const struct doc_node *find_inner(const struct draft *draft)
{
  const struct doc_node *outer = draft->site->node, *parent = site_parent(draft->site);
  const struct source *source = draft->site->finder->source;
  struct doc_text name = draft_argument(draft);
  if (!name.bytes || !parent || outer->type != DOC_OBJECT || outer->count != 1 ||
      doc_member(parent, name) || server_would_conflict(parent, name))
    return NULL;
  const struct doc_node *inner = doc_member(outer, name);
  bool is_whole = inner && !(inner->flags & DOC_KEY_MERGED) && inner->span.length > 0 &&
                  !site_is_anchored(draft->site, layout_start(outer)) &&
                  is_bare(source, span_end(outer->key_span), layout_start(inner)) &&
                  is_bare(source, span_end(inner->span), span_end(outer->span));
  return is_whole ? inner : NULL;
}

/* Copies what stands from FROM to TO; each line that begins in it loses up to DEPTH blanks. */
static void put_further_out(struct buffer *out, const struct source *source, uint32_t from,
                            uint32_t to, uint32_t depth)
{
  while (from < to) {
    uint32_t most = layout_put_next(out, source, &from) ? depth : 0;
    while (most-- > 0 && from < to && layout_skip_blanks(source, from) > from)
      from++;
  }
}

void fix_lift(struct draft *draft)
{
  const struct doc_node *outer = draft->site->node, *inner = find_inner(draft);
  const struct source *source = draft->site->finder->source;
  uint32_t line, inner_line, depth = 0;
  struct buffer text = {0};
  if (!inner)
    return;
  uint32_t start = layout_start(outer), inner_start = layout_start(inner);
  if (layout_begins_line(source, inner_start, &inner_line)) {
    if (!layout_begins_line(source, start, &line) || inner_start - inner_line < start - line)
      return;
    depth = (inner_start - inner_line) - (start - line);
  }
  put_further_out(&text, source, inner_start, span_end(inner->span), depth);
  draft_replace(draft, (struct span){start, span_end(outer->span) - start}, &text);
}
