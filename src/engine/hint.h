/* What helps with a violation beyond the server's words: the key that was meant for a field that is
 * missing, what a transport by another name is called here. The entry of the 422 stays as it is:
 * only place, help and suggestion of the diagnostic change. */
#ifndef TERLINT_ENGINE_HINT_H
#define TERLINT_ENGINE_HINT_H

#include "engine/judge.h"
#include "schema/evaluate.h"

/* Completes DIAGNOSTIC, made of VIOLATION. A key that it then speaks of is claimed: no other
 * finding shall speak of it. False when memory ends. */
bool hint_add(struct judgement *judgement, const struct violation *violation,
              struct diagnostic *diagnostic);

#endif
