/* Templates in the strings of a request (contract section 4), as an editor needs them: where each
 * one stands in the text. */
#ifndef TERLINT_LSP_REFERENCE_H
#define TERLINT_LSP_REFERENCE_H

#include "lsp/forest.h"

enum reference_kind { REFERENCE_SECRET, REFERENCE_ENV, REFERENCE_KIND_COUNT };

struct reference {
  enum reference_kind kind;
  struct span at;   /* from brace to brace, in the tree's source */
  struct span name; /* in the tree's source */
};

/* How it begins: "{{.secret." or "{{.env.". */
const char *reference_opening(enum reference_kind kind);

/* Whether TEXT may be the name of one. */
bool reference_takes_name(enum reference_kind kind, struct doc_text text);

/* The next template of SOURCE that begins in the bytes from *AT up to END; *AT moves behind it.
 * False where there is none. */
bool reference_next(const char *source, uint32_t *at, uint32_t end, struct reference *found);

/* Takes a template; false ends the visit. */
typedef bool reference_visitor(void *context, const struct reference *found);

/* Visits every template in the strings of ROOT in which the server resolves them; SOURCE is what
 * ROOT was read from. False where VISIT said so. */
bool reference_visit(const struct doc_node *root, const char *source, reference_visitor *visit,
                     void *context);

/* The entry that a template's name stands for: an item of `secrets`, a member of `env_vars`. NULL
 * where there is none. */
const struct doc_node *reference_entry(const struct doc_node *root, enum reference_kind kind,
                                       struct doc_text name);

/* The list or mapping of the entries of KIND; NULL where there is none. */
const struct doc_node *reference_entries(const struct doc_node *root, enum reference_kind kind);

#endif
