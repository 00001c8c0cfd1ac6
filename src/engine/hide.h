/* Finding what must not be shown, whatever rules are on. */
#ifndef TERLINT_ENGINE_HIDE_H
#define TERLINT_ENGINE_HIDE_H

#include "doc/secrets.h"
#include "engine/judge.h"

/* Sets the secrets of JUDGEMENT, a document with findings: those in its tree, those behind a name
 * in lines that a report may show, and, where it could not be read at all, all that have a known
 * form. False when memory ends. */
bool hide_find(const struct judgement *judgement, const struct line_map *lines,
               struct secrets *secrets);

#endif
