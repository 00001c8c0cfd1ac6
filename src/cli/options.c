/* One record an option feeds the parser, the help and the did-you-mean. */
#include "cli/options.h"

#include "base/suggest.h"
#include "config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct parser {
  struct options *options;
  const char *select, *ignore;
};

struct option_record {
  const char *name;
  char letter;          /* 0: none */
  const char *argument; /* NULL: takes none */
  const char *help;
  bool (*apply)(struct parser *parser, const char *value);
};

static bool complain(const char *format, const char *value)
{
  fputs("terlint: ", stderr);
  fprintf(stderr, format, value);
  fputc('\n', stderr);
  return false;
}

/* --- the options --- */

static bool apply_format(struct parser *parser, const char *value)
{
  struct options *options = parser->options;
  const struct report_format *format = report_find(value);
  if (!format)
    return complain("--format %s: there is no such format; see terlint --help", value);
  if (options->output_count == MAX_OUTPUTS)
    return complain("--format %s: too many formats", value);
  options->outputs[options->output_count++] = (struct output_option){format, NULL};
  return true;
}

static bool apply_output(struct parser *parser, const char *value)
{
  struct options *options = parser->options;
  if (options->output_count == 0)
    options->outputs[options->output_count++].format = &report_text;
  struct output_option *output = &options->outputs[options->output_count - 1];
  if (output->path)
    return complain("-o %s: give a --format before each -o", value);
  output->path = value;
  return true;
}

static bool apply_select(struct parser *parser, const char *value)
{
  parser->select = value;
  return true;
}

static bool apply_ignore(struct parser *parser, const char *value)
{
  parser->ignore = value;
  return true;
}

static bool apply_fail_on(struct parser *parser, const char *value)
{
  enum severity severity = severity_from_word(value, strlen(value));
  parser->options->fail_on = severity;
  return severity < SEVERITY_COUNT || strcmp(value, "never") == 0 ||
         complain("--fail-on %s: takes error, warning, info or never", value);
}

static bool apply_schema(struct parser *parser, const char *value)
{
  parser->options->schema = value;
  return true;
}

static bool apply_contract(struct parser *parser, const char *value)
{
  parser->options->contract = value;
  return true;
}

static bool apply_yaml(struct parser *parser, const char *value)
{
  parser->options->yaml = strcmp(value, "1.1") == 0 ? YAML_1_1 : YAML_1_2;
  return strcmp(value, "1.1") == 0 || strcmp(value, "1.2") == 0 ||
         complain("--yaml %s: takes 1.1 or 1.2", value);
}

static bool apply_stdin_filename(struct parser *parser, const char *value)
{
  parser->options->stdin_filename = value;
  return true;
}

static bool apply_jobs(struct parser *parser, const char *value)
{
  char *end;
  long jobs = strtol(value, &end, 10);
  parser->options->jobs = (unsigned)jobs;
  return (*value >= '0' && *value <= '9' && *end == '\0' && jobs <= 256) ||
         complain("-j %s: takes a number up to 256; 0 is one for each processor", value);
}

static bool apply_color(struct parser *parser, const char *value)
{
  static const char *const words[] = {
      [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
  for (int mode = COLOR_AUTO; mode <= COLOR_NEVER; mode++)
    if (strcmp(value, words[mode]) == 0) {
      parser->options->color = (enum color_mode)mode;
      return true;
    }
  return complain("--color %s: takes auto, always or never", value);
}

static bool apply_quiet(struct parser *parser, const char *value)
{
  (void)value;
  parser->options->quiet = true;
  return true;
}

static bool apply_verbose(struct parser *parser, const char *value)
{
  (void)value;
  parser->options->verbose = true;
  return true;
}

static bool apply_exit_zero(struct parser *parser, const char *value)
{
  (void)value;
  parser->options->exit_zero = true;
  return true;
}

static bool apply_list_files(struct parser *parser, const char *value)
{
  (void)value;
  parser->options->list_files = true;
  return true;
}

/* No configuration is read yet: there is nothing to leave out. */
static bool apply_no_config(struct parser *parser, const char *value)
{
  (void)parser;
  (void)value;
  return true;
}

static const struct option_record records[] = {
    {"format", 'f', "F", "text (default), short, 422 or json; repeatable", apply_format},
    {"output", 'o', "FILE", "write the format named before it to FILE", apply_output},
    {"select", 0, "RULES", "only these rule ids or categories, comma-separated", apply_select},
    {"ignore", 0, "RULES", "not these rule ids or categories", apply_ignore},
    {"fail-on", 0, "LEVEL", "exit 1 from this severity on: error (default), warning, info, never",
     apply_fail_on},
    {"schema", 0, "NAME", "check against another schema of the contract", apply_schema},
    {"contract", 0, "FILE", "read the schemas from FILE instead of the bundled contract",
     apply_contract},
    {"yaml", 0, "VERSION", "how plain scalars are read: 1.2 (default) or 1.1", apply_yaml},
    {"stdin-filename", 0, "PATH", "the name of what comes on standard input", apply_stdin_filename},
    {"no-config", 0, NULL, "read no configuration file", apply_no_config},
    {"jobs", 'j', "N", "threads; 0 (default) is one for each processor", apply_jobs},
    {"color", 0, "WHEN", "auto (default), always or never", apply_color},
    {"list-files", 0, NULL, "print the files that would be read, and stop", apply_list_files},
    {"exit-zero", 0, NULL, "exit 0 whatever is found", apply_exit_zero},
    {"quiet", 'q', NULL, "no summary", apply_quiet},
    {"verbose", 'v', NULL, "name every file on standard error as it is read", apply_verbose},
    {"help", 'h', NULL, "print this and stop", NULL},
    {"version", 'V', NULL, "print the version and stop", NULL},
};

enum { RECORD_COUNT = sizeof records / sizeof *records };

/* --- help --- */

static void print_help(void)
{
  puts("terlint lints TeamExecutionRequest documents: it tells the exact 422 that Execute Team would\n"
       "answer, and what would go wrong after it was accepted.\n"
       "\n"
       "usage: terlint [check] [OPTIONS] PATH...\n"
       "\n"
       "PATH is a file, a folder (searched for .json, .yaml, .yml, .jsonl and .ndjson files) or -\n"
       "for standard input. @FILE reads arguments from FILE, one a line.\n"
       "\n"
       "options:");
  for (int i = 0; i < RECORD_COUNT; i++) {
    const struct option_record *record = &records[i];
    char left[40];
    snprintf(left, sizeof left, "%s%s%s", record->name, record->argument ? " " : "",
             record->argument ? record->argument : "");
    if (record->letter)
      printf("  -%c, --%-22s %s\n", record->letter, left, record->help);
    else
      printf("      --%-22s %s\n", left, record->help);
  }
  puts("\n"
       "exit: 0 nothing at or above --fail-on, 1 findings, 2 usage, unreadable file, internal error");
}

/* --- parsing --- */

/* getopt's view of the records. Values of options without a letter are their index past 255. */
static void fill_getopt(struct option *longs, char *shorts)
{
  *shorts++ = ':';
  for (int i = 0; i < RECORD_COUNT; i++) {
    const struct option_record *record = &records[i];
    longs[i] = (struct option){record->name, record->argument ? required_argument : no_argument,
                               NULL, 256 + i};
    if (!record->letter)
      continue;
    *shorts++ = record->letter;
    if (record->argument)
      *shorts++ = ':';
  }
  longs[RECORD_COUNT] = (struct option){0};
  *shorts = '\0';
}

static const struct option_record *record_of(int value)
{
  if (value >= 256)
    return &records[value - 256];
  for (int i = 0; i < RECORD_COUNT; i++)
    if (records[i].letter == value)
      return &records[i];
  return NULL;
}

static void complain_unknown(const char *argument)
{
  const char *names[RECORD_COUNT];
  for (int i = 0; i < RECORD_COUNT; i++)
    names[i] = records[i].name;
  const char *word = argument + strspn(argument, "-");
  const char *near = suggest(word, strcspn(word, "="), names, RECORD_COUNT);
  fprintf(stderr, "terlint: %s: unknown option%s%s%s\n", argument, near ? "; did you mean --" : "",
          near ? near : "", near ? "?" : "; see terlint --help");
}

/* Sets the rules that a comma-separated LIST names to LEVEL. */
static bool set_words(struct levels *levels, const char *option, const char *list, enum level level)
{
  while (*list) {
    size_t length = strcspn(list, ",");
    if (length > 0 && !levels_set(levels, list, length, level)) {
      const char *ids[RULE_ID_COUNT];
      for (size_t i = 0; i < RULE_ID_COUNT; i++)
        ids[i] = rule_table[i].id;
      const char *near = suggest(list, length, ids, RULE_ID_COUNT);
      fprintf(stderr, "terlint: %s %.*s: no rule or category of that name%s%s%s\n", option,
              (int)length, list, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
      return false;
    }
    list += length + (list[length] == ',');
  }
  return true;
}

static bool finish(struct parser *parser)
{
  struct options *options = parser->options;
  if (options->output_count == 0)
    options->outputs[options->output_count++].format = &report_text;
  int consoles = 0;
  for (int i = 0; i < options->output_count; i++)
    consoles += options->outputs[i].path == NULL;
  if (consoles > 1)
    return complain("%s", "two formats for standard output: give each further one an -o FILE");
  struct levels *levels = &options->selection.levels;
  levels_fill(levels, parser->select ? LEVEL_OFF : LEVEL_OWN);
  if (parser->select && !set_words(levels, "--select", parser->select, LEVEL_OWN))
    return false;
  if (parser->ignore && !set_words(levels, "--ignore", parser->ignore, LEVEL_OFF))
    return false;
  selection_require_readable(&options->selection);
  return true;
}

enum options_result options_read(struct options *options, int argc, char **argv)
{
  struct parser parser = {.options = options};
  struct option longs[RECORD_COUNT + 1];
  char shorts[2 * RECORD_COUNT + 2];
  int value;
  *options = (struct options){.fail_on = SEVERITY_ERROR};
  fill_getopt(longs, shorts);
  opterr = 0;
  while ((value = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
    const struct option_record *record = record_of(value);
    if (value == ':') {
      complain("%s: needs a value", argv[optind - 1]);
      return OPTIONS_WRONG;
    }
    if (!record) {
      complain_unknown(argv[optind - 1]);
      return OPTIONS_WRONG;
    }
    if (record->letter == 'h') {
      print_help();
      return OPTIONS_DONE;
    }
    if (record->letter == 'V') {
      puts("terlint " PACKAGE_VERSION);
      return OPTIONS_DONE;
    }
    if (!record->apply(&parser, optarg))
      return OPTIONS_WRONG;
  }
  options->paths = argv + optind;
  options->path_count = argc - optind;
  return finish(&parser) ? OPTIONS_RUN : OPTIONS_WRONG;
}
