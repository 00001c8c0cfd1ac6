/* One finding: data, from which every format makes its own. */
#ifndef TERLINT_DIAG_DIAGNOSTIC_H
#define TERLINT_DIAG_DIAGNOSTIC_H

#include "diag/rule.h"
#include "text/span.h"

#include <stdint.h>
#include <string.h>

struct doc_node;

/* One step of pydantic's `loc`: a key or an index. */
struct loc_item {
  const char *key; /* UTF-8, not terminated; NULL for an index */
  uint32_t length; /* bytes of the key */
  uint32_t index;  /* 0-based; of a list item, or in code points for json-invalid */
};

/* UTF-8, not terminated: it may hold U+0000 of the document. */
struct words {
  const char *bytes;
  uint32_t length;
};

static inline struct words words_of(const char *string)
{
  return (struct words){string, string ? (uint32_t)strlen(string) : 0};
}

/* What stands as `input` in an entry of the 422. */
enum diagnostic_input {
  INPUT_NODE,   /* the value `input` */
  INPUT_NULL,   /* null: there is no body */
  INPUT_EMPTY,  /* {}: the body could not be read */
};

/* What stands as `ctx`. */
enum diagnostic_context {
  CONTEXT_NONE,
  CONTEXT_EXPECTED,    /* {"expected": context_text} */
  CONTEXT_ERROR,       /* {"error": context_text} */
  CONTEXT_EMPTY_ERROR, /* {"error": {}}: an exception, which JSON cannot hold */
};

/* All it points to is static or in the arena of its document. */
struct diagnostic {
  const struct rule *rule;
  struct span span; /* what to underline */
  const struct loc_item *loc;
  uint32_t loc_count;
  struct words message; /* the `msg` of the 422 */
  enum diagnostic_input input_kind;
  const struct doc_node *input; /* with INPUT_NODE */
  enum diagnostic_context context;
  struct words context_text;
  struct diagnostic *next;
};

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
  list->count++;
}

#endif
