#include "cli/contract.h"

#include "cli/files.h"
#include "read/yaml.h"
#include "report/safe_text.h"
#include "text/line_map.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static bool complain(const char *path, const char *reason)
{
  fprintf(stderr, "terlint: %s: %s\n", path, reason);
  return false;
}

/* REASON and WORD are ours or the file's own text. */
static bool complain_at(struct contract *contract, const char *path, const struct source *source,
                        uint32_t offset, const char *reason, struct doc_text word)
{
  struct line_map lines;
  if (!reason || !line_map_make(&lines, source, &contract->arena))
    return complain(path, strerror(ENOMEM));
  struct position at = line_map_position(&lines, offset);
  struct buffer line = {0};
  buffer_printf(&line, "terlint: %s:%" PRIu64 ":%u: %s", path, at.line, at.column, reason);
  if (word.length > 0) {
    buffer_put_string(&line, ": ");
    safe_text_put(&line, word.bytes, word.length);
  }
  buffer_put_char(&line, '\n');
  fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&line);
  return false;
}

static bool read_file(struct contract *contract, const char *path)
{
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return complain(path, strerror(errno));
  bool good = read_all(descriptor, &contract->bytes) || complain(path, strerror(errno));
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

bool contract_load(struct contract *contract, const char *path)
{
  struct source source;
  struct yaml_result result;
  *contract = (struct contract){.bytes = {0}};
  arena_init(&contract->arena);
  if (!read_file(contract, path))
    return false;
  if (source_decode(&source, contract->bytes.bytes, contract->bytes.length, &contract->arena) !=
      DECODE_OK)
    return complain(path, "is not text");
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  bool good = reader && yaml_read(reader, &contract->arena, &result);
  if (!good)
    complain(path, strerror(ENOMEM));
  good = good && compile(contract, path, &source, &result);
  yaml_reader_free(reader);
  return good;
}

void contract_free(struct contract *contract)
{
  arena_free(&contract->arena);
  buffer_free(&contract->bytes);
}
