/* Many fixes at once, as one action: made when it is asked for, or where the client resolves edits
 * when it is chosen, since they take rounds of checks (engine/repair.h). */
#ifndef TERLINT_LSP_FIX_ALL_H
#define TERLINT_LSP_FIX_ALL_H

#include "lsp/rpc.h"

/* What to fix. */
struct fix_all {
  const struct rule *rule; /* NULL: the findings of all rules */
  bool unsafe;             /* with unsafe fixes too */
};

/* Adds to ACTION, a CodeAction of DOCUMENT, its `edit`, or the `data` of which it can be made
 * later. *HAS_EDITS tells whether there is anything to fix; where that is made later, there is
 * thought to be. False when memory ends. */
bool fix_all_add(struct server *server, struct document *document, const struct fix_all *what,
                 json_t *action, bool *has_edits);

request_handler fix_all_resolve; /* codeAction/resolve */

#endif
