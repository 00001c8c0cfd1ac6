#include "schema/json_schema.h"

#include "cli/command.h"
#include "cli/option_records.h"
#include "cli/print.h"

static enum exit_code run(const struct options *options)
{
  const struct json_schema *schema = json_schemas;
  struct buffer text = {0};
  while (options->argument_count > 0 && strcmp(schema->name, options->arguments[0]) != 0)
    schema++; /* it is one of them: the arguments are checked */
  for (const char *const *line = schema->lines; *line; line++) {
    buffer_put_string(&text, *line);
    buffer_put_char(&text, '\n');
  }
  return print_text(&text);
}

const struct command schema_command = {
    .name = "schema",
    .arguments = "[NAME]",
    .values = &values_bundled_schema,
    .summary = "print the request's JSON Schema, for other tools",
    .about =
        "Prints the JSON Schema (2020-12) of a request, or of the schema of the API document\n"
        "called NAME. It asks for what the server's answer is about and for a worker queue id\n"
        "that is a UUID; the other rules are beyond JSON Schema.\n",
    .exits = "Exit: 0 printed, 2 no such schema.\n",
    .groups = 1u << GROUP_COMMON,
    .least = 0,
    .most = 1,
    .run = run,
};
