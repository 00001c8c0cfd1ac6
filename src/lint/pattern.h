/* Regular expressions of rules, on PCRE2, in the dialect that Spectral's users write (ECMAScript).
 *
 * A pattern is compiled, with its JIT, when it is first needed, once for all threads. Limits on
 * matching are set, so that no pattern can hang a run. */
#ifndef TERLINT_LINT_PATTERN_H
#define TERLINT_LINT_PATTERN_H

#include "doc/doc.h"

enum pattern_result {
  PATTERN_MATCHES,
  PATTERN_DIFFERS,
  PATTERN_GAVE_UP, /* a limit was reached */
  PATTERN_NO_MEMORY,
};

enum pattern_form {
  PATTERN_PLAIN,   /* the pattern itself */
  PATTERN_SLASHED, /* so too, but `/pattern/flags` has JavaScript's flags */
};

/* Compiled patterns by the text they are written as; shared by threads. */
struct pattern_cache;

struct pattern_cache *pattern_cache_new(void); /* NULL when memory ends */
void pattern_cache_free(struct pattern_cache *cache);

/* Whether the pattern written as SOURCE, whose bytes outlive CACHE and in which pattern_problem
 * finds nothing wrong, is found in TEXT. */
enum pattern_result pattern_match(struct pattern_cache *cache, struct doc_text source,
                                  enum pattern_form form, struct doc_text text);

/* NULL, or why SOURCE is no pattern: a static string. */
const char *pattern_problem(struct doc_text source, enum pattern_form form);

#endif
