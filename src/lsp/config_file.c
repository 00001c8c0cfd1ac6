#include "lsp/config_file.h"

#include "lint/rule_file.h"
#include "report/safe_text.h"

#include <inttypes.h>

struct config_report {
  const struct server *server;
  struct document *document;
  json_t *items;
};

/* Appends a diagnostic that says TEXT, which is freed; false when memory ends. */
static bool append(const struct config_report *report, struct span at, struct buffer *text)
{
  json_t *range = document_range(report->document, at, report->server->client.encoding);
  json_t *message = text->failed ? NULL : message_text(text->bytes, text->length);
  buffer_free(text);
  return message_append(report->items, json_pack("{s:o, s:i, s:s, s:o}", "range", range, "severity",
                                                 1, "source", "terlint", "message", message));
}

/* Bytes that a decoder leaves out before the text. */
static uint32_t mark_length(const struct document *document)
{
  const struct buffer *text = &document->text;
  return text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* --- a configuration --- */

static bool append_problem(const struct config_report *report, const struct config *config,
                           const struct config_problem *problem)
{
  struct buffer text = {0};
  struct span at = problem->at;
  at.offset += mark_length(report->document);
  if (problem->path != config->path) {
    safe_text_put(&text, problem->path, strlen(problem->path));
    buffer_printf(&text, ":%" PRIu64 ":%u: ", problem->line, problem->column);
  }
  safe_text_put(&text, problem->reason, strlen(problem->reason));
  return append(report, at, &text);
}

/* The path of the folder that DOCUMENT is in; NULL when memory ends. */
static char *folder_of(const struct document *document)
{
  const char *slash = strrchr(document->path, '/');
  return strndup(document->path, (size_t)(slash - document->path));
}

static bool report_config(const struct config_report *report)
{
  const struct document *document = report->document;
  const struct buffer *text = &document->text;
  char *folder = folder_of(document);
  struct config *config =
      folder ? config_of_text(text->bytes, text->length, strrchr(document->path, '/') + 1, folder)
             : NULL;
  bool good = config != NULL;
  for (uint32_t i = 0; good && i < config->problem_count; i++)
    good = append_problem(report, config, &config->problems[i]);
  config_free(config);
  free(folder);
  return good;
}

/* --- a file of rules --- */

static bool on_rule(void *context, const struct lint_rule *rule, const struct doc_node *at)
{
  (void)context;
  (void)rule;
  (void)at;
  return true;
}

static bool on_error(void *context, const struct rule_error *error)
{
  const struct config_report *report = context;
  struct buffer text = {0};
  struct span at = error->at;
  at.offset += mark_length(report->document);
  buffer_put_string(&text, error->reason);
  if (error->word.length > 0) {
    buffer_put_string(&text, ": ");
    safe_text_put(&text, error->word.bytes, error->word.length);
  }
  if (error->suggestion)
    buffer_printf(&text, "; did you mean %s?", error->suggestion);
  return append(report, at, &text);
}

static bool append_read_problem(const struct config_report *report,
                                const struct read_problem *problem)
{
  const struct rule_error error = {
      .at = problem->at, .reason = problem->reason ? problem->reason : "cannot be read as YAML"};
  return problem->fault != READ_NO_MEMORY && on_error((void *)(uintptr_t)report, &error);
}

static bool report_rules(struct config_report *report, struct arena *arena)
{
  const struct rule_file_sink sink = {on_rule, on_error, report};
  const struct buffer *text = &report->document->text;
  uint32_t mark = mark_length(report->document);
  const struct source source = {text->bytes + mark, (uint32_t)text->length - mark, 1, 0};
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  struct yaml_result result = {.root = NULL};
  bool good = reader != NULL, goes_on = good;
  while (goes_on && yaml_read(reader, arena, &result)) {
    for (uint32_t i = 0; good && i < result.problem_count; i++)
      good = append_read_problem(report, &result.problems[i]);
    goes_on = good && result.problem_count == 0 && result.root;
    good = good && (!goes_on || rule_file_load(result.root, arena, &sink));
    goes_on = goes_on && good;
  }
  yaml_reader_free(reader);
  return good;
}

json_t *config_file_diagnose(struct server *server, struct document *document)
{
  struct config_report report = {server, document, json_array()};
  arena_reset(&server->arena);
  bool good = report.items != NULL;
  if (source_is_wide(document->text.bytes, document->text.length) ||
      document->text.length > CONFIG_MAX_LENGTH)
    return report.items;
  if (document->role == DOCUMENT_CONFIG)
    good = good && report_config(&report);
  else
    good = good && report_rules(&report, &server->arena);
  if (good)
    return report.items;
  json_decref(report.items);
  return NULL;
}
