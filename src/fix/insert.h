/* New members and items, as those beside them are written. */
#ifndef TERLINT_FIX_INSERT_H
#define TERLINT_FIX_INSERT_H

#include "fix/draft.h"

/* Adds the member NAME before SIBLING, a member of CONTAINER, with VALUE, which is its text and is
 * freed; it may begin with the end of a line. No edit where the text around is unusual. */
void insert_member(struct draft *draft, const struct doc_node *container,
                   const struct doc_node *sibling, const char *name, struct buffer *value);

/* Writes the end of the line and the blanks that stand before SIBLING, a member in block style.
 * False where something else stands before it. */
bool insert_begin_line(const struct draft *draft, struct buffer *out,
                       const struct doc_node *sibling);

/* Writes what parts a member of CONTAINER from SIBLING behind or before it, then NAME and a colon.
 * False where the text around is unusual. */
bool insert_begin_member(const struct draft *draft, struct buffer *out,
                         const struct doc_node *container, const struct doc_node *sibling,
                         const char *name);

/* Adds the strings TEXTS, COUNT of them, behind the last item of LIST. No edit where the text
 * around is unusual. */
void insert_items(struct draft *draft, const struct doc_node *list, const struct doc_text *texts,
                  uint32_t count);

#endif
