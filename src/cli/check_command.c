#include "cli/command.h"
#include "cli/complain.h"
#include "cli/contract.h"
#include "cli/option_records.h"
#include "cli/run.h"
#include "cli/summary.h"

#include <stdio.h>

static enum exit_code exit_code(const struct run *run)
{
  if (run->trouble)
    return EXIT_TROUBLE;
  if (run->options->diff)
    return run->fixing->changed_files > 0 && !run->options->exit_zero ? EXIT_FINDINGS : EXIT_GOOD;
  for (int severity = (int)run->options->fail_on; severity < SEVERITY_COUNT; severity++)
    if (run->summary.found[severity] > 0 && !run->options->exit_zero)
      return EXIT_FINDINGS;
  return EXIT_GOOD;
}

/* The rules that are on, in the order of their table. */
static size_t list_rules(const struct selection *selection, const struct rule **rules)
{
  size_t count = 0;
  for (int i = 0; i < RULE_ID_COUNT; i++)
    if (selection_has(selection, &rule_table[i]))
      rules[count++] = &rule_table[i];
  return count;
}

static enum exit_code check_files(const struct options *options, const struct checker *checker,
                                  const struct file_list *files, bool trouble)
{
  struct fixing fixing = {.options = options};
  struct run run = {.options = options,
                    .document = run_report,
                    .checker = *checker,
                    .fixing = fixing_is_wanted(options) ? &fixing : NULL,
                    .trouble = trouble};
  const struct rule *rules[RULE_ID_COUNT];
  const struct report_options shared = {.fail_on = options->fail_on,
                                        .rules = rules,
                                        .rule_count = list_rules(&checker->selection, rules)};
  if (!outputs_open(&run.outputs, options, &shared)) {
    outputs_discard(&run.outputs);
    return EXIT_TROUBLE;
  }
  run_files(&run, files);
  run.trouble |= !outputs_close(&run.outputs);
  if (!options->quiet && run.outputs.items[0].format == &report_text && run.summary.files > 0)
    summary_print("", &run.summary);
  if (run.fixing) {
    run.trouble |= !fixing_end(&fixing);
    if (!options->quiet && run.summary.files > 0)
      fixing_print_summary(&fixing, &run.summary);
  }
  return exit_code(&run);
}

static void list_files(const struct file_list *files)
{
  for (size_t i = 0; i < files->count; i++)
    puts(files->paths[i]);
}

static enum exit_code check_paths(const struct options *options, const struct checker *checker)
{
  struct file_list files = {0};
  bool good = true;
  for (int i = 0; i < options->argument_count; i++)
    good &= file_list_add(&files, options->arguments[i]);
  enum exit_code code = good ? EXIT_GOOD : EXIT_TROUBLE;
  if (options->list_files)
    list_files(&files);
  else
    code = check_files(options, checker, &files, !good);
  file_list_free(&files);
  return code;
}

static enum exit_code run(const struct options *options)
{
  struct contract contract;
  struct checker checker = {.yaml = options->yaml, .selection = options->selection};
  enum exit_code code = EXIT_TROUBLE;
  if (options->argument_count == 0) {
    complain("nothing to check: name files or folders, or - for standard input");
    return EXIT_TROUBLE;
  }
  if (contract_choose(&contract, options, &checker))
    code = check_paths(options, &checker);
  contract_free(&contract);
  return code;
}

const struct command check_command = {
    .name = "check",
    .arguments = "PATH...",
    .values = &values_path,
    .summary = "lint files and folders; the command where none is named",
    .about = "Tells the exact 422 that Execute Team would answer to a request, and what would\n"
             "go wrong after it was accepted.\n"
             "\n"
             "PATH is a file, a folder (searched for .json, .yaml, .yml, .jsonl and .ndjson\n"
             "files) or - for standard input. @FILE reads arguments from FILE, one a line.\n",
    .exits = "Exit: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, a file that\n"
             "cannot be read, an internal error.\n",
    .groups = 1u << GROUP_FILES | 1u << GROUP_CONFIG | 1u << GROUP_READING | 1u << GROUP_RULES |
              1u << GROUP_REPORT | 1u << GROUP_FIX | 1u << GROUP_EXIT | 1u << GROUP_RUN |
              1u << GROUP_COMMON,
    .least = 0,
    .most = ANY_NUMBER,
    .run = run,
};
