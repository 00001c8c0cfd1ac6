#include "lint/path.h"

enum { MAX_STEPS = 64 };

struct parser {
  struct doc_text text;
  uint32_t at;
  struct arena *arena;
  struct lint_path_error *error;
  struct lint_step steps[MAX_STEPS];
  uint16_t count;
};

static bool fail(struct parser *parser, const char *reason)
{
  *parser->error = (struct lint_path_error){parser->at, reason};
  return false;
}

/* The byte OFFSET further on; 0 past the end. */
static char peek(const struct parser *parser, uint32_t offset)
{
  uint32_t at = parser->at + offset;
  return at < parser->text.length ? parser->text.bytes[at] : '\0';
}

static bool is_end(const struct parser *parser)
{
  return parser->at == parser->text.length;
}

static bool add(struct parser *parser, struct lint_step step)
{
  if (parser->count == MAX_STEPS)
    return fail(parser, "the path has too many steps");
  parser->steps[parser->count++] = step;
  return true;
}

/* A name behind a dot: up to the next step. */
static bool parse_name(struct parser *parser, bool deep)
{
  if (peek(parser, 0) == '*') {
    parser->at++;
    return add(parser, (struct lint_step){.kind = LINT_STEP_EACH, .deep = deep});
  }
  uint32_t start = parser->at;
  while (!is_end(parser) && !strchr(".[~*()?@^ ", peek(parser, 0)))
    parser->at++;
  if (parser->at == start)
    return fail(parser, "a name or * must follow the dot");
  struct doc_text name = {parser->text.bytes + start, parser->at - start};
  return add(parser, (struct lint_step){.kind = LINT_STEP_MEMBER, .deep = deep, .name = name});
}

/* ['name'], with backslash escapes of the quote and of itself. */
static bool parse_quoted(struct parser *parser, bool deep)
{
  char quote = peek(parser, 0);
  char *name = arena_alloc(parser->arena, (size_t)parser->text.length + 1);
  uint32_t length = 0;
  if (!name)
    return fail(parser, NULL);
  for (parser->at++; peek(parser, 0) != quote; parser->at++) {
    if (peek(parser, 0) == '\\')
      parser->at++;
    if (is_end(parser))
      return fail(parser, "the quoted name has no end");
    name[length++] = peek(parser, 0);
  }
  parser->at++;
  struct doc_text text = {name, length};
  return add(parser, (struct lint_step){.kind = LINT_STEP_MEMBER, .deep = deep, .name = text});
}

static bool parse_index(struct parser *parser, bool deep)
{
  uint32_t index = 0;
  uint32_t start = parser->at;
  while (peek(parser, 0) >= '0' && peek(parser, 0) <= '9' && parser->at - start < 9)
    index = index * 10 + (uint32_t)(parser->text.bytes[parser->at++] - '0');
  return add(parser, (struct lint_step){.kind = LINT_STEP_ITEM, .deep = deep, .index = index});
}

static bool parse_bracket(struct parser *parser, bool deep)
{
  char first = peek(parser, 1);
  bool good;
  parser->at++;
  if (first == '*') {
    parser->at++;
    good = add(parser, (struct lint_step){.kind = LINT_STEP_EACH, .deep = deep});
  } else if (first == '\'' || first == '"')
    good = parse_quoted(parser, deep);
  else if (first >= '0' && first <= '9')
    good = parse_index(parser, deep);
  else
    good =
        fail(parser, "takes ['name'], [0] or [*]: filters, slices and scripts are not supported");
  if (!good)
    return false;
  if (peek(parser, 0) != ']')
    return fail(parser, "a ] must close the bracket: unions and slices are not supported");
  parser->at++;
  return true;
}

static bool parse_step(struct parser *parser)
{
  bool deep = peek(parser, 0) == '.' && peek(parser, 1) == '.';
  if (deep)
    parser->at += 2;
  if (peek(parser, 0) == '[')
    return parse_bracket(parser, deep);
  if (deep)
    return parse_name(parser, true);
  if (peek(parser, 0) != '.')
    return fail(parser, "a step must begin with . or [");
  parser->at++;
  return parse_name(parser, false);
}

bool lint_path_compile(struct doc_text text, struct arena *arena, struct lint_path *path,
                       struct lint_path_error *error)
{
  struct parser parser = {.text = text, .arena = arena, .error = error};
  *path = (struct lint_path){NULL, 0, false};
  if (peek(&parser, 0) != '$')
    return fail(&parser, "a path must begin with $");
  parser.at++;
  while (!is_end(&parser) && peek(&parser, 0) != '~')
    if (!parse_step(&parser))
      return false;
  if (!is_end(&parser)) {
    path->keys = true;
    parser.at++;
  }
  if (!is_end(&parser))
    return fail(&parser, "~ must be the last character of the path");
  path->count = parser.count;
  path->steps = (const struct lint_step *)arena_copy(arena, parser.steps,
                                                     parser.count * sizeof *parser.steps);
  return path->steps || fail(&parser, NULL);
}
