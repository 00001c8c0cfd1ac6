/* Build tool: turns rules/ into C.
 *
 *   compile_rules ids      RULE.yaml…     the enumeration of rule_ids.h
 *   compile_rules rules    RULE.yaml…     rule_table
 *   compile_rules contract CONTRACT.yaml  schema_bundled
 *   compile_rules schemas  CONTRACT.yaml  json_schemas
 *
 * It runs the loaders that terlint runs on such files at run time. Prints to standard output; exits
 * 1 with `file:line:column: reason` on standard error where a file is not what it should be. */
#include "doc/json_write.h"
#include "lint/rule_load.h"
#include "read/yaml.h"
#include "schema/schema.h"
#include "tools/write_rules.h"
#include "tools/write_schemas.h"
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
  if (source_decode(&file->source, file->bytes.bytes, file->bytes.length, &file->arena) !=
      DECODE_OK)
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

static _Noreturn void die_of(struct file *file, const struct rule_error *error)
{
  struct buffer reason = {0};
  buffer_put_string(&reason, error->reason ? error->reason : "out of memory");
  if (error->word.bytes)
    buffer_printf(&reason, ": %.*s", (int)error->word.length, error->word.bytes);
  if (error->suggestion)
    buffer_printf(&reason, "; did you mean %s?", error->suggestion);
  buffer_put_char(&reason, '\0');
  die(file, error->at.offset, reason.bytes);
}

/* Whether a rule that comes with terlint says all that a reader of its page wants to know. */
static void check_page(struct file *file, const struct rule *rule)
{
  static const char *const keys[] = {"category", "severity", "why", "help", "examples"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (!doc_member(file->root, doc_text_of(keys[i])))
      die(file, 0, "a rule that comes with terlint needs category, severity, why, help, examples");
  if (rule->example_count == 0)
    die(file, 0, "a rule needs an example");
}

static const char *name_of(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(name_of(*(char *const *)a), name_of(*(char *const *)b));
}

/* Sorts PATHS by name and leaves out the contract, which is in the same folder. */
static void keep_rules(char **paths)
{
  size_t count = 0;
  for (size_t i = 0; paths[i]; i++)
    if (strcmp(name_of(paths[i]), "contract.yaml") != 0)
      paths[count++] = paths[i];
  paths[count] = NULL;
  qsort(paths, count, sizeof *paths, by_name);
}

static const struct lint_rule *load(struct file *file)
{
  struct rule_error error;
  const struct lint_rule *lint = rule_load(file->root, &file->arena, &error);
  if (!lint)
    die_of(file, &error);
  const struct rule *rule = lint->rule;
  const char *name = name_of(file->path);
  size_t length = strlen(rule->id);
  if (strncmp(name, rule->id, length) != 0 || strcmp(name + length, ".yaml") != 0)
    die(file, 0, "a rule's file is named after its id");
  check_page(file, rule);
  return lint;
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
  keep_rules(paths);
  for (; *paths; paths++) {
    struct file file;
    file_open(&file, *paths);
    print_enumerator(load(&file)->rule->id);
    file_close(&file);
  }
  printf("  RULE_ID_COUNT,\n};\n\n#endif\n");
}

/* --- rules --- */

/* What a first pass defines for each rule and the tables then name. */
static void print_rule_parts(char **paths)
{
  for (unsigned i = 0; paths[i]; i++) {
    struct file file;
    file_open(&file, paths[i]);
    write_rule_parts(load(&file), i);
    file_close(&file);
  }
}

static void print_table(char **paths, const char *head,
                        void (*write)(const struct lint_rule *rule, unsigned index))
{
  printf("\n%s = {\n", head);
  for (unsigned i = 0; paths[i]; i++) {
    struct file file;
    file_open(&file, paths[i]);
    write(load(&file), i);
    file_close(&file);
  }
  printf("};\n");
}

static void print_rules(char **paths)
{
  printf("/* Made from rules/ by compile_rules. */\n#include \"lint/function.h\"\n\n");
  write_rule_functions();
  keep_rules(paths);
  print_rule_parts(paths);
  print_table(paths, "const struct rule rule_table[]", write_rule);
  print_table(paths, "const struct lint_rule lint_table[]", write_lint_rule);
  printf("\nconst size_t rule_count = sizeof rule_table / sizeof *rule_table;\n");
}

/* --- contract --- */

static void print_type(const struct schema_type *type)
{
  printf("  {.kind = %u, .after = %u, .item = %u, .first = %u, .count = %u", type->kind,
         type->after, type->item, type->first, type->count);
  if (type->name) {
    printf(", .name = ");
    write_string(doc_text_of(type->name));
  }
  if (type->message) {
    printf(", .message = ");
    write_string(doc_text_of(type->message));
  }
  printf("},\n");
}

static void print_program(const struct schema_program *program)
{
  printf("static const struct schema_entry entries[] = {\n");
  for (uint32_t i = 0; i < program->entry_count; i++) {
    printf("  {");
    write_text(program->entries[i].name);
    printf(", %u},\n", program->entries[i].type);
  }
  printf("};\n\nstatic const struct schema_type types[] = {\n");
  for (uint32_t i = 0; i < program->type_count; i++)
    print_type(&program->types[i]);
  printf("};\n\nstatic const struct schema_field fields[] = {\n");
  for (uint32_t i = 0; i < program->field_count; i++) {
    const struct schema_field *field = &program->fields[i];
    printf("  {");
    write_text(field->name);
    printf(", ");
    write_text(field->alias);
    printf(", %u, %d},\n", field->type, field->required);
  }
  /* A list that may be empty gets one more element than it needs. */
  printf("};\n\nstatic const struct doc_text literals[] = {\n");
  for (uint32_t i = 0; i < program->literal_count; i++) {
    printf("  ");
    write_text(program->literals[i]);
    printf(",\n");
  }
  printf("  {0, 0}\n};\n\nstatic const uint16_t branches[] = {");
  for (uint32_t i = 0; i < program->branch_count; i++)
    printf("%u, ", program->branches[i]);
  printf("0};\n");
}

static void open_contract(struct file *file, const char *path, struct schema_program *program)
{
  struct schema_error error;
  file_open(file, path);
  if (!schema_compile(file->root, &file->arena, program, &error))
    die(file, error.at.offset, error.reason);
}

static void print_contract(char **paths)
{
  struct file file;
  struct schema_program program;
  open_contract(&file, *paths, &program);
  printf("/* Made from rules/contract.yaml by compile_rules. */\n#include \"schema/schema.h\"\n\n");
  print_program(&program);
  printf("\nconst struct schema_program schema_bundled = {\n"
         "  entries, types, fields, literals, branches, %u, %u, %u, %u, %u};\n",
         program.entry_count, program.type_count, program.field_count, program.literal_count,
         program.branch_count);
  file_close(&file);
}

static void print_schemas(char **paths)
{
  struct file file;
  struct schema_program program;
  struct schema_error error;
  open_contract(&file, *paths, &program);
  if (!write_schemas(file.root, &file.arena, &error))
    die(&file, error.at.offset, error.reason);
  file_close(&file);
}

int main(int argc, char **argv)
{
  static const struct {
    const char *word;
    void (*print)(char **paths);
  } outputs[] = {
      {"ids", print_ids},
      {"rules", print_rules},
      {"contract", print_contract},
      {"schemas", print_schemas},
  };
  if (argc > 2)
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
      if (strcmp(argv[1], outputs[i].word) == 0) {
        outputs[i].print(argv + 2);
        return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
      }
  fprintf(stderr, "usage: compile_rules ids|rules|contract|schemas FILE...\n");
  return 2;
}
