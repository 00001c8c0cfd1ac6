/* A completion under way: where it is asked for, and what is offered. */
#ifndef TERLINT_LSP_COMPLETION_H
#define TERLINT_LSP_COMPLETION_H

#include "lsp/ask.h"

/* CompletionItemKind. */
enum completion_kind { KIND_FIELD = 5, KIND_VALUE = 12, KIND_ENUM_MEMBER = 20, KIND_CONSTANT };

struct completion {
  struct question question;
  uint32_t offset; /* of the cursor, in the text */
  json_t *items;
  bool good; /* memory has not ended */
};

struct offer {
  const char *label;
  enum completion_kind kind;
  struct span span;          /* what is replaced */
  const struct buffer *text; /* by what; a snippet where IS_SNIPPET and the client takes them */
  const char *filter;        /* what would be typed: the editor keeps what agrees with that */
  bool is_snippet;
};

/* Adds OFFER. */
void completion_add(struct completion *completion, const struct offer *offer);

/* Says more of what was added last: DETAIL on its line, ABOUT, Markdown, beside it. Both may be
 * empty; they are freed. */
void completion_describe(struct completion *completion, struct buffer *detail,
                         struct buffer *about);

/* The name of a template whose braces the cursor is in, and the rules in a comment that silences.
 * False where the cursor is in no such thing. */
bool complete_template(struct completion *completion);
bool complete_suppression(struct completion *completion);

#endif
