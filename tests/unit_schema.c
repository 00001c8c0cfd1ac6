/* The contract's compiler: what it refuses, and where. */
#include "unit.h"

#include "base/buffer.h"
#include "read/yaml.h"
#include "schema/schema.h"

static const struct {
  const char *schema; /* of the component A */
  const char *reason; /* NULL: good */
  const char *at;     /* where the error begins */
} cases[] = {
    {"{type: string}", NULL, NULL},
    {"{type: object, properties: {b: {$ref: '#/components/schemas/A'}}}", NULL, NULL},
    {"{anyOf: [{type: string}, {type: integer}, {type: 'null'}]}", NULL, NULL},
    {"{type: string, pattern: x}", "unsupported schema key", "pattern"},
    {"{type: number}", "unsupported type", "number"},
    {"{type: object, properties: {}, required: [c]}", "required names a property that is not there",
     "c]"},
    {"{$ref: '#/components/schemas/B'}", "$ref must name a component: #/components/schemas/NAME",
     "'#"},
    {"{$ref: '#/components/schemas/A'}", "a schema is nothing but itself", "{A: "},
    {"{enum: [1]}", "enum must be a list of strings", "1]"},
    {"{type: array}", "an array needs items", "{type"},
    {"{anyOf: [{type: string}, {type: object}]}",
     "anyOf takes one schema and null, or only scalars", "{type: object"},
};

START_TEST(contracts_are_refused_with_their_place)
{
  struct arena arena;
  struct buffer text = {0};
  struct yaml_result result;
  struct schema_program program;
  struct schema_error error;
  arena_init(&arena);
  buffer_printf(&text, "components: {schemas: {A: %s}}", cases[_i].schema);
  struct source source = {text.bytes, (uint32_t)text.length, 1, 0};
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  ck_assert(yaml_read(reader, &arena, &result));
  bool good = schema_compile(result.root, &arena, &program, &error);
  ck_assert_int_eq(good, cases[_i].reason == NULL);
  if (!good) {
    ck_assert_str_eq(error.reason, cases[_i].reason);
    const char *at = text.bytes + error.at.offset;
    ck_assert_msg(strncmp(at, cases[_i].at, strlen(cases[_i].at)) == 0, "%.20s", at);
  }
  yaml_reader_free(reader);
  buffer_free(&text);
  arena_free(&arena);
}
END_TEST

START_TEST(the_bundled_contract_has_all_schemas_of_the_document)
{
  static const char *const names[] = {"TeamExecutionRequest", "ExecutionEnvironment",
                                      "MCPServerConfig",      "TeamExecutionResponse",
                                      "HTTPValidationError",  "ValidationError"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    ck_assert_int_ge(schema_find(&schema_bundled, doc_text_of(names[i])), 0);
  ck_assert_int_eq(schema_find(&schema_bundled, doc_text_of("Nothing")), -1);
}
END_TEST

Suite *schema_suite(void)
{
  Suite *suite = suite_create("schema");
  TCase *tests = tcase_create("compiler");
  tcase_add_loop_test(tests, contracts_are_refused_with_their_place, 0,
                      sizeof cases / sizeof *cases);
  tcase_add_test(tests, the_bundled_contract_has_all_schemas_of_the_document);
  suite_add_tcase(suite, tests);
  return suite;
}
