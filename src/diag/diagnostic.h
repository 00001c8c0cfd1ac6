/* One finding: data, from which every format makes its own. */
#ifndef TERLINT_DIAG_DIAGNOSTIC_H
#define TERLINT_DIAG_DIAGNOSTIC_H

#include "diag/edit.h"
#include "diag/rule.h"
#include "diag/words.h"
#include "text/span.h"

struct doc_node;

/* One step of pydantic's `loc`: a key or an index. */
struct loc_item {
  const char *key; /* UTF-8, not terminated; NULL for an index */
  uint32_t length; /* bytes of the key */
  uint32_t index;  /* 0-based; of a list item, or in code points for json-invalid */
};

/* What stands as `input` in an entry of the 422. */
enum diagnostic_input {
  INPUT_NODE,  /* the value `input` */
  INPUT_NULL,  /* null: there is no body */
  INPUT_EMPTY, /* {}: the body could not be read */
};

/* What stands as `ctx`. */
enum diagnostic_context {
  CONTEXT_NONE,
  CONTEXT_EXPECTED,    /* {"expected": context_text} */
  CONTEXT_ERROR,       /* {"error": context_text} */
  CONTEXT_EMPTY_ERROR, /* {"error": {}}: an exception, which JSON cannot hold */
};

/* Another place that has to do with the finding, such as the first of two equal keys. */
struct related_place {
  struct span span;
  struct words message;
};

/* All it points to is static or in the arena of its document. */
struct diagnostic {
  const struct rule *rule;
  enum severity severity; /* the rule's, or what the configuration or the place makes of it */
  struct span span;       /* what to underline */
  const struct loc_item *loc;
  uint32_t loc_count;
  struct words message; /* the `msg` of the 422 */
  enum diagnostic_input input_kind;
  const struct doc_node *input; /* with INPUT_NODE */
  enum diagnostic_context context;
  struct words context_text;
  struct words help;       /* one line: what to do here; without bytes: see diagnostic_help */
  struct words suggestion; /* the name or text that is meant; without bytes: none is likely */
  struct words part;   /* of the value's text, which it is about: points into it, and is not shown;
                        * without bytes: all of it */
  bool is_dispensable; /* what is found may go: no request could say it */
  bool is_secret;      /* the text of the span must not be shown whole */
  const struct related_place *related;
  uint32_t related_count;
  const struct fix *fixes; /* the best one first */
  uint32_t fix_count;
  struct diagnostic *next;
  uint32_t number; /* 0-based, as it was found */
};

/* One line: what to do. */
static inline struct words diagnostic_help(const struct diagnostic *diagnostic)
{
  return diagnostic->help.bytes ? diagnostic->help : words_of(diagnostic->rule->help);
}

/* In the order they were found. */
struct diagnostics {
  struct diagnostic *first, *last;
  uint32_t count;
};

static inline void diagnostics_append(struct diagnostics *list, struct diagnostic *diagnostic)
{
  diagnostic->next = NULL;
  if (list->last)
    list->last->next = diagnostic;
  else
    list->first = diagnostic;
  list->last = diagnostic;
  diagnostic->number = list->count++;
}

#endif
