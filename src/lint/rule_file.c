#include "lint/rule_file.h"

static bool load_own(const struct doc_node *root, struct arena *arena,
                     const struct rule_file_sink *sink)
{
  struct rule_error error;
  const struct lint_rule *rule = rule_load(root, arena, &error);
  if (!rule)
    return error.reason && sink->error(sink->context, &error);
  return sink->rule(sink->context, rule, doc_member(root, doc_text_of("id")));
}

bool rule_file_load(const struct doc_node *root, struct arena *arena,
                    const struct rule_file_sink *sink)
{
  struct rule_error error;
  if (doc_member(root, doc_text_of("id")))
    return load_own(root, arena, sink);
  if (doc_member(root, doc_text_of("rules")) || doc_member(root, doc_text_of("extends")))
    return ruleset_load(root, arena, sink);
  rule_error_set(&error, root->span,
                 "is neither a rule, which has an id, nor a ruleset, which has rules");
  return sink->error(sink->context, &error);
}
