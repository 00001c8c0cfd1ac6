/* Comments that silence rules, applied to what was found. */
#ifndef TERLINT_ENGINE_SILENCE_H
#define TERLINT_ENGINE_SILENCE_H

#include "engine/judge.h"
#include "lint/suppress.h"

/* Takes out of JUDGEMENT what LIST, the comments of its source, silences, and adds what is wrong
 * with the comments themselves. The document reaches from byte START to END, the comments before
 * and behind it included; the last one of a source answers for the file-wide comments. ARENA is the
 * source's. False when memory ends. */
bool silence(struct judgement *judgement, struct suppressions *list, uint32_t start, uint32_t end,
             struct arena *arena);

#endif
