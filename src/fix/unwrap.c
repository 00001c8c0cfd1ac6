/* A value that stands in a list or a map too many comes out of it; a command that is a list gets
 * its arguments beside it. */
#include "fix/fixers.h"
#include "fix/insert.h"
#include "fix/layout.h"
#include "fix/server.h"
#include "read/yaml_place.h"

static bool is_own_string(const struct doc_node *item)
{
  return item->type == DOC_STRING && !(item->flags & DOC_ALIASED);
}

/* Whether nothing but blanks, line breaks and characters of MARKS stands between FROM and TO. */
static bool has_only(const struct source *source, uint32_t from, uint32_t to, const char *marks)
{
  for (; from < to; from++)
    if (!memchr(" \t\r\n", source->bytes[from], 4) && !strchr(marks, source->bytes[from]))
      return false;
  return true;
}

bool site_is_list_of_one(const struct fix_site *site)
{
  const struct doc_node *list = site->node;
  return list->type == DOC_ARRAY && list->count == 1 && is_own_string(list->first);
}

bool site_is_model_in_list(const struct fix_site *site)
{
  const struct doc_node *list = site->node;
  return list->type == DOC_ARRAY && list->count == 1 && list->first->type == DOC_OBJECT &&
         !(list->first->flags & DOC_ALIASED);
}

bool site_is_empty_list(const struct fix_site *site)
{
  return site->node->type == DOC_ARRAY && site->node->count == 0;
}

/* --- out of brackets --- */

static void remove_around(struct draft *draft, struct span outer, struct span inner)
{
  const struct source *source = draft->site->finder->source;
  if (!has_only(source, outer.offset, inner.offset, "[{") ||
      !has_only(source, span_end(inner), span_end(outer), "]},"))
    return;
  draft_remove(draft, outer.offset, inner.offset);
  draft_remove(draft, span_end(inner), span_end(outer));
}

/* Where the value of NODE, a member in block style, has its place: behind the colon. */
static uint32_t place_behind_colon(const struct draft *draft, const struct doc_node *node)
{
  return yaml_place_of_value(draft->site->finder->source, span_end(node->key_span));
}

/* The scalar ITEM behind a dash comes to stand behind the colon of LIST; false where something else
 * stands between them. */
static bool lift(struct draft *draft, const struct doc_node *list, const struct doc_node *item)
{
  const struct source *source = draft->site->finder->source;
  uint32_t dash = item->span.offset, colon;
  struct buffer blank = {0};
  if (!list->key.bytes || memchr("|>", source->bytes[item->span.offset], 2) ||
      !layout_find_dash(source, &dash))
    return false;
  colon = place_behind_colon(draft, list);
  if (source->bytes[colon - 1] != ':' || !has_only(source, colon, dash, ""))
    return false;
  buffer_put_char(&blank, ' ');
  draft_replace(draft, (struct span){colon, item->span.offset - colon}, &blank);
  return true;
}

void fix_unwrap(struct draft *draft)
{
  const struct doc_node *list = draft->site->node;
  if (layout_is_flow(draft->site->finder->source, list))
    remove_around(draft, list->span, list->first->span);
  else if (list->first->span.length > 0)
    lift(draft, list, list->first);
}

/* In block style a blank takes the place of the dash. */
void fix_unwrap_model(struct draft *draft)
{
  const struct doc_node *list = draft->site->node;
  uint32_t dash = list->first->span.offset;
  struct buffer blank = {0};
  if (layout_is_flow(draft->site->finder->source, list)) {
    remove_around(draft, list->span, list->first->span);
    return;
  }
  if (!layout_find_dash(draft->site->finder->source, &dash))
    return;
  buffer_put_char(&blank, ' ');
  draft_replace(draft, (struct span){dash, 1}, &blank);
}

/* --- an item {name: NAME} --- */

bool site_is_name_in_map(const struct fix_site *site)
{
  const struct doc_node *map = site->node, *parent = site_parent(site);
  return parent && parent->type == DOC_ARRAY && map->type == DOC_OBJECT && map->count == 1 &&
         is_own_string(map->first) && !(map->first->flags & DOC_KEY_MERGED) &&
         doc_text_equal(map->first->key, doc_text_of("name"));
}

void fix_unwrap_name(struct draft *draft)
{
  const struct doc_node *map = draft->site->node, *name = map->first;
  const struct source *source = draft->site->finder->source;
  if (memchr("|>", source->bytes[name->span.offset], 2) ||
      !has_only(source, span_end(name->key_span), name->span.offset, ":") ||
      !has_only(source, map->span.offset, name->key_span.offset, "{") ||
      !has_only(source, span_end(name->span), span_end(map->span), "},"))
    return;
  draft_remove(draft, map->span.offset, name->span.offset);
  if (span_end(name->span) < span_end(map->span))
    draft_remove(draft, span_end(name->span), span_end(map->span));
}

/* --- a command with its arguments --- */

bool site_is_command_with_arguments(const struct fix_site *site)
{
  const struct doc_node *list = site->node, *server = site_parent(site);
  if (!server || list->type != DOC_ARRAY || list->count < 2 || !is_own_string(list->first) ||
      list->first->span.length == 0)
    return false;
  return doc_text_equal(list->key, doc_text_of("command")) &&
         !doc_member(server, doc_text_of("args"));
}

/* [command, argument, …]: the comma becomes the next member's beginning. */
static void split_flow(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  const struct fix_finder *finder = site->finder;
  const struct doc_node *list = site->node, *first = list->first;
  struct layout_gap gap = layout_gap(finder->source, span_end(first->span), finder->is_yaml);
  uint32_t behind = gap.has_comma ? layout_skip_blanks(finder->source, gap.comma + 1) : 0;
  struct buffer text = {0};
  if (!gap.has_comma || gap.has_comment ||
      !has_only(finder->source, list->span.offset, first->span.offset, "[") ||
      !insert_begin_member(draft, &text, site_parent(site), list, "args")) {
    buffer_free(&text);
    return;
  }
  buffer_put_char(&text, '[');
  if (layout_break_after(finder->source, behind) > 0)
    behind = gap.comma + 1;
  draft_remove(draft, list->span.offset, first->span.offset);
  draft_replace(draft, (struct span){span_end(first->span), behind - span_end(first->span)}, &text);
}

/* The first item comes to stand behind the colon, and a key before the others. */
static void split_block(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  const struct doc_node *list = site->node;
  struct buffer text = {0};
  uint32_t line_end;
  if (!layout_ends_line(site->finder->source, span_end(list->first->span), true, &line_end) ||
      !insert_begin_member(draft, &text, site_parent(site), list, "args") ||
      !lift(draft, list, list->first)) {
    buffer_free(&text);
    return;
  }
  while (text.length > 0 && text.bytes[text.length - 1] == ' ')
    text.length--;
  draft_replace(draft, (struct span){line_end, 0}, &text);
}

void fix_split_command(struct draft *draft)
{
  if (layout_is_flow(draft->site->finder->source, draft->site->node))
    split_flow(draft);
  else
    split_block(draft);
}
