/* Build tool: turns rules/ into C.
 *
 *   compile_rules ids      RULE.yaml…     the enumeration of rule_ids.h
 *   compile_rules rules    RULE.yaml…     rule_table
 *   compile_rules contract CONTRACT.yaml  schema_bundled
 *
 * It runs the loaders that terlint runs on such files at run time. Prints to standard output; exits
 * 1 with `file:line:column: reason` on standard error where a file is not what it should be. */
#include "doc/json_write.h"
#include "lint/rule_load.h"
#include "read/yaml.h"
#include "schema/schema.h"
#include "text/line_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
  const char *path;
  struct buffer bytes;
  struct arena arena;
  struct source source;
  const struct doc_node *root;
};

static _Noreturn void die(struct file *file, uint32_t offset, const char *reason)
{
  struct line_map map;
  struct position position = {1, 1, 0};
  if (file->source.bytes && line_map_make(&map, &file->source, &file->arena))
    position = line_map_position(&map, offset);
  fprintf(stderr, "%s:%llu:%u: %s\n", file->path, (unsigned long long)position.line,
          position.column, reason ? reason : "out of memory");
  exit(EXIT_FAILURE);
}

static void read_bytes(struct file *file)
{
  FILE *stream = fopen(file->path, "rb");
  char block[4096];
  size_t length;
  if (!stream)
    die(file, 0, "cannot be read");
  while ((length = fread(block, 1, sizeof block, stream)) > 0)
    buffer_put(&file->bytes, block, length);
  if (ferror(stream) || file->bytes.failed || file->bytes.length > SOURCE_MAX_LENGTH)
    die(file, 0, "cannot be read");
  fclose(stream);
}

static void file_open(struct file *file, const char *path)
{
  *file = (struct file){.path = path};
  arena_init(&file->arena);
  read_bytes(file);
  if (source_decode(&file->source, file->bytes.bytes, file->bytes.length, &file->arena) != DECODE_OK)
    die(file, 0, "is not text");
  struct yaml_reader *reader = yaml_reader_new(&file->source, YAML_1_2);
  struct yaml_result result;
  if (!reader || !yaml_read(reader, &file->arena, &result))
    die(file, 0, "cannot be read");
  if (result.problem_count > 0)
    die(file, result.problems[0].at.offset, result.problems[0].reason);
  yaml_reader_free(reader);
  file->root = result.root;
}

static void file_close(struct file *file)
{
  arena_free(&file->arena);
  buffer_free(&file->bytes);
}

static struct rule load(struct file *file)
{
  struct rule rule;
  struct rule_error error;
  if (!rule_load(file->root, &file->arena, &rule, &error))
    die(file, error.at.offset, error.reason);
  const char *slash = strrchr(file->path, '/');
  const char *name = slash ? slash + 1 : file->path;
  size_t length = strlen(rule.id);
  if (strncmp(name, rule.id, length) != 0 || strcmp(name + length, ".yaml") != 0)
    die(file, 0, "a rule's file is named after its id");
  return rule;
}

/* --- ids --- */

static void print_enumerator(const char *id)
{
  printf("  RULE_");
  for (; *id; id++)
    putchar(*id == '-' ? '_' : *id >= 'a' && *id <= 'z' ? *id - 'a' + 'A' : *id);
  printf(",\n");
}

static void print_ids(char **paths)
{
  printf("/* Made from rules/ by compile_rules: indices into rule_table. */\n"
         "#ifndef TERLINT_RULE_IDS_H\n#define TERLINT_RULE_IDS_H\n\nenum rule_id {\n");
  for (; *paths; paths++) {
    struct file file;
    file_open(&file, *paths);
    print_enumerator(load(&file).id);
    file_close(&file);
  }
  printf("  RULE_ID_COUNT,\n};\n\n#endif\n");
}

/* --- rules --- */

/* A C literal: a JSON string is one, but for \u escapes, which these texts have none of. */
static void print_string(struct doc_text text)
{
  struct buffer out = {0};
  json_write_string(&out, text);
  fwrite(out.bytes, 1, out.length, stdout);
  buffer_free(&out);
}

static void print_string_field(const char *name, const char *string)
{
  printf(" .%s = ", name);
  print_string(doc_text_of(string));
  printf(",\n   ");
}

static void print_rules(char **paths)
{
  printf("/* Made from rules/ by compile_rules. */\n#include \"diag/rule.h\"\n\n"
         "const struct rule rule_table[] = {\n");
  for (; *paths; paths++) {
    struct file file;
    file_open(&file, *paths);
    struct rule rule = load(&file);
    printf("  {");
    print_string_field("id", rule.id);
    print_string_field("type", rule.type);
    print_string_field("summary", rule.summary);
    print_string_field("why", rule.why);
    print_string_field("help", rule.help);
    printf(" .category = %d, .severity = %d, .bad_request = %d},\n", (int)rule.category,
           (int)rule.severity, rule.bad_request);
    file_close(&file);
  }
  printf("};\n\nconst size_t rule_count = sizeof rule_table / sizeof *rule_table;\n");
}

/* --- contract --- */

static void print_text(struct doc_text text)
{
  if (!text.bytes) {
    printf("{0, 0}");
    return;
  }
  printf("{");
  print_string(text);
  printf(", %u}", text.length);
}

static void print_type(const struct schema_type *type)
{
  printf("  {.kind = %u, .after = %u, .item = %u, .first = %u, .count = %u", type->kind,
         type->after, type->item, type->first, type->count);
  if (type->name) {
    printf(", .name = ");
    print_string(doc_text_of(type->name));
  }
  if (type->message) {
    printf(", .message = ");
    print_string(doc_text_of(type->message));
  }
  printf("},\n");
}

static void print_program(const struct schema_program *program)
{
  printf("static const struct schema_entry entries[] = {\n");
  for (uint32_t i = 0; i < program->entry_count; i++) {
    printf("  {");
    print_text(program->entries[i].name);
    printf(", %u},\n", program->entries[i].type);
  }
  printf("};\n\nstatic const struct schema_type types[] = {\n");
  for (uint32_t i = 0; i < program->type_count; i++)
    print_type(&program->types[i]);
  printf("};\n\nstatic const struct schema_field fields[] = {\n");
  for (uint32_t i = 0; i < program->field_count; i++) {
    const struct schema_field *field = &program->fields[i];
    printf("  {");
    print_text(field->name);
    printf(", ");
    print_text(field->alias);
    printf(", %u, %d},\n", field->type, field->required);
  }
  /* A list that may be empty gets one more element than it needs. */
  printf("};\n\nstatic const struct doc_text literals[] = {\n");
  for (uint32_t i = 0; i < program->literal_count; i++) {
    printf("  ");
    print_text(program->literals[i]);
    printf(",\n");
  }
  printf("  {0, 0}\n};\n\nstatic const uint16_t branches[] = {");
  for (uint32_t i = 0; i < program->branch_count; i++)
    printf("%u, ", program->branches[i]);
  printf("0};\n");
}

static void print_contract(char **paths)
{
  struct file file;
  struct schema_program program;
  struct schema_error error;
  file_open(&file, *paths);
  if (!schema_compile(file.root, &file.arena, &program, &error))
    die(&file, error.at.offset, error.reason);
  printf("/* Made from rules/contract.yaml by compile_rules. */\n#include \"schema/schema.h\"\n\n");
  print_program(&program);
  printf("\nconst struct schema_program schema_bundled = {\n"
         "  entries, types, fields, literals, branches, %u, %u, %u, %u, %u};\n",
         program.entry_count, program.type_count, program.field_count, program.literal_count,
         program.branch_count);
  file_close(&file);
}

int main(int argc, char **argv)
{
  static const struct {
    const char *word;
    void (*print)(char **paths);
  } outputs[] = {{"ids", print_ids}, {"rules", print_rules}, {"contract", print_contract}};
  if (argc > 2)
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
      if (strcmp(argv[1], outputs[i].word) == 0) {
        outputs[i].print(argv + 2);
        return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
      }
  fprintf(stderr, "usage: compile_rules ids|rules|contract FILE...\n");
  return 2;
}
