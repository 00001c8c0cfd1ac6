/* One cause, one finding. */
#ifndef TERLINT_ENGINE_GIVE_WAY_H
#define TERLINT_ENGINE_GIVE_WAY_H

#include "engine/judge.h"

/* Takes out of JUDGEMENT the findings of rules that give way, each where another rule's, at least
 * as severe, stands at the same span: to mend that one mends both. False when memory ends. */
bool give_way(struct judgement *judgement);

#endif
