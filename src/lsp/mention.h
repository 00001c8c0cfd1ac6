/* Templates in the strings of a request, and those of its entries that they name (contract section
 * 4): a secret of `secrets`, an environment variable of `env_vars`. */
#ifndef TERLINT_LSP_MENTION_H
#define TERLINT_LSP_MENTION_H

#include "lint/template.h"
#include "lsp/forest.h"

/* The kinds of templates that name entries. */
extern const enum template_kind mention_kinds[];
enum { MENTION_KIND_COUNT = 2 };

struct mention {
  enum template_kind kind;
  struct doc_text name;
  struct span at;      /* from brace to brace, in the tree's source */
  struct span name_at; /* in the tree's source */
};

/* How a template of KIND begins: "{{.secret." or "{{.env."; the field that lists the entries. */
const char *mention_opening(enum template_kind kind);
const char *mention_field(enum template_kind kind);

/* Whether a template of KIND names an entry. */
static inline bool mention_names_entry(enum template_kind kind)
{
  return kind == TEMPLATE_SECRET || kind == TEMPLATE_ENV;
}

/* Whether NAME may stand in a template of KIND. */
bool mention_takes_name(enum template_kind kind, struct doc_text name);

/* Takes a mention; false ends the visit. */
typedef bool mention_visitor(void *context, const struct mention *mention);

/* Visits every template in the strings of TREE in which the worker resolves them. False where
 * VISIT said so. */
bool mention_visit(const struct tree *tree, mention_visitor *visit, void *context);

/* Whether the worker may resolve templates where WAY leads to: not where it leads elsewhere for
 * sure.
 */
bool mention_may_be_at(const struct way *way);

/* The list or mapping of the entries of KIND; NULL where there is none. */
const struct doc_node *mention_entries(const struct doc_node *root, enum template_kind kind);

/* The name of an ENTRY, an item of `secrets` or a member of `env_vars`; empty where it has none. */
struct doc_text mention_entry_name(enum template_kind kind, const struct doc_node *entry);

/* The entry of that name that counts, where it stands twice. NULL where there is none. */
const struct doc_node *mention_entry(const struct doc_node *root, enum template_kind kind,
                                     struct doc_text name);

#endif
