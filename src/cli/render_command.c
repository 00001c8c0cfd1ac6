/* A run like that of check, with two outputs: the findings on standard error, and the bodies, which
 * are held back until the last document is known to be good. */
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/option_records.h"
#include "cli/run.h"
#include "cli/setup.h"
#include "cli/summary.h"
#include "doc/json_write.h"
#include "report/safe_text.h"

#include <inttypes.h>
#include <sys/stat.h>

enum { FINDINGS, BODY, OUTPUT_COUNT };
enum { PRETTY_INDENT = 2 };

/* What JSON has no form for is an error here, whatever the rules say: there is no body to submit.
 */
static void refuse(const struct checked *checked, const struct doc_node *value, const char *path,
                   struct buffer *out, struct report_summary *summary)
{
  struct arena arena;
  struct line_map lines;
  arena_init(&arena);
  summary->found[SEVERITY_ERROR]++;
  safe_text_put(out, path, strlen(path));
  if (line_map_make(&lines, checked->source, &arena)) {
    struct position at = line_map_position(&lines, value->span.offset);
    buffer_printf(out, ":%" PRIu64 ":%u: error: JSON has no form for this value: ", at.line,
                  at.column);
    safe_text_put(out, checked->source->bytes + value->span.offset, value->span.length);
    buffer_put_string(out, "\n\n");
  } else
    out->failed = true;
  arena_free(&arena);
}

static void render_document(const struct run *run, const struct checked *checked,
                            const struct report_document *document, struct buffer *reports,
                            struct report_summary *summary)
{
  static const struct doc_node nothing = {.type = DOC_NULL};
  run_report(run, checked, document, reports, summary);
  if (summary->found[SEVERITY_ERROR] > 0)
    return;
  struct buffer *body = &reports[BODY];
  const struct doc_node *refused = json_write_as_written(
      body, checked->root ? checked->root : &nothing, run->options->pretty ? PRETTY_INDENT : 0);
  buffer_put_char(body, '\n');
  if (refused)
    refuse(checked, refused, document->path.given, &reports[FINDINGS], summary);
}

static enum exit_code end(struct run *run)
{
  const char *path = run->options->arguments[0];
  bool refused = run->summary.found[SEVERITY_ERROR] > 0;
  if (!run->trouble && !refused && run->summary.documents == 0) {
    complain("%s: holds no document", path);
    refused = true;
  } else if (refused && !run->options->quiet)
    summary_print("nothing is rendered: ", &run->summary, "");
  if (!run->trouble && !refused)
    return outputs_close(&run->outputs) ? EXIT_GOOD : EXIT_TROUBLE;
  outputs_discard(&run->outputs);
  return run->trouble ? EXIT_TROUBLE : EXIT_FINDINGS;
}

static enum exit_code render_file(const struct options *options, struct settings *settings)
{
  struct run run = {.options = options, .document = render_document};
  const struct report_options shared = {.rules = NULL};
  struct file_list files = {.settings = settings, .stdin_filename = options->stdin_filename};
  enum exit_code code = EXIT_TROUBLE;
  if (!file_list_add(&files, options->arguments[0]) || !setup_knows_rules(settings, options) ||
      !outputs_open(&run.outputs, options, &shared))
    outputs_discard(&run.outputs);
  else {
    run_files(&run, &files);
    code = end(&run);
  }
  file_list_free(&files);
  return code;
}

static bool is_folder(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static enum exit_code run(const struct options *given)
{
  static const struct report_format body = {.name = "body"};
  struct setup setup;
  struct options options = *given;
  enum exit_code code = EXIT_TROUBLE;
  options.output_count = OUTPUT_COUNT;
  options.outputs[FINDINGS] = (struct output_option){.format = &report_text, .to_stderr = true};
  options.outputs[BODY] =
      (struct output_option){.format = &body, .path = options.body_path, .is_held = true};
  if (is_folder(options.arguments[0])) {
    complain("%s: is a folder; name a file, or - for standard input", options.arguments[0]);
    return EXIT_TROUBLE;
  }
  if (setup_make(&setup, &options))
    code = render_file(&options, &setup.settings);
  setup_free(&setup);
  return code;
}

const struct command render_command = {
    .name = "render",
    .arguments = "PATH|-",
    .values = &values_path,
    .summary = "print the request body as JSON, ready to submit",
    .about = "Prints the document in PATH, or on standard input, as the server would read it:\n"
             "JSON with keys in their order and numbers as they are written; of a repeated key\n"
             "the last value, at the first one's place. A YAML stream or JSON Lines file gives\n"
             "one line for each of its documents.\n"
             "\n"
             "Findings go to standard error. Where one is an error, nothing is printed.\n",
    .exits = "Exit: 0 rendered, 1 an error was found, 2 wrong usage, a file that cannot be\n"
             "read or written, an internal error.\n",
    .groups = 1u << GROUP_CONFIG | 1u << GROUP_READING | 1u << GROUP_RULES | 1u << GROUP_BODY |
              1u << GROUP_RUN | 1u << GROUP_COMMON,
    .least = 1,
    .most = 1,
    .run = run,
};
