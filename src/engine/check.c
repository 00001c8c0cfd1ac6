#include "engine/check.h"

#include "base/utf8.h"
#include "fix/fix.h"
#include "lint/worker_queue_id.h"
#include "read/json.h"
#include "schema/evaluate.h"
#include "schema/words.h"

#include <stdlib.h>

/* What the documents of one source share: its lines are found once, when something is reported. */
struct text {
  const struct source *source;
  struct arena *arena;   /* as long-lived as the source */
  struct line_map lines; /* without `starts` until they are needed */
};

/* One document on its way. */
struct work {
  const struct checker *checker;
  struct text *text;
  struct arena *arena;
  const struct doc_node *root; /* NULL where there is none */
  bool is_yaml, is_whole;      /* whole: it was read without a problem */
  struct diagnostics found;
};

/* --- diagnostics --- */

static const struct loc_item body_item = {"body", 4, 0};

/* A diagnostic with a loc of LOC_COUNT items, of which the first is "body"; NULL when memory ends.
 */
static struct diagnostic *new_diagnostic(struct work *work, struct span span, uint32_t loc_count,
                                         struct loc_item **loc)
{
  struct diagnostic *diagnostic = arena_alloc(work->arena, sizeof *diagnostic);
  *loc = arena_alloc(work->arena, loc_count * sizeof **loc);
  if (!diagnostic || !*loc)
    return NULL;
  *diagnostic = (struct diagnostic){.span = span, .loc = *loc, .loc_count = loc_count};
  (*loc)[0] = body_item;
  return diagnostic;
}

static void add(struct work *work, struct diagnostic *diagnostic)
{
  diagnostic->severity = diagnostic->rule->severity;
  if (selection_apply(&work->checker->selection, diagnostic))
    diagnostics_append(&work->found, diagnostic);
}

/* --- what the schema says --- */

static bool on_violation(void *context, const struct violation *violation)
{
  struct work *work = context;
  uint32_t count = 1;
  for (const struct schema_path *step = violation->path; step; step = step->around)
    count++;
  struct loc_item *loc;
  struct diagnostic *diagnostic = new_diagnostic(work, violation->at, count, &loc);
  if (!diagnostic)
    return false;
  for (const struct schema_path *step = violation->path; step; step = step->around)
    loc[--count] = (struct loc_item){step->key.bytes, step->key.length, step->index};
  diagnostic->input = violation->input;
  diagnostic->input_kind = violation->input ? INPUT_NODE : INPUT_NULL;
  schema_words(violation, diagnostic);
  add(work, diagnostic);
  return true;
}

/* No body, an empty body and null are the same to the server (contract section 2). */
static bool check_schema(struct work *work, const struct doc_node *root)
{
  if (root && root->type != DOC_NULL)
    return schema_evaluate(work->checker->program, work->checker->schema, root, on_violation, work);
  struct span at = root ? root->span : (struct span){0, 0};
  struct violation violation = {.fault = FAULT_MISSING, .at = at};
  return on_violation(work, &violation);
}

/* --- what the rules say --- */

static const struct {
  enum rule_id rule;
  const char *field;
  enum lint_result (*check)(const struct doc_node *value, struct arena *arena,
                            struct diagnostic *diagnostic);
} lints[] = {
    {RULE_WORKER_QUEUE_ID_UUID, "worker_queue_id", worker_queue_id_uuid},
    {RULE_WORKER_QUEUE_ID_CANONICAL, "worker_queue_id", worker_queue_id_canonical},
};

static bool run_lint(struct work *work, size_t index, const struct doc_node *value)
{
  struct diagnostic found = {.rule = &rule_table[lints[index].rule], .input = value};
  enum lint_result result = lints[index].check(value, work->arena, &found);
  if (result != LINT_BAD)
    return result == LINT_GOOD;
  struct loc_item *loc;
  struct diagnostic *diagnostic = new_diagnostic(work, value->span, 2, &loc);
  if (!diagnostic)
    return false;
  loc[1] = (struct loc_item){value->key.bytes, value->key.length, 0};
  found.span = diagnostic->span;
  found.loc = loc;
  found.loc_count = 2;
  *diagnostic = found;
  add(work, diagnostic);
  return true;
}

static bool check_rules(struct work *work, const struct doc_node *root)
{
  if (!work->checker->is_request)
    return true;
  for (size_t i = 0; i < sizeof lints / sizeof *lints; i++) {
    if (!selection_has(&work->checker->selection, lints[i].rule))
      continue;
    const struct doc_node *value = doc_member(root, doc_text_of(lints[i].field));
    if (value && !run_lint(work, i, value))
      return false;
  }
  return true;
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

/* As the server reports malformed JSON: loc is the place in code points. */
static bool add_problem(struct work *work, const struct read_problem *problem)
{
  if (problem->fault == READ_NO_MEMORY)
    return false;
  struct loc_item *loc;
  struct diagnostic *diagnostic = new_diagnostic(work, problem->at, 2, &loc);
  if (!diagnostic)
    return false;
  const struct source *source = work->text->source;
  uint32_t offset = problem->at.offset < source->length ? problem->at.offset : source->length;
  loc[1].key = NULL;
  loc[1].index = (uint32_t)utf8_count(source->bytes, offset);
  diagnostic->rule = &rule_table[read_words[problem->fault].rule];
  diagnostic->message = words_of(read_words[problem->fault].message);
  diagnostic->input_kind = INPUT_EMPTY;
  diagnostic->context = problem->reason ? CONTEXT_ERROR : CONTEXT_NONE;
  diagnostic->context_text = words_of(problem->reason);
  add(work, diagnostic);
  return true;
}

/* --- a document --- */

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
  return one->rule < two->rule ? -1 : one->rule > two->rule;
}

static const struct diagnostic **in_order(struct work *work)
{
  const struct diagnostic **order = arena_alloc(work->arena, work->found.count * sizeof *order);
  if (!order)
    return NULL;
  uint32_t count = 0;
  for (const struct diagnostic *d = work->found.first; d; d = d->next)
    if (is_server(d))
      order[count++] = d;
  uint32_t servers = count;
  for (const struct diagnostic *d = work->found.first; d; d = d->next)
    if (!is_server(d))
      order[count++] = d;
  qsort(order + servers, count - servers, sizeof *order, compare);
  return order;
}

static bool find_fixes(struct work *work)
{
  struct fix_finder finder = {.source = work->text->source,
                              .root = work->root,
                              .is_yaml = work->is_yaml,
                              .is_whole = work->is_whole,
                              .yaml = work->checker->yaml,
                              .arena = work->arena};
  for (struct diagnostic *d = work->found.first; d; d = d->next)
    if (!fix_find(&finder, d))
      return false;
  return true;
}

static bool deliver(struct work *work, uint64_t index, checked_sink *sink, void *context)
{
  struct text *text = work->text;
  struct checked checked = {
      .index = index, .source = text->source, .root = work->root, .count = work->found.count};
  if (work->checker->want_fixes && !find_fixes(work))
    return false;
  if (checked.count > 0) {
    checked.diagnostics = in_order(work);
    if (!checked.diagnostics ||
        (!text->lines.starts && !line_map_make(&text->lines, text->source, text->arena)))
      return false;
    checked.lines = &text->lines;
  }
  return sink(context, &checked);
}

/* --- the formats --- */

struct run {
  const struct checker *checker;
  const struct input *input;
  struct arena *arena;
  checked_sink *sink;
  void *context;
};

static struct work new_work(const struct run *run, struct text *text)
{
  return (struct work){.checker = run->checker, .text = text, .arena = run->arena};
}

static bool check_undecodable(const struct run *run, uint64_t index)
{
  struct source nothing = {.bytes = "", .first_line = (uint32_t)run->input->first_line};
  struct text text = {.source = &nothing, .arena = run->arena};
  struct work work = new_work(run, &text);
  const struct read_problem problem = {.fault = READ_BAD_ENCODING};
  return add_problem(&work, &problem) && deliver(&work, index, run->sink, run->context);
}

static bool check_json_source(const struct run *run, const struct source *source, uint64_t index,
                              bool empty)
{
  struct text text = {.source = source, .arena = run->arena};
  struct work work = new_work(run, &text);
  struct json_result result = {.root = NULL};
  if (!empty)
    result = json_read(source, run->arena);
  work.root = result.root;
  work.is_whole = result.problem.fault == READ_OK;
  if (result.problem.fault != READ_OK) {
    if (!add_problem(&work, &result.problem))
      return false;
  } else if (!check_schema(&work, result.root) || (result.root && !check_rules(&work, result.root)))
    return false;
  return deliver(&work, index, run->sink, run->context);
}

static bool check_json(const struct run *run)
{
  struct source source;
  arena_reset(run->arena);
  switch (source_decode(&source, run->input->bytes, run->input->length, run->arena)) {
  case DECODE_OK:
    return check_json_source(run, &source, run->input->first_document, run->input->length == 0);
  case DECODE_INVALID:
    return check_undecodable(run, run->input->first_document);
  default:
    return false;
  }
}

static bool is_blank_line(const char *bytes, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r')
      return false;
  return true;
}

/* Every line that is not blank is a body of its own, in UTF-8. */
static bool check_json_lines(const struct run *run)
{
  const char *at = run->input->bytes, *end = at + run->input->length;
  uint64_t line = run->input->first_line, index = run->input->first_document;
  for (; at < end; line++) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((newline ? newline : end) - at);
    if (!is_blank_line(at, length)) {
      uint32_t mark = length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
      struct source source = {at + mark, (uint32_t)length - mark, (uint32_t)line,
                              run->input->base + (uint64_t)(at - run->input->bytes) + mark};
      arena_reset(run->arena);
      if (!check_json_source(run, &source, index++, false))
        return false;
    }
    at = newline ? newline + 1 : end;
  }
  return true;
}

static bool check_yaml_document(const struct run *run, struct text *text, uint64_t index,
                                const struct yaml_result *result)
{
  struct work work = new_work(run, text);
  work.root = result->root;
  work.is_yaml = true;
  work.is_whole = result->problem_count == 0;
  for (uint32_t i = 0; i < result->problem_count; i++)
    if (!add_problem(&work, &result->problems[i]))
      return false;
  if (result->root && (!check_schema(&work, result->root) || !check_rules(&work, result->root)))
    return false;
  return deliver(&work, index, run->sink, run->context);
}

static bool check_yaml(const struct run *run)
{
  struct source source;
  struct arena arena; /* of the whole stream */
  struct text text = {.source = &source, .arena = &arena};
  arena_init(&arena);
  enum decode_result decoded =
      source_decode(&source, run->input->bytes, run->input->length, &arena);
  bool good = decoded != DECODE_NO_MEMORY;
  if (decoded == DECODE_INVALID)
    good = check_undecodable(run, run->input->first_document);
  if (decoded == DECODE_OK) {
    struct yaml_reader *reader = yaml_reader_new(&source, run->checker->yaml);
    struct yaml_result result;
    uint64_t index = run->input->first_document;
    good = reader != NULL;
    arena_reset(run->arena);
    while (good && yaml_read(reader, run->arena, &result)) {
      good = check_yaml_document(run, &text, index++, &result);
      arena_reset(run->arena);
    }
    yaml_reader_free(reader);
  }
  arena_free(&arena);
  return good;
}

bool check_input(const struct checker *checker, const struct input *input, struct arena *arena,
                 checked_sink *sink, void *context)
{
  static bool (*const by_format[])(const struct run *run) = {
      [INPUT_JSON] = check_json,
      [INPUT_YAML] = check_yaml,
      [INPUT_JSON_LINES] = check_json_lines,
  };
  struct run run = {checker, input, arena, sink, context};
  return by_format[input->format](&run);
}
