/* Reads a rule's file (rules/<id>.yaml; design section 2): the rules that come with terlint at
 * build time, an organisation's at run time. */
#ifndef TERLINT_LINT_RULE_LOAD_H
#define TERLINT_LINT_RULE_LOAD_H

#include "base/arena.h"
#include "doc/doc.h"
#include "lint/lint_rule.h"
#include "lint/rule_error.h"

/* Makes a rule of the mapping ROOT; its strings are copied into ARENA, its options stay ROOT's.
 * Category is `org` and severity `warning` where they are not given; the type is made of the id.
 * NULL with ERROR set where a key is missing, unknown or of the wrong type. */
const struct lint_rule *rule_load(const struct doc_node *root, struct arena *arena,
                                  struct rule_error *error);

/* --- parts that the loader of Spectral's form shares --- */

/* The deepest nesting in a file of rules. */
enum { RULE_MAX_DEPTH = 64 };

struct rule_loader {
  struct arena *arena;
  struct rule *rule;
  struct lint_rule *lint;
  struct rule_error *error;
};

/* Begins a rule of category `org` and severity `warning`; false when memory ends. */
bool rule_loader_init(struct rule_loader *loader, struct arena *arena, struct rule_error *error);

/* Ends it: what it does not say of itself is made of what it says. ROOT is the rule as a whole. */
bool rule_finish(struct rule_loader *loader, const struct doc_node *root);

/* Whether the rule may have ID, which stands AT. */
bool rule_check_id(struct rule_loader *loader, struct doc_text id, struct span at);

/* Whether NODE, which is all of a rule or a ruleset, is not nested too deep, so that options can be
 * looked at recursively, and has no key twice. */
bool rule_tree_check(const struct doc_node *node, struct rule_error *error);

/* Sets the error; always false. */
bool rule_fail(struct rule_loader *loader, struct span at, const char *reason);
bool rule_fail_key(struct rule_loader *loader, const struct doc_node *member, const char *reason,
                   const char *const *known, size_t known_count);

/* VALUE, a string, as a C string without the newline that folded text ends with. */
bool rule_string(struct rule_loader *loader, const struct doc_node *value, const char **into);

/* The rule's `given`: a path, or a list of paths and of mappings of `path` and `severity`. */
bool rule_load_given(struct rule_loader *loader, const struct doc_node *value);

/* `checks`: a list of mappings of `given` and `then`, where not everything is asked everywhere. */
bool rule_load_checks(struct rule_loader *loader, const struct doc_node *value);

/* The rule's `then`: a mapping of `function`, `functionOptions` and `field`, or a list of them. */
bool rule_load_then(struct rule_loader *loader, const struct doc_node *value);

#endif
