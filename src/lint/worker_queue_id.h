/* The rules on `worker_queue_id` (contract sections 1 and 3). */
#ifndef TERLINT_LINT_WORKER_QUEUE_ID_H
#define TERLINT_LINT_WORKER_QUEUE_ID_H

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "doc/doc.h"

enum lint_result { LINT_GOOD, LINT_BAD, LINT_NO_MEMORY };

/* Each looks at VALUE, any value, and where it is bad fills message, context and context_text of
 * DIAGNOSTIC, allocated from ARENA. What is not a string is the schema's to report. */
enum lint_result worker_queue_id_uuid(const struct doc_node *value, struct arena *arena,
                                      struct diagnostic *diagnostic);
enum lint_result worker_queue_id_canonical(const struct doc_node *value, struct arena *arena,
                                           struct diagnostic *diagnostic);

#endif
