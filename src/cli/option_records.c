#include "cli/option_records.h"

#include "cli/complain.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

const char *const option_group_titles[GROUP_COUNT] = {
    [GROUP_FILES] = "Files",       [GROUP_CONFIG] = "Configuration",
    [GROUP_BODY] = "Body",         [GROUP_READING] = "Reading",
    [GROUP_RULES] = "Rules",       [GROUP_REPORT] = "Report",
    [GROUP_BASELINE] = "Baseline", [GROUP_FIX] = "Fixes",
    [GROUP_EXIT] = "Exit code",    [GROUP_RUN] = "Run",
    [GROUP_PAGES] = "Pages",       [GROUP_SERVER] = "Server",
    [GROUP_COMMON] = "Common",
};

/* --- values that are more than a text --- */

static bool apply_format(struct options *options, const char *value)
{
  if (options->output_count == MAX_OUTPUTS)
    return complain("%s %s: too many formats", options->origin, value);
  options->outputs[options->output_count++] = (struct output_option){.format = report_find(value)};
  return true;
}

static bool apply_output(struct options *options, const char *value)
{
  if (options->output_count == 0)
    options->outputs[options->output_count++].format = &report_text;
  struct output_option *output = &options->outputs[options->output_count - 1];
  if (output->path)
    return complain("-o %s: give a --format before each -o", value);
  output->path = strcmp(value, "-") == 0 ? NULL : value;
  return true;
}

static bool apply_body_path(struct options *options, const char *value)
{
  options->body_path = strcmp(value, "-") == 0 ? NULL : value;
  return true;
}

/* `never` is no severity, and so the count of them. */
static bool apply_fail_on(struct options *options, const char *value)
{
  options->fail_on = severity_from_word(value, strlen(value));
  options->has_fail_on = true;
  return true;
}

static bool apply_yaml(struct options *options, const char *value)
{
  options->yaml = strcmp(value, "1.1") == 0 ? YAML_1_1 : YAML_1_2;
  options->has_yaml = true;
  return true;
}

static bool apply_jobs(struct options *options, const char *value)
{
  char *end;
  long jobs = strtol(value, &end, 10);
  options->jobs = (unsigned)jobs;
  return (*value >= '0' && *value <= '9' && *end == '\0' && jobs <= 256) ||
         complain("%s %s: takes a number up to 256; 0 is one for each processor", options->origin,
                  value);
}

static bool apply_max_diagnostics(struct options *options, const char *value)
{
  char *end;
  errno = 0;
  options->max_diagnostics = strtoull(value, &end, 10);
  return (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0) ||
         complain("%s %s: takes a number; 0 is no limit", options->origin, value);
}

static bool apply_color(struct options *options, const char *value)
{
  options->color = strcmp(value, "always") == 0  ? COLOR_ALWAYS
                   : strcmp(value, "never") == 0 ? COLOR_NEVER
                                                 : COLOR_AUTO;
  return true;
}

static bool add_exclude(struct options *options, struct words text)
{
  struct glob *globs = realloc(options->exclude, (options->exclude_count + 1) * sizeof *globs);
  if (!globs)
    return complain("%s", strerror(ENOMEM));
  options->exclude = globs;
  const char *fault = glob_parse(&globs[options->exclude_count++], text);
  return !fault ||
         complain("%s %.*s: the glob %s", options->origin, (int)text.length, text.bytes, fault);
}

static bool apply_exclude(struct options *options, const char *value)
{
  for (size_t length; *value; value += length + (value[length] == ',')) {
    length = strcspn(value, ",");
    if (length > 0 && !add_exclude(options, (struct words){value, (uint32_t)length}))
      return false;
  }
  return true;
}

/* --- the table --- */

#define FLAG(member) .flag = offsetof(struct options, member)
#define TEXT(member) .text = offsetof(struct options, member)
#define APPLY(function) .apply = function
#define OF_THE_MOMENT .is_of_the_moment = true

/* clang-format off */
const struct option_record option_records[] = {
    {"output", 'o', &values_file, GROUP_BODY, "write to FILE, which appears when all is good",
     APPLY(apply_body_path), OF_THE_MOMENT},
    {"pretty", 0, NULL, GROUP_BODY, "indented, one value a line", FLAG(pretty)},

    {"markdown", 0, NULL, GROUP_PAGES, "pages in Markdown, for a website or an editor",
     FLAG(markdown), OF_THE_MOMENT},

    {"exclude", 0, &values_globs, GROUP_FILES, "leave out what is found there, as .gitignore would, comma-separated; may be repeated",
     APPLY(apply_exclude)},
    {"force-exclude", 0, NULL, GROUP_FILES, "leave out what is excluded even where it is named",
     FLAG(force_exclude)},
    {"list-files", 0, NULL, GROUP_FILES, "print the files that would be read, and stop",
     FLAG(list_files)},

    {"config", 0, &values_file, GROUP_CONFIG, "the configuration of all files; else each file has the nearest .terlint.yaml from its folder upwards",
     TEXT(config)},
    {"no-config", 0, NULL, GROUP_CONFIG, "read no configuration file", FLAG(no_config)},

    {"stdin-filename", 0, &values_path, GROUP_READING, "the name of what comes on standard input",
     TEXT(stdin_filename)},
    {"yaml", 0, &values_yaml, GROUP_READING, "how plain scalars of YAML are read", APPLY(apply_yaml)},
    {"schema", 0, &values_schema, GROUP_READING, "the schema that documents are held against",
     TEXT(schema)},
    {"contract", 0, &values_file, GROUP_READING, "read the schemas from FILE, not the bundled ones",
     TEXT(contract)},

    {"select", 0, &values_rules, GROUP_RULES, "only these rule ids or categories, comma-separated",
     TEXT(select)},
    {"ignore", 0, &values_rules, GROUP_RULES, "not these rule ids or categories", TEXT(ignore)},

    {"format", 'f', &values_format, GROUP_REPORT, "how findings are shown",
     APPLY(apply_format)},
    {"output", 'o', &values_file, GROUP_REPORT, "where the format named before it goes; both may be repeated",
     APPLY(apply_output), OF_THE_MOMENT},
    {"max-diagnostics", 0, &values_number, GROUP_REPORT, "show N findings at most on the console; reports, counts and the exit code are about all. 0 (default) is no limit",
     APPLY(apply_max_diagnostics)},
    {"statistics", 0, NULL, GROUP_REPORT, "tell on standard error how often each rule has found something",
     FLAG(statistics)},

    {"baseline", 0, &values_file, GROUP_BASELINE, "do not report the findings that are in FILE",
     TEXT(baseline)},
    {"write-baseline", 0, &values_file, GROUP_BASELINE, "make FILE the baseline of all that is found, and report none of it",
     TEXT(write_baseline), OF_THE_MOMENT},

    {"fix", 0, NULL, GROUP_FIX, "make the safe fixes; of standard input to standard output", FLAG(fix)},
    {"unsafe-fixes", 0, NULL, GROUP_FIX, "the unsafe ones too", FLAG(unsafe_fixes)},
    {"diff", 0, NULL, GROUP_FIX, "show what --fix would change, and change nothing", FLAG(diff)},

    {"fail-on", 0, &values_level, GROUP_EXIT, "exit 1 from this severity on", APPLY(apply_fail_on)},
    {"exit-zero", 0, NULL, GROUP_EXIT, "exit 0 whatever is found", FLAG(exit_zero)},

    {"jobs", 'j', &values_number, GROUP_RUN, "threads; 0 (default) is one for each processor",
     APPLY(apply_jobs)},
    {"color", 0, &values_color, GROUP_RUN, "colours in text", APPLY(apply_color)},
    {"quiet", 'q', NULL, GROUP_RUN, "no summary", FLAG(quiet)},
    {"verbose", 'v', NULL, GROUP_RUN, "name every file on standard error as it is read",
     FLAG(verbose)},

    {"stdio", 0, NULL, GROUP_SERVER, "what editors add; there is no other way", FLAG(stdio),
     OF_THE_MOMENT},

    {"help", 'h', NULL, GROUP_COMMON, "print this and stop", FLAG(help), OF_THE_MOMENT},
    {"version", 'V', NULL, GROUP_COMMON, "print the version and stop", FLAG(version),
     OF_THE_MOMENT},
};
/* clang-format on */

const size_t option_record_count = sizeof option_records / sizeof *option_records;

/* --- one option --- */

static uint64_t bit_of(const struct option_record *record)
{
  _Static_assert(sizeof option_records / sizeof *option_records <= 64, "a bit for each option");
  return UINT64_C(1) << (record - option_records);
}

void option_put_variable(const struct option_record *record, char shown[OPTION_SHOWN])
{
  snprintf(shown, OPTION_SHOWN, "TERLINT_%s", record->name);
  for (char *c = shown; *c; c++)
    *c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
}

static void put_origin(const struct option_record *record, bool by_environment,
                       char shown[OPTION_SHOWN])
{
  if (by_environment)
    option_put_variable(record, shown);
  else
    snprintf(shown, OPTION_SHOWN, "--%s", record->name);
}

void option_put_origin(const struct options *options, const char *name, char shown[OPTION_SHOWN])
{
  size_t i = 0;
  while (strcmp(option_records[i].name, name) != 0)
    i++;
  put_origin(&option_records[i], options->by_environment & bit_of(&option_records[i]), shown);
}

bool option_set(struct options *options, const struct option_record *record, const char *value,
                bool by_environment)
{
  char *base = (char *)options;
  char origin[OPTION_SHOWN];
  put_origin(record, by_environment, origin);
  if (by_environment)
    options->by_environment |= bit_of(record);
  if (record->values && !values_accept(record->values, origin, value))
    return false;
  if (record->flag)
    *(bool *)(base + record->flag) = true;
  if (record->text)
    *(const char **)(base + record->text) = value;
  options->origin = origin;
  bool good = !record->apply || record->apply(options, value);
  options->origin = NULL;
  return good;
}
