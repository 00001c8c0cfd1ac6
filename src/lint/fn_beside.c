/* ignored-beside: a field that has no effect where another one is there. agree: two names of one
 * field that do not contradict each other, of which the first one wins. Null is as good as not
 * there. */
#include "lint/function.h"

static const struct doc_node *given(const struct lint_call *call, const struct doc_node *name)
{
  const struct doc_node *value = name ? doc_member(call->value, name->text) : NULL;
  return value && value->type != DOC_NULL ? value : NULL;
}

static bool run_ignored(const struct lint_call *call)
{
  const struct doc_node *field = given(call, lint_option(call, "field"));
  const struct doc_node *beside = field ? lint_option(call, "beside") : NULL;
  if (!field || !given(call, beside) || given(call, lint_option(call, "unless")))
    return true;
  struct lint_finding finding = {.error = lint_words(call, "`%.*s` has no effect beside `%.*s`",
                                                     (int)field->key.length, field->key.bytes,
                                                     (int)beside->text.length, beside->text.bytes),
                                 .at = field->key_span,
                                 .member = field};
  return lint_report(call, &finding);
}

/* Reports the second field where the two are EQUAL, or where they are not. */
static bool compare(const struct lint_call *call, bool equal, const char *words)
{
  const struct doc_node *first = given(call, lint_option(call, "first"));
  const struct doc_node *second = first ? given(call, lint_option(call, "second")) : NULL;
  if (!first || !second || first->type != DOC_STRING || second->type != DOC_STRING ||
      doc_text_equal(first->text, second->text) != equal)
    return true;
  struct related_place *related = arena_alloc(call->document->arena, sizeof *related);
  if (!related)
    return false;
  *related = (struct related_place){first->span, words_of("this is read")};
  struct lint_finding finding = {.error = lint_words(call, words, (int)second->key.length,
                                                     second->key.bytes, (int)first->key.length,
                                                     first->key.bytes),
                                 .at = second->key_span,
                                 .member = second,
                                 .related = related,
                                 .related_count = 1};
  return lint_report(call, &finding);
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
    {"field", LINT_STRING, true, NULL},
    {"beside", LINT_STRING, true, NULL},
    {"unless", LINT_STRING, false, NULL},
    {NULL, 0, false, NULL},
};

static const struct lint_option pair_options[] = {
    {"first", LINT_STRING, true, NULL},
    {"second", LINT_STRING, true, NULL},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_ignored_beside = {
    .name = "ignored-beside", .takes = LINT_OBJECT, .options = ignored_options, .run = run_ignored};
const struct lint_function fn_agree = {
    .name = "agree", .takes = LINT_OBJECT, .options = pair_options, .run = run_agree};
const struct lint_function fn_once = {
    .name = "once", .takes = LINT_OBJECT, .options = pair_options, .run = run_once};
