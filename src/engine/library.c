/* libterlint's face to the engine. */
#include "terlint.h"

#include "config.h"
#include "engine/check.h"
#include "report/detail.h"

#include <string.h>

struct delivery {
  ter_sink *sink;
  void *context;
  struct buffer message, loc, help;
  bool stopped;
};

const char *ter_version(void)
{
  return PACKAGE_VERSION;
}

static struct ter_position position_of(const struct line_map *lines, uint32_t offset)
{
  struct position at = line_map_position(lines, offset);
  return (struct ter_position){at.line, at.column, at.offset};
}

/* False when memory ends or the sink stops it. */
static bool deliver(struct delivery *delivery, const struct checked *checked,
                    const struct diagnostic *diagnostic)
{
  buffer_clear(&delivery->message);
  buffer_clear(&delivery->loc);
  buffer_clear(&delivery->help);
  detail_write_message(&delivery->message, diagnostic);
  detail_write_loc(&delivery->loc, diagnostic);
  detail_write_help(&delivery->help, diagnostic);
  buffer_put_char(&delivery->message, '\0');
  buffer_put_char(&delivery->loc, '\0');
  buffer_put_char(&delivery->help, '\0');
  if (delivery->message.failed || delivery->loc.failed || delivery->help.failed)
    return false;
  struct ter_finding finding = {
      .document = checked->index,
      .rule = diagnostic->rule->id,
      .severity = (enum ter_severity)diagnostic->severity,
      .message = delivery->message.bytes,
      .loc = delivery->loc.bytes,
      .help = delivery->help.bytes,
      .start = position_of(checked->lines, diagnostic->span.offset),
      .end = position_of(checked->lines, span_end(diagnostic->span)),
  };
  delivery->stopped = delivery->sink(delivery->context, &finding) != 0;
  return !delivery->stopped;
}

static bool on_document(void *context, const struct checked *checked)
{
  for (uint32_t i = 0; i < checked->count; i++)
    if (!deliver(context, checked, checked->diagnostics[i]))
      return false;
  return true;
}

int ter_check(enum ter_format format, const char *text, size_t length, ter_sink *sink,
              void *context)
{
  static const enum input_format formats[] = {
      [TER_JSON] = INPUT_JSON, [TER_YAML] = INPUT_YAML, [TER_JSON_LINES] = INPUT_JSON_LINES};
  struct checker checker = {.program = &schema_bundled, .is_request = true};
  struct delivery delivery = {.sink = sink, .context = context};
  struct input input = {length > 0 ? text : "", length, formats[format], 1, 1, 0};
  struct arena arena, rules;
  int schema = schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  if (length > SOURCE_MAX_LENGTH || schema < 0)
    return -1;
  checker.schema = (uint16_t)schema;
  checker.patterns = pattern_cache_new();
  arena_init(&arena);
  arena_init(&rules);
  bool whole = checker.patterns && checker_compile(&checker, &rules) &&
               check_input(&checker, &input, &arena, on_document, &delivery);
  arena_free(&rules);
  arena_free(&arena);
  pattern_cache_free(checker.patterns);
  buffer_free(&delivery.message);
  buffer_free(&delivery.loc);
  buffer_free(&delivery.help);
  return whole ? 0 : delivery.stopped ? 1 : -1;
}
