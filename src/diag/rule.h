/* What a rule is to those who report it. The rules that come with terlint are made from the files
 * in rules/ at build time into rule_table, which the enumeration of rule_ids.h indexes. Immutable.
 */
#ifndef TERLINT_DIAG_RULE_H
#define TERLINT_DIAG_RULE_H

#include "diag/words.h"
#include "text/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

enum category {
  CATEGORY_SERVER,  /* the server's own answer */
  CATEGORY_RUNTIME, /* accepted, then fails or is lost */
  CATEGORY_SECURITY,
  CATEGORY_YAML,
  CATEGORY_ORG, /* an organisation's own rules */
  CATEGORY_COUNT,
};

/* What kind of text a rule finds, by the numbers of LSP's DiagnosticTag. */
enum rule_tag {
  TAG_NONE,
  TAG_UNNECESSARY, /* it has no effect where it stands */
  TAG_DEPRECATED,  /* there is a newer way */
  TAG_COUNT,
};

/* A document that shows a rule. */
struct rule_example {
  const char *text;   /* with marks around what is found (docs/writing-rules.md) */
  const char *schema; /* NULL: a request */
  struct span at;     /* in its rule's file, where it was read from one */
  bool is_good;       /* nothing at all is found in it */
};

struct rule {
  const char *id; /* lower case with hyphens; also the name of its file */
  enum category category;
  enum severity severity;
  enum rule_tag tag;
  const char *type;    /* the `type` of its entries in a 422 */
  const char *summary; /* one sentence: what is wrong */
  const char *why;     /* what the server does with it */
  const char *help;    /* one line: what to do */
  const char *see;     /* where to read more, a line each; NULL: nowhere */
  const struct rule_example *examples;
  uint16_t example_count;
  uint16_t number;  /* among the rules of a run: by rule_ids.h, an organisation's behind them */
  bool bad_request; /* the server answers 400 and has no entries */
  bool gives_way;   /* to another rule's finding at the same place that is as severe */
};

extern const struct rule rule_table[];
extern const size_t rule_count;

/* The word for a severity or category, and back; the latter, and that of a tag, give the COUNT
 * where WORD is none. */
const char *severity_word(enum severity severity);
const char *category_word(enum category category);
enum severity severity_from_word(const char *word, size_t length);
enum category category_from_word(const char *word, size_t length);
enum rule_tag tag_from_word(const char *word, size_t length);

/* The first web address in RULE's `see`; of length 0 where there is none. */
struct words rule_address(const struct rule *rule);

/* Rules beside those of rule_table: an organisation's. */
struct rule_list {
  const struct rule *const *items;
  size_t count;
};

/* The rule of rule_table, or of MORE, with an id of LENGTH bytes; NULL where there is none. MORE
 * may be NULL. */
const struct rule *rule_find(const struct rule_list *more, const char *id, size_t length);

/* The category, or the id of a rule of rule_table or of MORE, that WORD, of LENGTH bytes, most
 * likely is a misspelling of; NULL where none is near or memory ends. MORE may be NULL. */
const char *rule_near(const struct rule_list *more, const char *word, size_t length);

#endif
