#include "cli/command.h"
#include "cli/complain.h"
#include "cli/option_records.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/setup.h"
#include "cli/statistics.h"
#include "cli/summary.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static enum exit_code exit_code(const struct run *run)
{
  if (run->trouble)
    return EXIT_TROUBLE;
  if (run->options->diff)
    return run->fixing->changed_files > 0 && !run->options->exit_zero ? EXIT_FINDINGS : EXIT_GOOD;
  return run->summary.failed > 0 && !run->options->exit_zero ? EXIT_FINDINGS : EXIT_GOOD;
}

/* Where some rules are deselected, nobody can tell of theirs what is gone. */
static void print_summary(const struct run *run, const struct report_options *shared)
{
  struct buffer after = {0};
  bool all = !run->options->select && !run->options->ignore;
  if (run->known)
    known_put_summary(run->known, &after, all ? NULL : shared->rules, shared->rule_count);
  buffer_put_char(&after, '\0');
  summary_print("", &run->summary, after.failed ? "" : after.bytes);
  buffer_free(&after);
}

static enum exit_code check_files(const struct options *options, const struct file_list *files,
                                  struct known *known, bool trouble)
{
  struct fixing fixing = {.options = options};
  struct run run = {.options = options,
                    .document = run_report,
                    .fixing = fixing_is_wanted(options) ? &fixing : NULL,
                    .known = known_is_on(known) ? known : NULL,
                    .trouble = trouble};
  struct report_options shared = {.rules = NULL};
  shared.rules = settings_rules(files->settings, &shared.rule_count);
  if (!shared.rules) {
    complain("%s", strerror(ENOMEM));
    return EXIT_TROUBLE;
  }
  if (!outputs_open(&run.outputs, options, &shared)) {
    outputs_discard(&run.outputs);
    return EXIT_TROUBLE;
  }
  run_files(&run, files);
  run.trouble |= !outputs_close(&run.outputs);
  run.trouble |= !known_end(known, run.trouble);
  if (options->statistics)
    statistics_print(shared.rules, shared.rule_count, run.found);
  if (!options->quiet && run.outputs.items[0].format == &report_text && run.summary.files > 0)
    print_summary(&run, &shared);
  if (run.fixing) {
    run.trouble |= !fixing_end(&fixing);
    if (!options->quiet && run.summary.files > 0)
      fixing_print_summary(&fixing, &run.summary);
  }
  return exit_code(&run);
}

static enum exit_code check_known(const struct options *options, const struct file_list *files,
                                  bool trouble)
{
  struct known known;
  enum exit_code code = EXIT_TROUBLE;
  if (known_open(&known, options))
    code = check_files(options, files, &known, trouble);
  known_free(&known);
  return code;
}

static enum exit_code list_files(const struct file_list *files)
{
  struct buffer out = {0};
  for (size_t i = 0; i < files->count; i++) {
    buffer_put_string(&out, files->files[i].path);
    buffer_put_char(&out, '\n');
  }
  return print_text(&out);
}

/* The folder of the working directory's configuration, from malloc, where that says what is
 * included; else NULL, with a line on standard error. */
static char *included_folder(struct settings *settings)
{
  const struct folder *here = config_find(&settings->finder, "", 0);
  const struct config *config = here ? here->config : NULL;
  if (here && !(config && (config->include.count > 0 || config->problem_count > 0))) {
    complain(
        "nothing to check: name files or folders, or - for standard input, or set `include` in "
        "%s",
        config ? config->path : CONFIG_FILE_NAME);
    return NULL;
  }
  char *folder = here ? strdup(config->path) : NULL;
  char *slash = folder ? strrchr(folder, '/') : NULL;
  if (!folder)
    complain("%s", strerror(ENOMEM));
  else if (slash)
    slash[slash == folder] = '\0';
  else
    strcpy(folder, ".");
  return folder;
}

/* An editor puts what comes back in the place of its text, which must not end where it is excluded.
 */
static bool passes_stdin_on(const struct options *options, const struct file_list *files)
{
  return files->skips_stdin && options->fix && !options->diff && !options->list_files;
}

static enum exit_code check_paths(const struct options *options, struct settings *settings)
{
  struct file_list files = {.settings = settings,
                            .stdin_filename = options->stdin_filename,
                            .baselines = {options->baseline, options->write_baseline}};
  bool good = true;
  if (options->argument_count == 0) {
    char *folder = included_folder(settings);
    if (!folder)
      return EXIT_TROUBLE;
    good = file_list_add(&files, folder);
    free(folder);
  }
  for (int i = 0; i < options->argument_count; i++)
    good &= file_list_add(&files, options->arguments[i]);
  if (passes_stdin_on(options, &files))
    good &= fixing_pass_on();
  enum exit_code code = good ? EXIT_GOOD : EXIT_TROUBLE;
  if (!setup_knows_rules(settings, options))
    code = EXIT_TROUBLE;
  else if (options->list_files)
    code = list_files(&files) == EXIT_GOOD ? code : EXIT_TROUBLE;
  else
    code = check_known(options, &files, !good);
  file_list_free(&files);
  return code;
}

static enum exit_code run(const struct options *options)
{
  struct setup setup;
  enum exit_code code = EXIT_TROUBLE;
  if (setup_make(&setup, options))
    code = check_paths(options, &setup.settings);
  setup_free(&setup);
  return code;
}

const struct command check_command = {
    .name = "check",
    .arguments = "[PATH...]",
    .values = &values_path,
    .summary = "lint files and folders; the command where none is named",
    .about = "Tells the exact 422 that Execute Team would answer to a request, and what would\n"
             "go wrong after it was accepted.\n"
             "\n"
             "PATH is a file, a folder (searched for .json, .yaml, .yml, .jsonl and .ndjson\n"
             "files) or - for standard input. @FILE reads arguments from FILE, one a line;\n"
             "after -- every argument is a PATH, whatever it begins with.\n"
             "Without a PATH, what the configuration's `include` names is checked.\n"
             "\n"
             "TERLINT_FAIL_ON=warning in the environment stands for --fail-on warning, and so\n"
             "with most options; TERLINT_QUIET=1 for --quiet. The command line counts more.\n",
    .exits = "Exit: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, a broken\n"
             "configuration, a file that cannot be read, an internal error.\n",
    .groups = 1u << GROUP_FILES | 1u << GROUP_CONFIG | 1u << GROUP_READING | 1u << GROUP_RULES |
              1u << GROUP_REPORT | 1u << GROUP_BASELINE | 1u << GROUP_FIX | 1u << GROUP_EXIT |
              1u << GROUP_RUN | 1u << GROUP_COMMON,
    .least = 0,
    .most = ANY_NUMBER,
    .run = run,
};
