/* pydantic's and the server's words for what the evaluator finds; nothing else knows them. */
#ifndef TERLINT_SCHEMA_WORDS_H
#define TERLINT_SCHEMA_WORDS_H

#include "diag/diagnostic.h"
#include "schema/evaluate.h"

/* Fills rule, message, context and context_text of DIAGNOSTIC. What it points to is as long-lived
 * as the program that the violation's type is of. */
void schema_words(const struct violation *violation, struct diagnostic *diagnostic);

#endif
