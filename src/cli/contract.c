#include "cli/contract.h"

#include "base/read_all.h"
#include "cli/complain.h"
#include "read/yaml.h"
#include "text/line_map.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

/* REASON and WORD are ours or the file's own text. */
static bool complain_at(struct contract *contract, const char *path, const struct source *source,
                        uint32_t offset, const char *reason, struct doc_text word)
{
  struct line_map lines;
  if (!reason || !line_map_make(&lines, source, &contract->arena))
    return complain("%s: %s", path, strerror(ENOMEM));
  struct position at = line_map_position(&lines, offset);
  return complain("%s:%" PRIu64 ":%u: %s%s%.*s", path, at.line, at.column, reason,
                  word.length ? ": " : "", (int)word.length, word.length ? word.bytes : "");
}

static bool read_file(struct contract *contract, const char *path)
{
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return complain("%s: %s", path, strerror(errno));
  bool good = read_all(descriptor, &contract->bytes, SOURCE_MAX_LENGTH) ||
              complain("%s: %s", path, strerror(errno));
  close(descriptor);
  return good;
}

static bool compile(struct contract *contract, const char *path, const struct source *source,
                    const struct yaml_result *result)
{
  struct schema_error error;
  const struct doc_text none = {NULL, 0};
  if (result->problem_count > 0) {
    const struct read_problem *problem = &result->problems[0];
    const char *reason = problem->reason ? problem->reason : "cannot be read as YAML";
    return complain_at(contract, path, source, problem->at.offset, reason, none);
  }
  return schema_compile(result->root, &contract->arena, &contract->program, &error) ||
         complain_at(contract, path, source, error.at.offset, error.reason, error.word);
}

static bool load(struct contract *contract, const char *path)
{
  struct source source;
  struct yaml_result result;
  if (!read_file(contract, path))
    return false;
  if (source_decode(&source, contract->bytes.bytes, contract->bytes.length, &contract->arena) !=
      DECODE_OK)
    return complain("%s: is not text", path);
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  bool good = reader && yaml_read(reader, &contract->arena, &result);
  if (!good)
    complain("%s: %s", path, strerror(ENOMEM));
  good = good && compile(contract, path, &source, &result);
  yaml_reader_free(reader);
  return good;
}

/* --- the choice --- */

static const char request_schema[] = "TeamExecutionRequest";

static bool complain_schema(const struct schema_program *program, const char *name)
{
  struct buffer names = {0};
  for (uint16_t i = 0; i < program->entry_count; i++) {
    struct doc_text entry = program->entries[i].name;
    buffer_put_string(&names, i > 0 ? ", " : " ");
    buffer_put(&names, entry.bytes, entry.length);
  }
  complain("%s: the contract has no such schema; it has%.*s", name, (int)names.length, names.bytes);
  buffer_free(&names);
  return false;
}

bool contract_choose(struct contract *contract, const struct options *options,
                     struct checker *checker)
{
  const char *wanted = options->schema ? options->schema : request_schema;
  *contract = (struct contract){.bytes = {0}};
  arena_init(&contract->arena);
  if (options->contract && !load(contract, options->contract))
    return false;
  checker->program = options->contract ? &contract->program : &schema_bundled;
  int type = schema_find(checker->program, doc_text_of(wanted));
  if (type < 0)
    return complain_schema(checker->program, wanted);
  checker->schema = (uint16_t)type;
  checker->is_request = strcmp(wanted, request_schema) == 0;
  contract->patterns = checker->patterns = pattern_cache_new();
  return (contract->patterns && checker_compile(checker, &contract->arena)) ||
         complain("%s", strerror(ENOMEM));
}

void contract_free(struct contract *contract)
{
  pattern_cache_free(contract->patterns);
  arena_free(&contract->arena);
  buffer_free(&contract->bytes);
}
