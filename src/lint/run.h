/* Walks a document once and asks the rules of a program what is wrong. */
#ifndef TERLINT_LINT_RUN_H
#define TERLINT_LINT_RUN_H

#include "lint/function.h"
#include "lint/program.h"

/* Takes one diagnostic, which lives in the document's arena; false ends the run. */
typedef bool lint_sink(void *context, struct diagnostic *diagnostic);

/* Calls SINK for everything that PROGRAM's rules find in DOCUMENT, in the order of the walk. Where
 * a key is repeated, only the member that counts is looked into. No recursion: memory, from the
 * document's arena, is in proportion to the depth. False where SINK said so or memory ended. */
bool lint_document_run(const struct lint_program *program, const struct lint_document *document,
                       lint_sink *sink, void *context);

#endif
