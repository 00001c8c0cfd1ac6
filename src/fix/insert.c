#include "fix/insert.h"

#include "fix/layout.h"
#include "read/yaml_place.h"

static struct doc_text text_at(const struct source *source, uint32_t start, uint32_t end)
{
  return (struct doc_text){source->bytes + start, end - start};
}

static void put(struct buffer *out, struct doc_text text)
{
  buffer_put(out, text.bytes, text.length);
}

/* Moves what is in TEXT behind OUT. */
static void put_buffer(struct buffer *out, struct buffer *text)
{
  buffer_put(out, text->bytes, text->length);
  out->failed |= text->failed;
  buffer_free(text);
}

/* What stands between a key and its value, where that is a colon and blanks; else the usual. */
static void put_colon(struct buffer *out, const struct source *source,
                      const struct doc_node *member)
{
  uint32_t start = span_end(member->key_span), end = member->span.offset;
  uint32_t colon = layout_skip_blanks(source, start);
  bool plain = colon < end && source->bytes[colon] == ':' &&
               layout_skip_blanks(source, colon + 1) == end && end > colon + 1;
  bool adjacent = colon + 1 == end && member->span.length > 0 && source->bytes[start - 1] == '"';
  put(out, plain || adjacent ? text_at(source, start, end) : doc_text_of(": "));
}

/* --- members --- */

/* What parts a member of a flow collection from SIBLING behind it. */
static void put_flow_separator(struct buffer *out, const struct source *source,
                               const struct doc_node *sibling)
{
  uint32_t start = layout_start(sibling), line;
  buffer_put_char(out, ',');
  if (layout_begins_line(source, start, &line)) {
    put(out, layout_break(source, line));
    put(out, text_at(source, line, start));
  } else if (source->bytes[sibling->span.offset - 1] != ':')
    buffer_put_char(out, ' ');
}

static bool put_block_separator(struct buffer *out, const struct source *source,
                                const struct doc_node *sibling)
{
  uint32_t start = layout_start(sibling), line;
  if (!layout_begins_line(source, start, &line))
    return false;
  put(out, layout_break(source, line));
  put(out, text_at(source, line, start));
  return true;
}

bool insert_begin_line(const struct draft *draft, struct buffer *out,
                       const struct doc_node *sibling)
{
  return put_block_separator(out, draft->site->finder->source, sibling);
}

static bool begins_with_break(const struct buffer *value)
{
  return value->length > 0 && yaml_place_break(value->bytes, (uint32_t)value->length) > 0;
}

void insert_member(struct draft *draft, const struct doc_node *container,
                   const struct doc_node *sibling, const char *name, struct buffer *value)
{
  const struct source *source = draft->site->finder->source;
  struct buffer text = {0};
  bool good = true;
  draft_put_like(draft, &text, doc_text_of(name), sibling->key_span);
  put_colon(&text, source, sibling);
  while (begins_with_break(value) && text.length > 0 && text.bytes[text.length - 1] == ' ')
    text.length--;
  put_buffer(&text, value);
  if (layout_is_flow(source, container))
    put_flow_separator(&text, source, sibling);
  else
    good = put_block_separator(&text, source, sibling);
  if (good)
    draft_replace(draft, (struct span){layout_start(sibling), 0}, &text);
  else
    buffer_free(&text);
}

bool insert_begin_member(const struct draft *draft, struct buffer *out,
                         const struct doc_node *container, const struct doc_node *sibling,
                         const char *name)
{
  const struct source *source = draft->site->finder->source;
  if (layout_is_flow(source, container))
    put_flow_separator(out, source, sibling);
  else if (!put_block_separator(out, source, sibling))
    return false;
  draft_put_like(draft, out, doc_text_of(name), sibling->key_span);
  put_colon(out, source, sibling);
  return true;
}

/* --- items --- */

/* New items of a list. */
struct items {
  const struct doc_text *texts;
  uint32_t count;
  struct span like; /* how they are written */
};

/* Puts ITEMS with SEPARATOR between them. */
static void put_items(struct buffer *out, const struct draft *draft, const struct items *items,
                      struct doc_text separator)
{
  for (uint32_t i = 0; i < items->count; i++) {
    if (i > 0)
      put(out, separator);
    draft_put_like(draft, out, items->texts[i], items->like);
  }
}

/* Whether a blank stands behind the comma that follows the first item, or else before the list. */
static bool is_spaced(const struct source *source, const struct doc_node *list, bool is_yaml)
{
  struct layout_gap gap = {.has_comma = false};
  if (list->count > 0)
    gap = layout_gap(source, span_end(list->first->span), is_yaml);
  if (gap.has_comma)
    return layout_skip_blanks(source, gap.comma + 1) > gap.comma + 1 ||
           layout_break_after(source, gap.comma + 1) > 0;
  return list->span.offset > 0 && source->bytes[list->span.offset - 1] != ':';
}

/* Puts ITEMS, each on a line of its own as the last item of LINE is, with OPENING before each. */
static void put_lines(struct buffer *out, const struct draft *draft, const struct items *items,
                      const struct doc_node *last, uint32_t line, const char *opening)
{
  const struct source *source = draft->site->finder->source;
  struct buffer separator = {0};
  put(&separator, layout_break(source, line));
  put(&separator, text_at(source, line, last->span.offset));
  for (uint32_t i = 0; i < items->count; i++) {
    buffer_put_string(out, i > 0 ? opening : "");
    put(out, (struct doc_text){separator.bytes, (uint32_t)separator.length});
    draft_put_like(draft, out, items->texts[i], items->like);
  }
  out->failed |= separator.failed;
  buffer_free(&separator);
}

/* Behind a last item that has lines of its own, whose comment stays where it is. */
static void append_lines(struct draft *draft, const struct doc_node *last, bool has_comma,
                         uint32_t line, uint32_t line_end, const struct items *items)
{
  struct buffer comma = {0}, text = {0};
  put_lines(&text, draft, items, last, line, ",");
  if (has_comma)
    buffer_put_char(&text, ',');
  else {
    buffer_put_char(&comma, ',');
    draft_replace(draft, (struct span){span_end(last->span), 0}, &comma);
  }
  draft_replace(draft, (struct span){line_end, 0}, &text);
}

static void append_flow(struct draft *draft, const struct doc_node *list, const struct items *items)
{
  const struct fix_finder *finder = draft->site->finder;
  const struct doc_node *last = list->last;
  uint32_t line, line_end, end = span_end(last->span);
  struct layout_gap gap = layout_gap(finder->source, end, finder->is_yaml);
  uint32_t tail = gap.has_comma ? gap.comma + 1 : end;
  struct buffer text = {0};
  if (layout_begins_line(finder->source, last->span.offset, &line) &&
      layout_ends_line(finder->source, tail, finder->is_yaml, &line_end)) {
    append_lines(draft, last, gap.has_comma, line, line_end, items);
    return;
  }
  struct doc_text separator =
      doc_text_of(is_spaced(finder->source, list, finder->is_yaml) ? ", " : ",");
  put(&text, separator);
  put_items(&text, draft, items, separator);
  draft_replace(draft, (struct span){end, 0}, &text);
}

static void append_block(struct draft *draft, const struct doc_node *list,
                         const struct items *items)
{
  const struct source *source = draft->site->finder->source;
  const struct doc_node *last = list->last;
  uint32_t dash = last->span.offset, line, line_end;
  struct buffer text = {0};
  if (!layout_find_dash(source, &dash) || !layout_begins_line(source, dash, &line) ||
      !layout_ends_line(source, span_end(last->span), true, &line_end))
    return;
  put_lines(&text, draft, items, last, line, "");
  draft_replace(draft, (struct span){line_end, 0}, &text);
}

void insert_items(struct draft *draft, const struct doc_node *list, const struct doc_text *texts,
                  uint32_t count)
{
  const struct source *source = draft->site->finder->source;
  struct items items = {texts, count, {list->span.offset, 0}};
  struct buffer text = {0};
  if (list->count == 0) {
    bool spaced = is_spaced(source, list, draft->site->finder->is_yaml);
    buffer_put_char(&text, '[');
    put_items(&text, draft, &items, doc_text_of(spaced ? ", " : ","));
    buffer_put_char(&text, ']');
    draft_replace(draft, list->span, &text);
    return;
  }
  items.like = list->last->span;
  if (layout_is_flow(source, list))
    append_flow(draft, list, &items);
  else
    append_block(draft, list, &items);
}
