#include "cli/contract.h"

#include "cli/complain.h"
#include "cli/option_records.h"

static bool load(struct contract *contract, const char *path)
{
  const struct doc_node *root;
  struct schema_error error;
  if (!yaml_file_open(&contract->file, path) || !yaml_file_next(&contract->file, &root))
    return false;
  return schema_compile(root, &contract->arena, &contract->program, &error) ||
         yaml_file_complain(&contract->file, error.at.offset, error.reason, error.word, NULL);
}

/* --- the choice --- */

static const char request_schema[] = "TeamExecutionRequest";

static bool complain_schema(const struct schema_program *program, const struct options *options,
                            const char *name)
{
  struct buffer names = {0};
  char origin[OPTION_SHOWN];
  option_put_origin(options, "schema", origin);
  for (uint16_t i = 0; i < program->entry_count; i++) {
    struct doc_text entry = program->entries[i].name;
    buffer_put_string(&names, i > 0 ? ", " : " ");
    buffer_put(&names, entry.bytes, entry.length);
  }
  complain("%s %s: the contract has no such schema; it has%.*s", origin, name, (int)names.length,
           names.bytes);
  buffer_free(&names);
  return false;
}

bool contract_choose(struct contract *contract, const struct options *options,
                     struct checker *checker)
{
  const char *wanted = options->schema ? options->schema : request_schema;
  *contract = (struct contract){.file = {.path = NULL}};
  arena_init(&contract->arena);
  if (options->contract && !load(contract, options->contract))
    return false;
  checker->program = options->contract ? &contract->program : &schema_bundled;
  int type = schema_find(checker->program, doc_text_of(wanted));
  if (type < 0)
    return complain_schema(checker->program, options, wanted);
  checker->schema = (uint16_t)type;
  checker->is_request = strcmp(wanted, request_schema) == 0;
  return true;
}

void contract_free(struct contract *contract)
{
  arena_free(&contract->arena);
  yaml_file_free(&contract->file);
}
