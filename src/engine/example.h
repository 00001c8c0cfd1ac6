/* A rule's examples: documents in which what is found is marked.
 *
 *   stream: ⟦maybe⟧          the rule finds exactly this; ⟦⟧ marks a place between two characters
 *   nested: ⟪[×200⟫          stands for 200 times `[`
 */
#ifndef TERLINT_ENGINE_EXAMPLE_H
#define TERLINT_ENGINE_EXAMPLE_H

#include "base/buffer.h"
#include "engine/check.h"

/* An example as a document. */
struct example {
  struct buffer text;
  struct span *marks; /* in `text`, by place; in the arena */
  uint32_t mark_count;
};

/* Makes EXAMPLE of SHOWN. *WRONG is NULL, or why it is no example: a static string. False when
 * memory ends. EXAMPLE's text is to be freed in either case. */
bool example_expand(struct example *example, const struct rule_example *shown, struct arena *arena,
                    const char **wrong);

/* Checks SHOWN, an example of RULE, with CHECKER, which holds documents against SHOWN's schema.
 * Puts a line on each thing that is not as it should be to OUT: a bad example raises its rule at
 * the marks and nothing else (a rule of the server may be joined by the server's other entries at
 * the same place), a good one raises nothing. False when memory ends. */
bool example_check(const struct checker *checker, const struct rule *rule,
                   const struct rule_example *shown, struct buffer *out);

#endif
