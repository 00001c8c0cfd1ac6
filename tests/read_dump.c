/* What the YAML reader makes of files, for the tests that hold it to other people's readers.
 *
 *   read_dump [--yaml 1.1] FILE...
 *
 * For each file a line `file NAME`; for each of its documents a line `value JSON`, empty where the
 * document was lost, and for each problem a line `problem LINE:COLUMN FAULT REASON`. */
#include "doc/json_write.h"
#include "read/yaml.h"
#include "text/line_map.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const fault_words[] = {
    [READ_BAD_ENCODING] = "encoding",  [READ_LONG_INTEGER] = "long-integer",
    [READ_TOO_DEEP] = "too-deep",      [READ_YAML_INVALID] = "yaml-invalid",
    [READ_YAML_TAG] = "yaml-tag",      [READ_YAML_ALIASES] = "alias-limit",
    [READ_YAML_TEMPLATE] = "template", [READ_NO_MEMORY] = "no-memory",
};

static bool read_file(const char *path, struct buffer *bytes)
{
  char block[4096];
  size_t length;
  FILE *stream = fopen(path, "rb");
  if (!stream)
    return false;
  while ((length = fread(block, 1, sizeof block, stream)) > 0)
    buffer_put(bytes, block, length);
  fclose(stream);
  return !bytes->failed;
}

static void dump_document(const struct yaml_result *result, const struct line_map *lines)
{
  struct buffer out = {0};
  if (result->root)
    json_write_value(&out, result->root);
  printf("value %.*s\n", (int)out.length, out.bytes ? out.bytes : "");
  buffer_free(&out);
  for (uint32_t i = 0; i < result->problem_count; i++) {
    const struct read_problem *problem = &result->problems[i];
    struct position at = line_map_position(lines, problem->at.offset);
    printf("problem %" PRIu64 ":%u %s %s\n", at.line, at.column, fault_words[problem->fault],
           problem->reason ? problem->reason : "");
  }
}

static bool dump_file(const char *path, enum yaml_version version)
{
  struct buffer bytes = {0};
  struct arena text, arena;
  struct source source;
  struct line_map lines;
  struct yaml_result result;
  struct yaml_reader *reader = NULL;
  arena_init(&text);
  arena_init(&arena);
  printf("file %s\n", path);
  bool good = read_file(path, &bytes);
  if (good &&
      source_decode(&source, bytes.length ? bytes.bytes : "", bytes.length, &text) != DECODE_OK)
    printf("problem 1:1 encoding\n");
  else if (good && (reader = yaml_reader_new(&source, version)) &&
           line_map_make(&lines, &source, &text))
    while (yaml_read(reader, &arena, &result)) {
      dump_document(&result, &lines);
      arena_reset(&arena);
    }
  yaml_reader_free(reader);
  arena_free(&arena);
  arena_free(&text);
  buffer_free(&bytes);
  return good;
}

int main(int argc, char **argv)
{
  bool is_1_1 = argc > 2 && strcmp(argv[1], "--yaml") == 0 && strcmp(argv[2], "1.1") == 0;
  bool good = true;
  for (int i = is_1_1 ? 3 : 1; i < argc; i++)
    good &= dump_file(argv[i], is_1_1 ? YAML_1_1 : YAML_1_2);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
