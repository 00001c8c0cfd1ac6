/* A key that belongs one object further in, such as mcpServers at the top level, comes to stand
 * there: the finding suggests `object.name`. */
#include "fix/fixers.h"
#include "fix/layout.h"
#include "fix/insert.h"

/* What moves, and where to. */
struct move {
  struct draft *draft;
  const struct source *source;
  const struct doc_node *parent, *member;
  struct doc_text object, name;
  bool is_flow;       /* the parent is */
  bool has_line;      /* nothing but blanks stands before the key: */
  struct span indent; /* these */
};

static bool read_move(struct draft *draft, struct move *move)
{
  const struct fix_site *site = draft->site;
  struct doc_text way = draft_argument(draft);
  const char *dot = way.bytes ? memchr(way.bytes, '.', way.length) : NULL;
  if (!dot || site->depth != 1)
    return false;
  uint32_t length = (uint32_t)(dot - way.bytes), line;
  *move = (struct move){.draft = draft,
                        .source = site->finder->source,
                        .parent = site_parent(site),
                        .member = site->node,
                        .object = {way.bytes, length},
                        .name = {dot + 1, way.length - length - 1}};
  uint32_t start = layout_start(move->member);
  move->is_flow = layout_is_flow(move->source, move->parent);
  move->has_line = layout_begins_line(move->source, start, &line);
  move->indent = (struct span){line, start - line};
  return !memchr(move->name.bytes, '.', move->name.length) && move->source->bytes[start] != '*' &&
         !site_is_anchored(site, start) && (move->is_flow || move->has_line);
}

/* Copies what stands from FROM to TO; each line that begins in it gets UNIT before it, if anything
 * stands on it. */
static void put_indented(struct buffer *out, const struct source *source, uint32_t from,
                         uint32_t to, struct doc_text unit)
{
  while (from < to)
    if (layout_put_next(out, source, &from) && from < to && layout_break_after(source, from) == 0)
      buffer_put(out, unit.bytes, unit.length);
}

/* Begins a line that is as far in as the member's, and UNIT further. */
static void begin_line(const struct move *move, struct buffer *out, struct doc_text unit)
{
  struct doc_text line_break = layout_break(move->source, move->indent.offset);
  struct doc_text indent = draft_written(move->draft, move->indent);
  buffer_put(out, line_break.bytes, line_break.length);
  buffer_put(out, indent.bytes, indent.length);
  buffer_put(out, unit.bytes, unit.length);
}

/* One step of indentation: that of the top level where it has any, else two blanks. */
static struct doc_text unit_of(const struct move *move)
{
  struct doc_text indent = draft_written(move->draft, move->indent);
  return move->is_flow && indent.length > 0 ? indent : doc_text_of("  ");
}

/* --- an object of its own --- */

/* The object is written around the member, which keeps its place. */
static void put_around(const struct move *move)
{
  const struct doc_node *member = move->member;
  bool has_lines = move->has_line && (!move->is_flow || move->indent.length > 0);
  struct doc_text unit = has_lines ? unit_of(move) : doc_text_of("");
  struct buffer text = {0};
  draft_put_like(move->draft, &text, move->object, member->key_span);
  bool is_tight = move->source->bytes[member->span.offset - 1] == ':';
  buffer_put_string(&text, !move->is_flow || is_tight ? ":" : ": ");
  if (move->is_flow)
    buffer_put_char(&text, '{');
  if (has_lines)
    begin_line(move, &text, unit);
  draft_put_like(move->draft, &text, move->name, member->key_span);
  put_indented(&text, move->source, span_end(member->key_span), span_end(member->span), unit);
  if (move->is_flow && has_lines)
    begin_line(move, &text, doc_text_of(""));
  if (move->is_flow)
    buffer_put_char(&text, '}');
  draft_replace(move->draft, span_join(member->key_span, member->span), &text);
}

/* --- an object that is there --- */

/* Whether the member can come to stand before SIBLING, in lines of its own or, in flow style, in
 * none; sets *UNIT, by which it is further in there. */
static bool find_place(struct move *move, const struct doc_node *object,
                       const struct doc_node *sibling, struct doc_text *unit)
{
  uint32_t start = layout_start(sibling), line;
  bool has_line = layout_begins_line(move->source, start, &line);
  struct doc_text indent = {move->source->bytes + line, start - line};
  struct doc_text own = draft_written(move->draft, move->indent);
  if ((sibling->flags & DOC_KEY_MERGED) || layout_is_flow(move->source, object) != move->is_flow)
    return false;
  *unit = doc_text_of("");
  move->has_line &= has_line;
  if (!move->has_line)
    return move->is_flow;
  if (indent.length < own.length || memcmp(indent.bytes, own.bytes, own.length) != 0)
    return false;
  *unit = (struct doc_text){indent.bytes + own.length, indent.length - own.length};
  return true;
}

/* Puts the member before SIBLING, its new neighbour, with the comment on its last line. */
static void put_into(const struct move *move, const struct doc_node *sibling, struct doc_text unit)
{
  const struct doc_node *member = move->member;
  uint32_t start = layout_start(sibling), end = span_end(member->span), line_end;
  struct buffer text = {0};
  draft_put_like(move->draft, &text, move->name, member->key_span);
  if (!move->is_flow && layout_ends_line(move->source, end, true, &line_end))
    end = line_end;
  put_indented(&text, move->source, span_end(member->key_span), end, unit);
  bool is_tight = move->source->bytes[sibling->span.offset - 1] == ':';
  if (move->is_flow)
    buffer_put_string(&text, move->has_line || is_tight ? "," : ", ");
  if (move->has_line)
    begin_line(move, &text, unit);
  draft_replace(move->draft, (struct span){start, 0}, &text);
}

static void move_into(struct move *move, const struct doc_node *object)
{
  const struct doc_node *sibling =
      object->type == DOC_OBJECT && object->count ? object->first : NULL;
  struct draft *draft = move->draft;
  struct doc_text unit;
  if (!sibling || (object->flags & (DOC_ALIASED | DOC_KEY_MERGED | DOC_KEYS_REPEATED)) ||
      doc_member(object, move->name) || site_is_anchored(draft->site, object->span.offset) ||
      !find_place(move, object, sibling, &unit))
    return;
  bool is_before = layout_start(move->member) < layout_start(sibling);
  if (!is_before)
    put_into(move, sibling, unit);
  uint32_t count = draft->edit_count;
  draft_remove_child(draft, move->parent, move->member, draft->site->previous);
  if (draft->edit_count == count)
    draft->edit_count = 0; /* it cannot leave its place */
  else if (is_before)
    put_into(move, sibling, unit);
}

void fix_move(struct draft *draft)
{
  struct move move;
  struct buffer title = {0};
  if (!read_move(draft, &move))
    return;
  const struct doc_node *object = doc_member(move.parent, move.object);
  if (object)
    move_into(&move, object);
  else
    put_around(&move);
  buffer_printf(&title, "Move it into %.*s, as %.*s", (int)move.object.length, move.object.bytes,
                (int)move.name.length, move.name.bytes);
  draft_set_title(draft, &title);
}
