/* Lines, separators and comments around a place of the text. Places are byte offsets; all functions
 * stay inside the source, and look at no more of it than they say. Lines end as YAML's do. */
#ifndef TERLINT_FIX_LAYOUT_H
#define TERLINT_FIX_LAYOUT_H

#include "base/buffer.h"
#include "doc/doc.h"
#include "text/source.h"

/* Whether CONTAINER is written between brackets: JSON, and YAML's flow style. */
bool layout_is_flow(const struct source *source, const struct doc_node *container);

/* Where a member or an item begins: its key, or else itself. */
static inline uint32_t layout_start(const struct doc_node *child)
{
  return doc_name_span(child).offset;
}

/* What is between two tokens of a flow collection. */
struct layout_gap {
  uint32_t end;   /* where the next token begins */
  uint32_t comma; /* of the one comma, where it has one */
  bool has_comma, has_comment;
};

/* The gap that begins at AT. */
struct layout_gap layout_gap(const struct source *source, uint32_t at, bool is_yaml);

/* White space that JSON may have between tokens, and YAML too. */
static inline bool layout_is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Past spaces and tabs, and before those that end at AT. */
uint32_t layout_skip_blanks(const struct source *source, uint32_t at);
uint32_t layout_before_blanks(const struct source *source, uint32_t at);

/* The length of the line break that begins or ends at AT; 0 where none does. */
uint32_t layout_break_after(const struct source *source, uint32_t at);
uint32_t layout_break_before(const struct source *source, uint32_t at);

/* The line break before the line that begins at LINE, or else the next one; LF where there is none.
 */
struct doc_text layout_break(const struct source *source, uint32_t line);

/* Where the line of AT ends: before its line break. */
uint32_t layout_line_end(const struct source *source, uint32_t at);

/* Puts the byte or the line break at *AT, which it moves behind that; whether it was a line break.
 */
bool layout_put_next(struct buffer *out, const struct source *source, uint32_t *at);

/* Whether nothing but blanks stands between the beginning of the line, *LINE, and AT. */
bool layout_begins_line(const struct source *source, uint32_t at, uint32_t *line);

/* Moves *START from the value of a block sequence's item to its `-`; false where something else
 * stands before it. */
bool layout_find_dash(const struct source *source, uint32_t *start);

/* Whether nothing but blanks, and in YAML a comment, stands between AT and the end of its line:
 * *END, before the line break. */
bool layout_ends_line(const struct source *source, uint32_t at, bool is_yaml, uint32_t *end);

#endif
