/* What is being typed at a place, known by putting a name there and reading the text again: so a
 * text that is wrong only where the cursor stands is as good as a whole one. Where that does not do
 * either, the text is taken to end at the cursor. */
#ifndef TERLINT_LSP_CURSOR_H
#define TERLINT_LSP_CURSOR_H

#include "lsp/document.h"

struct cursor {
  const struct document *document;
  uint32_t offset;  /* where the cursor stands */
  struct span word; /* of the text: what is typed so far, with its quotes */
  bool is_json;
  bool is_named;    /* a colon follows: the word is a key already */
  bool is_flow;     /* of cursor_read: a brace of YAML stands around the word */
  bool lacks_comma; /* of cursor_read: in JSON, one must follow the member */
  struct way way;   /* of cursor_read: to the word, as a key or a value */
};

/* Looks at the word around OFFSET. */
void cursor_init(struct cursor *cursor, const struct document *document, uint32_t offset);

/* Finds the way to the word, as a key where AS_KEY, else as a value; without nodes where it can be
 * none. The trees are in ARENA. False when memory ends. */
bool cursor_read(struct cursor *cursor, bool as_key, enum yaml_version yaml, struct arena *arena);

#endif
