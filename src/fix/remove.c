/* A member or an item goes, with the comma, the line and the comment that are its own. */
#include "doc/blank.h"
#include "fix/fixers.h"
#include "fix/layout.h"
#include "read/yaml_place.h"

/* What is to go, and what is around it. */
struct removal {
  struct draft *draft;
  const struct source *source;
  bool is_yaml;
  const struct doc_node *parent, *child, *previous; /* previous: NULL where child is the first */
  uint32_t start, end;                              /* of the child itself */
};

/* --- flow style and JSON --- */

/* The member is all that its lines hold. */
static void remove_own_lines(const struct removal *removal, struct layout_gap before,
                             struct layout_gap after, uint32_t line, uint32_t line_end)
{
  if (removal->previous && !removal->child->next && before.has_comma && !after.has_comma)
    draft_remove(removal->draft, before.comma, before.comma + 1);
  draft_remove(removal->draft, line, line_end + layout_break_after(removal->source, line_end));
}

/* The member shares a line with others. */
static void remove_between(const struct removal *removal, struct layout_gap before,
                           struct layout_gap after)
{
  uint32_t tail = after.has_comma ? after.comma + 1 : removal->end;
  if (removal->child->next)
    draft_remove(removal->draft, removal->start,
                 after.has_comment ? layout_skip_blanks(removal->source, tail) : after.end);
  else if (removal->previous && !before.has_comment)
    draft_remove(removal->draft, span_end(removal->previous->span), removal->end);
  else
    draft_remove(removal->draft, removal->start, tail);
}

static void remove_flow(const struct removal *removal)
{
  const struct source *source = removal->source;
  uint32_t inside = removal->parent->span.offset + 1, line, line_end;
  struct layout_gap before = layout_gap(
      source, removal->previous ? span_end(removal->previous->span) : inside, removal->is_yaml);
  struct layout_gap after = layout_gap(source, removal->end, removal->is_yaml);
  uint32_t tail = after.has_comma ? after.comma + 1 : removal->end;
  bool is_alone = removal->parent->count == 1 && !before.has_comment && !after.has_comment;
  bool has_lines = layout_begins_line(source, removal->start, &line) &&
                   layout_ends_line(source, tail, removal->is_yaml, &line_end);
  if (before.end != removal->start)
    return; /* something is written before it, such as a tag */
  if (after.has_comma && memchr(source->bytes + removal->end, '#', after.comma - removal->end))
    return; /* a comment parts it from its comma */
  if (is_alone)
    draft_remove(removal->draft, inside, span_end(removal->parent->span) - 1);
  else if (has_lines && (before.has_comment || after.has_comment || removal->child->next))
    remove_own_lines(removal, before, after, line, line_end);
  else
    remove_between(removal, before, after);
}

/* --- block style --- */

/* Whether NODE ends with a block scalar that keeps the empty lines behind it: they are part of it.
 */
static bool ends_with_kept_lines(const struct source *source, const struct doc_node *node)
{
  while (doc_is_container(node) && node->count > 0)
    node = node->last;
  const char *written = source->bytes + node->span.offset;
  for (uint32_t i = 0; i < node->span.length && i < 3; i++) {
    bool is_header = i == 0 ? written[i] == '|' || written[i] == '>'
                            : written[i] == '+' || (written[i] >= '1' && written[i] <= '9');
    if (!is_header)
      return false;
    if (written[i] == '+')
      return true;
  }
  return false;
}

/* Whole lines. The file's last line may end without a break: then the one before it goes. */
static void remove_lines(const struct removal *removal, uint32_t line, uint32_t line_end)
{
  uint32_t after = layout_break_after(removal->source, line_end);
  uint32_t before = after > 0 ? 0 : layout_break_before(removal->source, line);
  draft_remove(removal->draft, line - before, line_end + after);
}

/* The last one: an empty collection stays, behind the key where there is one. */
static void leave_empty(const struct removal *removal, uint32_t line, uint32_t line_end)
{
  const struct doc_node *parent = removal->parent;
  const char *empty = parent->type == DOC_ARRAY ? "[]" : "{}";
  struct buffer text = {0};
  uint32_t key_line_end;
  if (!parent->key.bytes) {
    buffer_put_string(&text, empty);
    draft_replace(removal->draft, parent->span, &text);
    return;
  }
  uint32_t colon_end = yaml_place_of_value(removal->source, span_end(parent->key_span));
  if (removal->source->bytes[colon_end - 1] != ':' ||
      !layout_ends_line(removal->source, colon_end, true, &key_line_end) || line <= key_line_end)
    return;
  buffer_printf(&text, " %s", empty);
  draft_replace(removal->draft, (struct span){colon_end, 0}, &text);
  remove_lines(removal, line, line_end);
}

static void remove_block(struct removal *removal)
{
  const struct source *source = removal->source;
  bool is_item = removal->parent->type == DOC_ARRAY;
  uint32_t line, line_end;
  if ((is_item && !layout_find_dash(source, &removal->start)) ||
      !layout_ends_line(source, removal->end, true, &line_end) ||
      ends_with_kept_lines(source, removal->child) ||
      (removal->previous && ends_with_kept_lines(source, removal->previous)))
    return;
  bool has_lines = layout_begins_line(source, removal->start, &line);
  bool is_only = removal->parent->count == 1;
  if (is_only && (has_lines || !removal->parent->key.bytes))
    leave_empty(removal, line, line_end);
  else if (has_lines)
    remove_lines(removal, line, line_end);
}

void draft_remove_child(struct draft *draft, const struct doc_node *parent,
                        const struct doc_node *child, const struct doc_node *previous)
{
  const struct fix_finder *finder = draft->site->finder;
  struct removal removal = {
      .draft = draft,
      .source = finder->source,
      .is_yaml = finder->is_yaml,
      .parent = parent,
      .child = child,
      .previous = previous,
      .start = layout_start(child),
      .end = span_end(child->span),
  };
  /* what is anchored may be wanted elsewhere */
  draft->is_safe &= !site_is_anchored(draft->site, child->span.offset);
  if (layout_is_flow(finder->source, parent))
    remove_flow(&removal);
  else
    remove_block(&removal);
}

/* An option such as --root may wait for its value. */
static bool is_option(const struct doc_node *item)
{
  return item->type == DOC_STRING && item->text.length > 0 && item->text.bytes[0] == '-' &&
         !memchr(item->text.bytes, '=', item->text.length);
}

bool entry_is_all_blank(const struct fix_site *site)
{
  bool is_member = site->node->key.bytes != NULL;
  return doc_is_blank(site->node) && (is_member || !site->previous || !is_option(site->previous));
}

bool site_is_dispensable(const struct fix_site *site)
{
  return site->diagnostic->is_dispensable;
}

void fix_remove(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  if (site->depth > 0)
    draft_remove_child(draft, site_parent(site), site->node, site->previous);
}
