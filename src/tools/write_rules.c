#include "tools/write_rules.h"

#include "doc/json_write.h"
#include "lint/function.h"

#include <stdio.h>

/* --- texts --- */

/* A JSON string is a C literal, but for \u escapes, which these texts have none of. */
void write_string(struct doc_text text)
{
  struct buffer out = {0};
  json_write_string(&out, text);
  fwrite(out.bytes, 1, out.length, stdout);
  buffer_free(&out);
}

void write_text(struct doc_text text)
{
  if (!text.bytes) {
    printf("{0, 0}");
    return;
  }
  printf("{");
  write_string(text);
  printf(", %u}", text.length);
}

static void write_string_field(const char *name, const char *string)
{
  if (!string)
    return;
  printf(" .%s = ", name);
  write_string(doc_text_of(string));
  printf(",\n   ");
}

/* --- options: trees of nodes --- */

enum { MAX_CHILDREN = 256 };

/* The children of a node are an array, NAME_NUMBER. */
struct node_writer {
  const char *name;
  unsigned next; /* number */
};

/* The initialiser of NODE, item INDEX of array NUMBER; its own children are array CHILDREN. */
static void write_node(const struct node_writer *writer, const struct doc_node *node,
                       unsigned number, unsigned index, unsigned children)
{
  printf("  {.type = %u, .flags = %u, .count = %u, .key = ", node->type, node->flags, node->count);
  write_text(node->key);
  if (!doc_is_container(node)) {
    printf(", .text = ");
    write_text(node->text);
  } else if (node->count > 0)
    printf(", .first = (struct doc_node *)&%s_%u[0], .last = (struct doc_node *)&%s_%u[%u]",
           writer->name, children, writer->name, children, node->count - 1);
  if (node->next)
    printf(", .next = (struct doc_node *)&%s_%u[%u]", writer->name, number, index + 1);
  printf("},\n");
}

/* Defines the children of PARENT, theirs first; returns the array's number. Recursion is bounded by
 * the depth of options, which the project itself writes. */
static unsigned write_children(struct node_writer *writer, const struct doc_node *parent)
{
  unsigned numbers[MAX_CHILDREN] = {0};
  unsigned index = 0;
  for (const struct doc_node *node = parent->first; node; node = node->next, index++)
    if (doc_is_container(node) && node->count > 0 && index < MAX_CHILDREN)
      numbers[index] = write_children(writer, node);
  unsigned number = writer->next++;
  printf("static const struct doc_node %s_%u[%u] = {\n", writer->name, number, parent->count);
  index = 0;
  for (const struct doc_node *node = parent->first; node; node = node->next, index++)
    write_node(writer, node, number, index, index < MAX_CHILDREN ? numbers[index] : 0);
  printf("};\n");
  return number;
}

/* Defines `options_RULE_THEN`, the root of a tree. */
static void write_options(const struct doc_node *options, unsigned rule, unsigned then)
{
  char name[64];
  snprintf(name, sizeof name, "options_%u_%u", rule, then);
  struct node_writer writer = {.name = name};
  unsigned number = options->count > 0 ? write_children(&writer, options) : 0;
  printf("static const struct doc_node %s = {.type = %u, .count = %u", name, options->type,
         options->count);
  if (options->count > 0)
    printf(", .first = (struct doc_node *)&%s_%u[0], .last = (struct doc_node *)&%s_%u[%u]", name,
           number, name, number, options->count - 1);
  printf("};\n");
}

/* --- what rules point to --- */

/* hardcoded-credential ─▶ fn_hardcoded_credential */
static void write_function_name(const struct lint_function *function)
{
  printf("fn_");
  for (const char *at = function->name; *at; at++)
    putchar(*at == '-' ? '_' : *at);
}

void write_rule_functions(void)
{
  for (size_t i = 0; lint_functions[i]; i++) {
    printf("extern const struct lint_function ");
    write_function_name(lint_functions[i]);
    printf(";\n");
  }
}

static void write_examples(const struct rule *rule, unsigned index)
{
  printf("static const struct rule_example examples_%u[] = {\n", index);
  for (uint16_t i = 0; i < rule->example_count; i++) {
    const struct rule_example *example = &rule->examples[i];
    printf("  {.is_good = %d, ", example->is_good);
    write_string_field("text", example->text);
    write_string_field("schema", example->schema);
    printf("},\n");
  }
  printf("};\n");
}

static void write_steps(const struct lint_path *path, unsigned rule, unsigned given)
{
  if (path->count == 0)
    return;
  printf("static const struct lint_step steps_%u_%u[] = {\n", rule, given);
  for (uint16_t i = 0; i < path->count; i++) {
    const struct lint_step *step = &path->steps[i];
    printf("  {%d, %d, %u, ", (int)step->kind, step->deep, step->index);
    write_text(step->name);
    printf("},\n");
  }
  printf("};\n");
}

static void write_givens(const struct lint_rule *rule, unsigned index)
{
  printf("static const struct lint_given givens_%u[] = {\n", index);
  for (uint16_t i = 0; i < rule->given_count; i++) {
    const struct lint_path *path = &rule->givens[i].path;
    if (path->count > 0)
      printf("  {{steps_%u_%u, ", index, i);
    else
      printf("  {{0, ");
    printf("%u, %d}, %u, %u, %d},\n", path->count, path->keys, rule->givens[i].then,
           rule->givens[i].then_count, (int)rule->givens[i].severity);
  }
  printf("};\n");
}

static void write_thens(const struct lint_rule *rule, unsigned index)
{
  printf("static const struct lint_then thens_%u[] = {\n", index);
  for (uint16_t i = 0; i < rule->then_count; i++) {
    printf("  {&");
    write_function_name(rule->thens[i].function);
    printf(", ");
    write_text(rule->thens[i].field);
    if (rule->thens[i].options)
      printf(", &options_%u_%u},\n", index, i);
    else
      printf(", 0},\n");
  }
  printf("};\n");
}

void write_rule_parts(const struct lint_rule *rule, unsigned index)
{
  write_examples(rule->rule, index);
  if (rule->given_count == 0)
    return;
  for (uint16_t i = 0; i < rule->given_count; i++)
    write_steps(&rule->givens[i].path, index, i);
  for (uint16_t i = 0; i < rule->then_count; i++)
    if (rule->thens[i].options)
      write_options(rule->thens[i].options, index, i);
  write_givens(rule, index);
  write_thens(rule, index);
}

/* --- the tables --- */

void write_rule(const struct lint_rule *lint, unsigned index)
{
  const struct rule *rule = lint->rule;
  printf("  {");
  write_string_field("id", rule->id);
  write_string_field("type", rule->type);
  write_string_field("summary", rule->summary);
  write_string_field("why", rule->why);
  write_string_field("help", rule->help);
  write_string_field("see", rule->see);
  printf(" .examples = examples_%u, .example_count = %u, .number = %u,\n   ", index,
         rule->example_count, index);
  printf(" .category = %d, .severity = %d, .tag = %d, .bad_request = %d, .gives_way = %d},\n",
         (int)rule->category, (int)rule->severity, (int)rule->tag, rule->bad_request,
         rule->gives_way);
}

void write_lint_rule(const struct lint_rule *lint, unsigned index)
{
  printf("  {.rule = &rule_table[%u],", index);
  write_string_field("message", lint->message);
  if (lint->given_count > 0)
    printf(" .givens = givens_%u, .given_count = %u, .thens = thens_%u, .then_count = %u", index,
           lint->given_count, index, lint->then_count);
  printf("},\n");
}
