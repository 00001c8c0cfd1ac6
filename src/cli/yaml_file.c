#include "cli/yaml_file.h"

#include "base/read_all.h"
#include "cli/complain.h"
#include "text/line_map.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

static bool read_file(struct yaml_file *file)
{
  int descriptor = open(file->path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return complain("%s: %s", file->path, strerror(errno));
  bool good = read_all(descriptor, &file->bytes, SOURCE_MAX_LENGTH) ||
              complain("%s: %s", file->path, strerror(errno));
  close(descriptor);
  return good;
}

bool yaml_file_open(struct yaml_file *file, const char *path)
{
  *file = (struct yaml_file){.path = path};
  arena_init(&file->arena);
  if (!read_file(file))
    return false;
  if (source_decode(&file->source, file->bytes.bytes, file->bytes.length, &file->arena) !=
      DECODE_OK)
    return complain("%s: is not text", path);
  file->reader = yaml_reader_new(&file->source, YAML_1_2);
  return file->reader || complain("%s: %s", path, strerror(ENOMEM));
}

void yaml_file_free(struct yaml_file *file)
{
  yaml_reader_free(file->reader);
  arena_free(&file->arena);
  buffer_free(&file->bytes);
}

bool yaml_file_next(struct yaml_file *file, const struct doc_node **root)
{
  struct yaml_result result;
  const struct doc_text none = {NULL, 0};
  *root = NULL;
  if (!yaml_read(file->reader, &file->arena, &result))
    return true;
  *root = result.root;
  if (result.problem_count == 0)
    return true;
  const struct read_problem *problem = &result.problems[0];
  bool is_memory = problem->fault == READ_NO_MEMORY;
  const char *reason = problem->reason ? problem->reason : "cannot be read as YAML";
  return yaml_file_complain(file, problem->at.offset, is_memory ? NULL : reason, none, NULL);
}

bool yaml_file_complain(struct yaml_file *file, uint32_t offset, const char *reason,
                        struct doc_text word, const char *suggestion)
{
  struct line_map lines;
  if (!reason || !line_map_make(&lines, &file->source, &file->arena))
    return complain("%s: %s", file->path, strerror(ENOMEM));
  struct position at = line_map_position(&lines, offset);
  return complain("%s:%" PRIu64 ":%u: %s%s%.*s%s%s%s", file->path, at.line, at.column, reason,
                  word.length ? ": " : "", (int)word.length, word.length ? word.bytes : "",
                  suggestion ? "; did you mean " : "", suggestion ? suggestion : "",
                  suggestion ? "?" : "");
}
