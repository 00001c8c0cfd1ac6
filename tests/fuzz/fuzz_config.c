/* A configuration, and a file of rules, of any bytes: what is wrong stands in the text and is said
 * in words. */
#include "fuzz.h"

#include "config/config.h"
#include "lint/rule_file.h"

/* Places are in the text as decoded, which is longer than the bytes in another encoding. */
static void read_config(const char *bytes, size_t length)
{
  bool is_wide = source_is_wide(bytes, length);
  struct config *config = config_of_text(bytes, length, "path", "/nowhere");
  HOLDS(config != NULL);
  for (uint32_t i = 0; i < config->problem_count; i++) {
    const struct config_problem *problem = &config->problems[i];
    HOLDS(is_wide || problem->path != config->path || span_end(problem->at) <= length);
    HOLDS(problem->reason && *problem->reason);
    HOLDS(i == 0 || problem->line >= config->problems[i - 1].line);
  }
  config_free(config);
}

static bool on_rule(void *context, const struct lint_rule *rule, const struct doc_node *at)
{
  const size_t *length = context;
  HOLDS(rule->rule->id && *rule->rule->id && span_end(at->span) <= *length);
  return true;
}

static bool on_error(void *context, const struct rule_error *error)
{
  const size_t *length = context;
  HOLDS(error->reason && *error->reason && span_end(error->at) <= *length);
  return true;
}

static void read_rules(const char *bytes, size_t length)
{
  const struct rule_file_sink sink = {on_rule, on_error, &length};
  struct source source = {bytes, (uint32_t)length, 1, 0};
  struct arena arena;
  struct yaml_result result;
  arena_init(&arena);
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  HOLDS(reader != NULL);
  while (yaml_read(reader, &arena, &result))
    if (result.root && result.problem_count == 0)
      HOLDS(rule_file_load(result.root, &arena, &sink));
  yaml_reader_free(reader);
  arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct fuzz_input bytes = {data, data + size};
  bool of_rules = fuzz_byte(&bytes) & 1;
  const char *text = (const char *)bytes.at;
  size_t length = (size_t)(bytes.end - bytes.at);
  if (length <= CONFIG_MAX_LENGTH)
    (of_rules ? read_rules : read_config)(text, length);
  return 0;
}
