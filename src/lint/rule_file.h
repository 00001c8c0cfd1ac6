/* A document of a file of rules: one rule in terlint's own form, which has an `id`, or a ruleset in
 * Spectral's form, which has `rules`. A YAML stream may hold several of them. */
#ifndef TERLINT_LINT_RULE_FILE_H
#define TERLINT_LINT_RULE_FILE_H

#include "lint/rule_load.h"

/* The largest file of rules that is read, in bytes. */
enum { RULE_FILE_MAX_LENGTH = 1024 * 1024 };

/* Takes what a document holds. False ends the loading. */
struct rule_file_sink {
  bool (*rule)(void *context, const struct lint_rule *rule, const struct doc_node *at);
  bool (*error)(void *context, const struct rule_error *error);
  void *context;
};

/* Gives SINK every rule in ROOT, with where it is named, and what is wrong with those that are
 * none. The rules are in ARENA, their options are ROOT's, which must both outlive them; their
 * numbers are not set. False where SINK says so, or memory ends. */
bool rule_file_load(const struct doc_node *root, struct arena *arena,
                    const struct rule_file_sink *sink);

/* Gives SINK the rules of ROOT, a mapping in Spectral's form. */
bool ruleset_load(const struct doc_node *root, struct arena *arena,
                  const struct rule_file_sink *sink);

#endif
