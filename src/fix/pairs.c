/* A list of pairs becomes the map that was meant: of `NAME=VALUE` as Compose files have them, of
 * {name, value} as Kubernetes has them, of maps with one member each. */
#include "fix/fixers.h"
#include "fix/layout.h"

enum { MOST_ITEMS = 256 }; /* names are compared each with each */

/* One item, as a member of the map. */
struct pair {
  const struct doc_node *item;
  struct doc_text name;
  const struct doc_node *name_at; /* written like this node's value; NULL: KEY stands as it is */
  struct span key;
  struct doc_text text; /* the value; without bytes: VALUE stands as it is */
  struct span value;
};

struct making {
  struct draft *draft;
  const struct source *source;
  const struct doc_node *list;
  bool is_flow;
  uint32_t start;    /* of the list: in block style the first dash */
  bool keeps_column; /* block style: a blank takes the place of each dash */
  struct pair pairs[MOST_ITEMS];
};

/* --- items --- */

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

/* NAME=VALUE, or `Name: value` as headers are written. */
static bool read_string(struct pair *pair)
{
  struct doc_text text = pair->item->text;
  uint32_t end = 0, start;
  while (end < text.length && is_name_byte(text.bytes[end]))
    end++;
  if (end == 0 || end == text.length)
    return false;
  start = end + 1;
  if (text.bytes[end] == ':') {
    while (start < text.length && text.bytes[start] == ' ')
      start++;
    if (start == end + 1)
      return false;
  } else if (text.bytes[end] != '=')
    return false;
  pair->name = (struct doc_text){text.bytes, end};
  pair->name_at = pair->item;
  pair->text = (struct doc_text){text.bytes + start, text.length - start};
  return true;
}

/* Whether a comment may stand between FROM and TO, where no value does. */
static bool may_have_comment(const struct making *making, uint32_t from, uint32_t to)
{
  return to > from && memchr(making->source->bytes + from, '#', to - from);
}

/* Whether a comment may stand in ITEM, an object, before its members or behind them. */
static bool may_have_comment_around(const struct making *making, const struct doc_node *item)
{
  return may_have_comment(making, item->span.offset, item->first->key_span.offset) ||
         may_have_comment(making, span_end(item->last->span), span_end(item->span));
}

static bool is_alone(const struct doc_node *member)
{
  return !(member->flags & (DOC_KEY_MERGED | DOC_KEY_STRINGIFIED)) && member->span.length > 0;
}

/* {NAME: value} */
static bool read_single(const struct making *making, struct pair *pair)
{
  const struct doc_node *item = pair->item, *member = item->first;
  if (!is_alone(member) || may_have_comment_around(making, item))
    return false;
  pair->name = member->key;
  pair->key = member->key_span;
  pair->value = (struct span){span_end(member->key_span),
                              span_end(member->span) - span_end(member->key_span)};
  return true;
}

/* Whether a comment may stand between the keys and values of ITEM, which has two members. */
static bool may_have_comment_between(const struct making *making, const struct doc_node *item)
{
  const struct doc_node *first = item->first, *last = item->last;
  return may_have_comment(making, span_end(first->key_span), first->span.offset) ||
         may_have_comment(making, span_end(first->span), last->key_span.offset) ||
         may_have_comment(making, span_end(last->key_span), last->span.offset);
}

/* {name: NAME, value: VALUE}, in either order, each on one line. */
static bool read_named_value(const struct making *making, struct pair *pair)
{
  const struct doc_node *item = pair->item;
  const struct doc_node *name = doc_member(item, doc_text_of("name"));
  const struct doc_node *value = doc_member(item, doc_text_of("value"));
  if (!name || !value || name == value || name->type != DOC_STRING || doc_is_container(value) ||
      !is_alone(item->first) || !is_alone(item->last) ||
      memchr("|>", making->source->bytes[value->span.offset], 2) ||
      may_have_comment_around(making, item) || may_have_comment_between(making, item))
    return false;
  pair->name = name->text;
  pair->name_at = name;
  pair->value = value->span;
  return true;
}

static bool read_item(const struct making *making, struct pair *pair)
{
  const struct doc_node *item = pair->item;
  if ((item->flags & DOC_ALIASED) || site_is_anchored(making->draft->site, item->span.offset))
    return false;
  if (item->type == DOC_STRING)
    return read_string(pair);
  if (item->type != DOC_OBJECT || (item->flags & DOC_KEYS_REPEATED))
    return false;
  return (item->count == 1 && read_single(making, pair)) ||
         (item->count == 2 && read_named_value(making, pair));
}

static bool has_name(const struct making *making, uint32_t count, struct doc_text name)
{
  for (uint32_t i = 0; i < count; i++)
    if (doc_text_equal(making->pairs[i].name, name))
      return true;
  return false;
}

static bool read_items(struct making *making)
{
  uint32_t count = 0;
  if (making->list->count == 0 || making->list->count > MOST_ITEMS)
    return false;
  for (const struct doc_node *item = making->list->first; item; item = item->next, count++) {
    struct pair *pair = &making->pairs[count];
    *pair = (struct pair){.item = item};
    if (!read_item(making, pair) || has_name(making, count, pair->name))
      return false;
  }
  return true;
}

/* --- block style --- */

/* The column of what stands at AT, in bytes, where nothing but blanks stands before it. */
static bool column_of(const struct source *source, uint32_t at, uint32_t *column)
{
  uint32_t line;
  bool begins = layout_begins_line(source, at, &line);
  *column = at - line;
  return begins;
}

static bool is_on_one_line(const struct source *source, struct span span)
{
  return !memchr(source->bytes + span.offset, '\n', span.length);
}

/* Sets whether the items must stay in their column: where they stand no further in than the key of
 * the list, or have lines of their own that do not move. False where the dashes are unusual. */
static bool set_column(struct making *making)
{
  const struct source *source = making->source;
  uint32_t key = 0, dash, gap = 0;
  bool has_key = making->list->key.bytes && column_of(source, making->list->key_span.offset, &key);
  making->keeps_column = !has_key;
  for (uint32_t i = 0; i < making->list->count; i++) {
    const struct pair *pair = &making->pairs[i];
    uint32_t start = pair->item->span.offset;
    if (!layout_find_dash(source, &start) || !column_of(source, start, &dash) ||
        (i > 0 && pair->item->span.offset - start != gap))
      return false;
    gap = pair->item->span.offset - start;
    making->keeps_column |= (has_key && dash <= key) || !is_on_one_line(source, pair->value);
  }
  return true;
}

/* --- writing --- */

static void put_pair(const struct making *making, const struct pair *pair, struct buffer *out)
{
  const struct draft *draft = making->draft;
  uint32_t start = making->list->span.offset;
  bool is_tight = making->is_flow && !draft->site->finder->is_yaml && start > 0 &&
                  making->source->bytes[start - 1] == ':';
  if (pair->name_at)
    draft_put_like(draft, out, pair->name, pair->name_at->span);
  else
    buffer_put(out, draft_written(draft, pair->key).bytes, pair->key.length);
  if (pair->name_at)
    buffer_put_string(out, is_tight ? ":" : ": ");
  if (pair->text.bytes)
    draft_put_like(draft, out, pair->text, pair->item->span);
  else
    buffer_put(out, draft_written(draft, pair->value).bytes, pair->value.length);
}

/* Where the text of an item begins: the dash of block style belongs to it. */
static uint32_t start_of(const struct making *making, const struct pair *pair, struct buffer *out)
{
  uint32_t start = pair->item->span.offset;
  if (making->is_flow)
    return start;
  layout_find_dash(making->source, &start);
  if (making->keeps_column)
    buffer_put_repeat(out, ' ', pair->item->span.offset - start);
  return start;
}

/* The list as a map; what stands between its items stays. */
static void put_map(const struct making *making, struct buffer *out)
{
  struct span whole = making->list->span;
  uint32_t at = making->is_flow ? whole.offset + 1 : making->start;
  if (making->is_flow)
    buffer_put_char(out, '{');
  for (uint32_t i = 0; i < making->list->count; i++) {
    const struct pair *pair = &making->pairs[i];
    struct buffer lead = {0};
    uint32_t start = start_of(making, pair, &lead);
    if (start > at)
      buffer_put(out, making->source->bytes + at, start - at);
    buffer_put(out, lead.bytes, lead.length);
    out->failed |= lead.failed;
    buffer_free(&lead);
    put_pair(making, pair, out);
    at = span_end(pair->item->span);
  }
  if (making->is_flow) {
    buffer_put(out, making->source->bytes + at, span_end(whole) - 1 - at);
    buffer_put_char(out, '}');
  }
}

void fix_make_map(struct draft *draft)
{
  const struct doc_node *list = draft->site->node;
  struct making making = {.draft = draft, .source = draft->site->finder->source, .list = list};
  struct buffer text = {0};
  if (list->type != DOC_ARRAY)
    return;
  making.is_flow = layout_is_flow(making.source, list);
  if (!read_items(&making) || (!making.is_flow && !set_column(&making)))
    return;
  making.start = making.is_flow ? list->span.offset : list->first->span.offset;
  uint32_t end = making.is_flow ? span_end(list->span) : span_end(list->last->span);
  if (!making.is_flow)
    layout_find_dash(making.source, &making.start);
  put_map(&making, &text);
  draft_replace(draft, (struct span){making.start, end - making.start}, &text);
}
