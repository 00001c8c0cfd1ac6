#include "engine/judge.h"

#include "base/utf8.h"
#include "doc/credential.h"
#include "engine/give_way.h"
#include "engine/hint.h"
#include "engine/syntax_hint.h"
#include "fix/fix.h"
#include "lint/run.h"
#include "schema/evaluate.h"
#include "schema/words.h"

#include <stdlib.h>

/* --- diagnostics --- */

static const struct loc_item body_item = {"body", 4, 0};

/* A diagnostic with a loc of LOC_COUNT items, of which the first is "body"; NULL when memory ends.
 */
static struct diagnostic *new_diagnostic(struct judgement *judgement, struct span span,
                                         uint32_t loc_count, struct loc_item **loc)
{
  struct diagnostic *diagnostic = arena_alloc(judgement->arena, sizeof *diagnostic);
  *loc = arena_alloc(judgement->arena, loc_count * sizeof **loc);
  if (!diagnostic || !*loc)
    return NULL;
  *diagnostic = (struct diagnostic){.span = span, .loc = *loc, .loc_count = loc_count};
  (*loc)[0] = body_item;
  return diagnostic;
}

static void add(struct judgement *judgement, struct diagnostic *diagnostic)
{
  diagnostic->severity = diagnostic->rule->severity;
  if (selection_apply(&judgement->checker->selection, diagnostic))
    diagnostics_append(&judgement->found, diagnostic);
}

/* --- what the schema says --- */

static bool on_violation(void *context, const struct violation *violation)
{
  struct judgement *judgement = context;
  uint32_t count = 1;
  for (const struct schema_path *step = violation->path; step; step = step->around)
    count++;
  struct loc_item *loc;
  struct diagnostic *diagnostic = new_diagnostic(judgement, violation->at, count, &loc);
  if (!diagnostic)
    return false;
  for (const struct schema_path *step = violation->path; step; step = step->around)
    loc[--count] = (struct loc_item){step->key.bytes, step->key.length, step->index};
  diagnostic->input = violation->input;
  diagnostic->input_kind = violation->input ? INPUT_NODE : INPUT_NULL;
  schema_words(violation, diagnostic);
  bool is_wanted = selection_has(&judgement->checker->selection, diagnostic->rule);
  if (is_wanted && !hint_add(judgement, violation, diagnostic))
    return false;
  add(judgement, diagnostic);
  return true;
}

/* No body, an empty body and null are the same to the server (contract section 2). */
static bool check_schema(struct judgement *judgement, const struct doc_node *root)
{
  if (root && root->type != DOC_NULL)
    return schema_evaluate(judgement->checker->program, judgement->checker->schema, root,
                           on_violation, judgement, &judgement->has_unknown);
  struct span at = root ? root->span : (struct span){0, 0};
  struct violation violation = {.fault = FAULT_MISSING, .at = at};
  return on_violation(judgement, &violation);
}

/* --- what the rules say --- */

static bool on_finding(void *context, struct diagnostic *diagnostic)
{
  struct judgement *judgement = context;
  if (selection_apply(&judgement->checker->selection, diagnostic))
    diagnostics_append(&judgement->found, diagnostic);
  return true;
}

/* Long strings are ordinary; they are looked into where the document's text may hold a credential.
 */
static bool may_hold_credential(const struct judgement *judgement, const struct doc_node *root)
{
  struct doc_text written = {judgement->source->bytes + root->span.offset, root->span.length};
  return credential_may_be_in(written);
}

static struct lint_document document_of(struct judgement *judgement)
{
  const struct checker *checker = judgement->checker;
  return (struct lint_document){
      .source = judgement->source,
      .root = judgement->root,
      .schemas = checker->program,
      .schema = checker->schema,
      .size = judgement->is_whole ? judgement->source->length + judgement->aliased : 0,
      .has_unknown = judgement->has_unknown,
      .claims = &judgement->claims,
      .declared_secrets = checker->declared_secrets,
      .declared_env = checker->declared_env,
      .patterns = checker->patterns,
      .declared = &judgement->declared,
      .arena = judgement->arena,
  };
}

static bool check_rules(struct judgement *judgement, const struct doc_node *root)
{
  const struct checker *checker = judgement->checker;
  if (!checker->is_request)
    return true;
  claims_sort(&judgement->claims);
  const struct lint_document document = document_of(judgement);
  if ((checker->rare_lint.flags & DOC_TEXT_LONG) && may_hold_credential(judgement, root))
    judgement->flags |= DOC_TEXT_LONG;
  return lint_document_run(&checker->lint, &document, on_finding, judgement) &&
         (!(checker->rare_lint.flags & judgement->flags) ||
          lint_document_run(&checker->rare_lint, &document, on_finding, judgement));
}

/* --- what must not be shown --- */

static bool on_secret(void *context, struct diagnostic *diagnostic)
{
  struct judgement *judgement = context;
  struct secret_found *found = arena_alloc(judgement->arena, sizeof *found);
  if (!found)
    return false;
  *found = (struct secret_found){{diagnostic->span, diagnostic->input}, judgement->secrets};
  judgement->secrets = found;
  judgement->secret_count++;
  return true;
}

static bool find_secrets(struct judgement *judgement, const struct doc_node *root)
{
  const struct checker *checker = judgement->checker;
  const struct lint_document document = document_of(judgement);
  return lint_document_run(&checker->secrets, &document, on_secret, judgement) &&
         (!may_hold_credential(judgement, root) ||
          lint_document_run(&checker->rare_secrets, &document, on_secret, judgement));
}

static int by_offset(const void *a, const void *b)
{
  uint32_t one = (*(const struct doc_node *const *)a)->span.offset;
  uint32_t two = (*(const struct doc_node *const *)b)->span.offset;
  return one < two ? -1 : one > two;
}

/* The masked values, sorted by place; NULL where memory ended. */
static const struct doc_node **gather_masked(const struct judgement *judgement)
{
  const struct doc_node **masked =
      arena_alloc(judgement->arena, judgement->secret_count * sizeof *masked);
  uint32_t count = 0;
  for (const struct secret_found *found = judgement->secrets; masked && found; found = found->next)
    masked[count++] = found->secret.shown;
  if (count > 0)
    qsort(masked, count, sizeof *masked, by_offset);
  return masked;
}

/* No rule may repeat a secret. The server's own entries are what the server sends. */
static bool mask_inputs(struct judgement *judgement)
{
  const struct doc_node **masked = gather_masked(judgement);
  for (struct diagnostic *d = masked ? judgement->found.first : NULL; d; d = d->next) {
    if (d->rule->category == CATEGORY_SERVER || d->input_kind != INPUT_NODE)
      continue;
    const struct doc_node **same =
        bsearch(&d->input, masked, judgement->secret_count, sizeof *masked, by_offset);
    if (same)
      d->input = *same;
  }
  return masked != NULL;
}

bool judge_tree(struct judgement *judgement, const struct doc_node *root)
{
  judgement->root = root;
  if (!check_schema(judgement, root) || (root && !check_rules(judgement, root)) ||
      !give_way(judgement))
    return false;
  return judgement->found.count == 0 || !root ||
         (find_secrets(judgement, root) && mask_inputs(judgement));
}

/* --- what could not be read --- */

static const struct {
  enum rule_id rule;
  const char *message;
} read_words[] = {
    [READ_BAD_ENCODING] = {RULE_BODY_ENCODING, "Body is not valid UTF-8 text"},
    [READ_LONG_INTEGER] = {RULE_BODY_ENCODING, "Integer has more than 4300 digits"},
    [READ_TOO_DEEP] = {RULE_DOCUMENT_TOO_DEEP, "Body is nested deeper than 9994 levels"},
    [READ_JSON_INVALID] = {RULE_JSON_INVALID, "JSON decode error"},
    [READ_YAML_INVALID] = {RULE_YAML_INVALID, "YAML decode error"},
    [READ_YAML_TAG] = {RULE_YAML_TAG, "YAML tag has no counterpart in JSON"},
    [READ_YAML_ALIASES] = {RULE_YAML_ALIAS_LIMIT, "YAML aliases expand to more than 16 MiB"},
    [READ_YAML_TEMPLATE] = {RULE_YAML_UNQUOTED_TEMPLATE,
                            "Template is not quoted, so YAML reads a mapping"},
};

static uint32_t code_points_before(struct judgement *judgement, uint32_t offset)
{
  struct code_points *counted = judgement->counted;
  if (offset < counted->offset)
    *counted = (struct code_points){0, 0};
  counted->count +=
      (uint32_t)utf8_count(judgement->source->bytes + counted->offset, offset - counted->offset);
  counted->offset = offset;
  return counted->count;
}

bool judge_problem(struct judgement *judgement, const struct read_problem *problem)
{
  if (problem->fault == READ_NO_MEMORY)
    return false;
  struct loc_item *loc;
  struct diagnostic *diagnostic = new_diagnostic(judgement, problem->at, 2, &loc);
  if (!diagnostic)
    return false;
  const struct source *source = judgement->source;
  uint32_t offset = problem->at.offset < source->length ? problem->at.offset : source->length;
  loc[1].key = NULL;
  loc[1].index = code_points_before(judgement, offset);
  diagnostic->rule = &rule_table[read_words[problem->fault].rule];
  diagnostic->message = words_of(read_words[problem->fault].message);
  diagnostic->input_kind = INPUT_EMPTY;
  diagnostic->context = problem->reason ? CONTEXT_ERROR : CONTEXT_NONE;
  diagnostic->context_text = words_of(problem->reason);
  const char *help = syntax_hint(source, problem);
  if (help)
    diagnostic->help = words_of(help);
  add(judgement, diagnostic);
  return true;
}

bool judge_comment(struct judgement *judgement, const struct diagnostic *about)
{
  struct loc_item *loc;
  struct words message = about->message;
  struct diagnostic *diagnostic = new_diagnostic(judgement, about->span, 1, &loc);
  const char *copy = arena_copy(judgement->arena, message.bytes, message.length);
  if (!diagnostic || !copy)
    return false;
  diagnostic->rule = about->rule;
  diagnostic->message = (struct words){copy, message.length};
  diagnostic->suggestion = about->suggestion;
  diagnostic->is_dispensable = about->is_dispensable;
  diagnostic->input_kind = INPUT_NULL;
  add(judgement, diagnostic);
  return true;
}

/* --- how it can be mended --- */

bool judge_fixes(struct judgement *judgement)
{
  struct fix_finder finder = {.source = judgement->source,
                              .root = judgement->root,
                              .is_yaml = judgement->is_yaml,
                              .is_whole = judgement->is_whole,
                              .yaml = judgement->checker->yaml,
                              .arena = judgement->arena,
                              .found = judgement->found.first};
  for (struct diagnostic *d = judgement->found.first; d; d = d->next)
    if (!fix_find(&finder, d))
      return false;
  return true;
}

/* --- in order --- */

static bool is_server(const struct diagnostic *diagnostic)
{
  return diagnostic->rule->category == CATEGORY_SERVER;
}

/* The server's own in the order they were found; the others by position, by rule where that is the
 * same. */
static int compare(const void *a, const void *b)
{
  const struct diagnostic *one = *(const struct diagnostic *const *)a;
  const struct diagnostic *two = *(const struct diagnostic *const *)b;
  if (one->span.offset != two->span.offset)
    return one->span.offset < two->span.offset ? -1 : 1;
  if (one->rule->number != two->rule->number)
    return one->rule->number < two->rule->number ? -1 : 1;
  return one->number < two->number ? -1 : 1;
}

/* What stands below an anchor is found again below each alias: once is enough. Returns how many
 * stay. */
static uint32_t without_repeats(const struct diagnostic **order, uint32_t count)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    const struct diagnostic *last = kept > 0 ? order[kept - 1] : NULL;
    bool repeats = last && last->rule == order[i]->rule &&
                   last->span.offset == order[i]->span.offset &&
                   last->span.length == order[i]->span.length &&
                   last->message.length == order[i]->message.length &&
                   memcmp(last->message.bytes, order[i]->message.bytes, last->message.length) == 0;
    if (!repeats)
      order[kept++] = order[i];
  }
  return kept;
}

bool judge_order(struct judgement *judgement, const struct diagnostic *const **order_out,
                 uint32_t *count_out)
{
  const struct diagnostics *found = &judgement->found;
  const struct diagnostic **order = arena_alloc(judgement->arena, found->count * sizeof *order);
  if (!order)
    return false;
  uint32_t count = 0;
  for (const struct diagnostic *d = found->first; d; d = d->next)
    if (is_server(d))
      order[count++] = d;
  uint32_t servers = count;
  for (const struct diagnostic *d = found->first; d; d = d->next)
    if (!is_server(d))
      order[count++] = d;
  qsort(order + servers, count - servers, sizeof *order, compare);
  *order_out = order;
  *count_out = servers + without_repeats(order + servers, count - servers);
  return true;
}
