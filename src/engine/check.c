#include "engine/check.h"

#include "engine/hide.h"
#include "engine/judge.h"
#include "engine/silence.h"
#include "read/json.h"

/* What the documents of one source share: its lines are found once, when something is reported. */
struct text {
  const struct source *source;
  struct arena *arena;              /* as long-lived as the source */
  struct line_map lines;            /* without `starts` until they are needed */
  struct suppressions suppressions; /* likewise; only YAML has comments */
  uint32_t end;                     /* of the document before, with what stands behind it */
  struct code_points counted;       /* before the last problem */
};

struct run {
  const struct checker *checker;
  const struct input *input;
  struct arena *arena;
  checked_sink *sink;
  void *context;
};

/* Hands JUDGEMENT, of document INDEX, to the sink. */
static bool deliver(const struct run *run, struct text *text, struct judgement *judgement,
                    uint64_t index)
{
  struct checked checked = {.index = index,
                            .source = text->source,
                            .root = judgement->root,
                            .is_whole = judgement->is_whole};
  if (run->checker->want_fixes && !judge_fixes(judgement))
    return false;
  if (judgement->found.count > 0) {
    if (!judge_order(judgement, &checked.diagnostics, &checked.count) ||
        (!text->lines.starts && !line_map_make(&text->lines, text->source, text->arena)))
      return false;
    checked.lines = &text->lines;
    if (!hide_find(judgement, &text->lines, &checked.secrets))
      return false;
  }
  return run->sink(run->context, &checked);
}

/* --- the formats --- */

static struct judgement new_judgement(const struct run *run, struct text *text)
{
  return (struct judgement){.checker = run->checker,
                            .source = text->source,
                            .counted = &text->counted,
                            .arena = run->arena};
}

static bool check_undecodable(const struct run *run, uint64_t index)
{
  struct source nothing = {.bytes = "", .first_line = (uint32_t)run->input->first_line};
  struct text text = {.source = &nothing, .arena = run->arena};
  struct judgement judgement = new_judgement(run, &text);
  const struct read_problem problem = {.fault = READ_BAD_ENCODING};
  return judge_problem(&judgement, &problem) && deliver(run, &text, &judgement, index);
}

static bool check_json_source(const struct run *run, const struct source *source, uint64_t index,
                              bool empty)
{
  struct text text = {.source = source, .arena = run->arena};
  struct judgement judgement = new_judgement(run, &text);
  struct json_result result = {.root = NULL};
  if (!empty)
    result = json_read(source, run->arena);
  judgement.is_whole = result.problem.fault == READ_OK;
  judgement.flags = result.flags;
  bool good = result.problem.fault != READ_OK ? judge_problem(&judgement, &result.problem)
                                              : judge_tree(&judgement, result.root);
  return good && deliver(run, &text, &judgement, index);
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

/* Every line that is not blank is a body of its own without its end, LF or CR LF, in UTF-8, with a
 * byte order mark or without. The one of the first line is the file's, which offsets do not count.
 */
static bool check_json_lines(const struct run *run)
{
  const char *at = run->input->bytes, *end = at + run->input->length;
  uint64_t line = run->input->first_line, index = run->input->first_document;
  uint64_t base = run->input->base;
  const char *text = base == 0 ? at + source_mark(at, run->input->length) : at;
  for (; at < end; line++) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((newline ? newline : end) - at);
    length -= newline && length > 0 && newline[-1] == '\r';
    if (!is_blank_line(at, length)) {
      uint32_t mark = source_mark(at, length);
      struct source source = {at + mark, (uint32_t)length - mark, (uint32_t)line,
                              base + (uint64_t)(at + mark - text)};
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
  struct judgement judgement = new_judgement(run, text);
  judgement.is_yaml = true;
  judgement.is_whole = result->problem_count == 0;
  for (uint32_t i = 0; i < result->problem_count; i++)
    if (!judge_problem(&judgement, &result->problems[i]))
      return false;
  uint32_t start = text->end;
  text->end = result->end;
  judgement.flags = result->flags;
  judgement.aliased = result->aliased;
  return (!result->root || judge_tree(&judgement, result->root)) &&
         silence(&judgement, &text->suppressions, start, text->end, text->arena) &&
         deliver(run, text, &judgement, index);
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
