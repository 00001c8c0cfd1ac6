/* ignored-beside: a field that has no effect where another one stands beside it. agree, once: the
 * second of two names of one field, of which the first one wins. Null is as good as not there.
 *
 * They are asked of the field itself, so that an object without it costs nothing. */
#include "lint/function.h"

/* What stands beside the field under the name that OPTION says. */
static const struct doc_node *beside(const struct lint_call *call, const char *option)
{
  const struct doc_node *parent = lint_parent(call), *name = lint_option(call, option);
  const struct doc_node *value = parent && name ? doc_member(parent, name->text) : NULL;
  return value && value->type != DOC_NULL ? value : NULL;
}

static bool run_ignored(const struct lint_call *call)
{
  const struct doc_node *field = call->value, *other = beside(call, "beside");
  if (!other || beside(call, "unless"))
    return true;
  struct lint_finding finding = {.error = lint_words(call, "`%.*s` has no effect beside `%.*s`",
                                                     (int)field->key.length, field->key.bytes,
                                                     (int)other->key.length, other->key.bytes),
                                 .at = field->key_span};
  return lint_relate(call, &finding, other->key_span, "this is what counts") &&
         lint_report(call, &finding);
}

/* Reports the field where it and the one that is read are EQUAL, or where they are not. */
static bool compare(const struct lint_call *call, bool equal, const char *words)
{
  const struct doc_node *first = beside(call, "first"), *second = call->value;
  if (!first || first->type != DOC_STRING || doc_text_equal(first->text, second->text) != equal)
    return true;
  struct lint_finding finding = {.error = lint_words(call, words, (int)second->key.length,
                                                     second->key.bytes, (int)first->key.length,
                                                     first->key.bytes),
                                 .at = second->key_span};
  return lint_relate(call, &finding, first->span, "this is read") && lint_report(call, &finding);
}

static bool run_agree(const struct lint_call *call)
{
  return compare(call, false,
                 "`%.*s` says something else than `%.*s`, which is the one that is read");
}

static bool run_once(const struct lint_call *call)
{
  return compare(call, true, "`%.*s` has no effect beside `%.*s`, which says the same");
}

static const struct lint_option ignored_options[] = {
    {"beside", LINT_STRING, true, NULL},
    {"unless", LINT_STRING, false, NULL},
    {NULL, 0, false, NULL},
};

static const struct lint_option pair_options[] = {
    {"first", LINT_STRING, true, NULL},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_ignored_beside = {.name = "ignored-beside",
                                                .takes = LINT_VALUE & ~LINT_NULL,
                                                .options = ignored_options,
                                                .run = run_ignored};
const struct lint_function fn_agree = {
    .name = "agree", .takes = LINT_STRING, .options = pair_options, .run = run_agree};
const struct lint_function fn_once = {
    .name = "once", .takes = LINT_STRING, .options = pair_options, .run = run_once};
