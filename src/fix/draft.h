/* A fix in the making: what a fixer works on, and the edits it has made so far. */
#ifndef TERLINT_FIX_DRAFT_H
#define TERLINT_FIX_DRAFT_H

#include "base/buffer.h"
#include "fix/site.h"

/* More than four only for what stands in a text again and again, such as comments in JSON. */
enum { DRAFT_MAX_EDITS = 256 };

struct draft {
  const struct fix_site *site;
  const char *argument; /* the recipe's: what to write; NULL where it has none */
  struct words title;   /* the recipe's, unless the fixer has a better one */
  bool is_safe;
  struct edit edits[DRAFT_MAX_EDITS]; /* sorted by place; none: there is no such fix here */
  uint32_t edit_count;
  bool no_memory;
};

/* The text at SPAN. */
static inline struct doc_text draft_written(const struct draft *draft, struct span span)
{
  return (struct doc_text){draft->site->finder->source->bytes + span.offset, span.length};
}

/* Whether the text of the string NODE stands in the source as it is, *OFFSET being its place:
 * without escapes or line breaks in it. */
bool draft_find_text(const struct draft *draft, const struct doc_node *node, uint32_t *offset);

/* The recipe's argument, or else the finding's suggestion; without bytes where there is neither. */
struct doc_text draft_argument(const struct draft *draft);

/* Writes the string TEXT as what stands at LIKE is written (scalar_put_like); in JSON between ". */
void draft_put_like(const struct draft *draft, struct buffer *out, struct doc_text text,
                    struct span like);

/* Adds an edit behind the others: TEXT, which is freed, in the place of AT. */
void draft_replace(struct draft *draft, struct span at, struct buffer *text);

/* Adds the removal of what stands from START to END. */
void draft_remove(struct draft *draft, uint32_t start, uint32_t end);

/* Makes TITLE, which is freed, the title. */
void draft_set_title(struct draft *draft, struct buffer *title);

#endif
