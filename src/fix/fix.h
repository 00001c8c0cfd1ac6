/* Repairs of findings, as edits of their document's text. Whether a repair does what it should is
 * known when the edited text has been checked again (engine/repair.h). */
#ifndef TERLINT_FIX_FIX_H
#define TERLINT_FIX_FIX_H

#include "diag/diagnostic.h"
#include "doc/doc.h"
#include "read/yaml.h"

/* Findings further inside have no fixes: the contract goes seven levels deep. */
enum { FIX_MAX_DEPTH = 16 };

/* A child of a container, so that the next finding's place is looked for from there on. */
struct fix_step {
  const struct doc_node *container, *previous, *child; /* previous: NULL before the first */
  uint32_t index;                                      /* of the child, 0-based */
};

/* The quote that CONTAINER's strings are written with; 0: they have none. */
struct fix_quote_style {
  const struct doc_node *container;
  char quote;
};

struct secret_names;

/* One document, with what the search keeps from finding to finding; set the members up to `found`
 * and leave the rest zero. One thread's at a time. */
struct fix_finder {
  const struct source *source;
  const struct doc_node *root; /* NULL where the document could not be read to its end */
  bool is_yaml;
  bool is_whole; /* it was read without a problem */
  enum yaml_version yaml;
  struct arena *arena;            /* the fixes live in it: the document's own */
  const struct diagnostic *found; /* all that there is in the document, as it was found */
  struct fix_step steps[FIX_MAX_DEPTH];
  struct fix_quote_style quotes[FIX_MAX_DEPTH]; /* of the containers seen last, by depth */
  const struct diagnostic *undeclared; /* the first finding of a secret that is not declared … */
  const struct diagnostic *first_undeclared; /* … and the first by its place; NULL: not known yet */
  bool knows_misspelt_list;                  /* whether it was looked whether … */
  bool has_misspelt_list;                    /* … a key is found that was meant to be `secrets` */
  struct secret_names *secrets;              /* NULL before one is asked for */
};

/* Sets the fixes of DIAGNOSTIC, the best one first; there may be none. Takes time in proportion to
 * the document where every finding is asked in the order they were found. False when memory ends.
 */
bool fix_find(struct fix_finder *finder, struct diagnostic *diagnostic);

#endif
