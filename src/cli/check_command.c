/* Files become jobs, jobs become pieces of reports, pieces are written in the order of the files. */
#include "cli/check_command.h"

#include "cli/contract.h"
#include "cli/jobs.h"
#include "cli/outputs.h"
#include "cli/pool.h"
#include "report/safe_text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_GOOD, EXIT_FINDINGS, EXIT_TROUBLE };
enum { SLOTS_PER_THREAD = 4 };

/* A job and what came of it. */
struct slot {
  struct job job;
  struct buffer reports[MAX_OUTPUTS];
  struct report_summary summary;
};

/* What a worker keeps from job to job. */
struct worker_state {
  struct arena arena;
  struct buffer bytes;
};

struct run {
  const struct options *options;
  struct checker checker;
  struct outputs outputs;
  struct job_source source;
  struct worker_state *workers;
  struct report_summary summary;
  bool trouble;
};

/* --- lines on standard error --- */

static void complain(const char *path, const char *reason)
{
  struct buffer line = {0};
  buffer_put_string(&line, "terlint: ");
  safe_text_put(&line, path, strlen(path));
  buffer_printf(&line, ": %s\n", reason);
  fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&line);
}

static void put_count(struct buffer *line, uint64_t count, const char *noun, const char *after)
{
  buffer_printf(line, "%" PRIu64 " %s%s%s", count, noun, count == 1 ? "" : "s", after);
}

static void print_summary(const struct report_summary *summary)
{
  struct buffer line = {0};
  uint64_t all = 0;
  for (int severity = SEVERITY_COUNT - 1; severity >= 0; severity--) {
    uint64_t found = summary->found[severity];
    if (found > 0 && all > 0)
      buffer_put_string(&line, ", ");
    if (found > 0)
      put_count(&line, found, severity_word((enum severity)severity), "");
    all += found;
  }
  if (all == 0)
    buffer_put_string(&line, "nothing found");
  buffer_put_string(&line, " in ");
  put_count(&line, summary->documents, "document", " of ");
  put_count(&line, summary->files, "file", "\n");
  fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&line);
}

/* --- the pool's functions --- */

static bool produce(void *context, void *piece)
{
  struct run *run = context;
  struct slot *slot = piece;
  slot->summary = (struct report_summary){0};
  for (int i = 0; i < run->outputs.count; i++)
    buffer_clear(&slot->reports[i]);
  return job_source_next(&run->source, &slot->job);
}

struct document_context {
  const struct run *run;
  struct slot *slot;
};

static bool on_document(void *context, const struct checked *checked)
{
  const struct document_context *document = context;
  struct slot *slot = document->slot;
  struct report_document report = {
      .path = slot->job.path,
      .index = checked->index,
      .many = slot->job.input.format == INPUT_JSON_LINES || checked->index > 1,
      .lines = checked->lines,
      .diagnostics = checked->diagnostics,
      .count = checked->count,
  };
  slot->summary.documents++;
  for (uint32_t i = 0; i < checked->count; i++)
    slot->summary.found[checked->diagnostics[i]->severity]++;
  for (int i = 0; i < document->run->outputs.count; i++) {
    const struct output *output = &document->run->outputs.items[i];
    output->format->document(&slot->reports[i], &output->options, &report);
  }
  return true;
}

static void work(void *context, void *piece, unsigned worker)
{
  struct run *run = context;
  struct slot *slot = piece;
  struct worker_state *state = &run->workers[worker];
  struct document_context document = {run, slot};
  job_read(&slot->job, &state->bytes);
  if (slot->job.error == 0 &&
      !check_input(&run->checker, &slot->job.input, &state->arena, on_document, &document))
    slot->job.error = ENOMEM;
}

/* A file's frame in one report: its beginning, the piece, its end. */
static void write_piece(struct run *run, int index, const struct slot *slot)
{
  const struct report_format *format = run->outputs.items[index].format;
  struct buffer frame = {0};
  if (slot->job.begins && format->file_begin) {
    format->file_begin(&frame, slot->job.path, run->summary.files == 0);
    outputs_write(&run->outputs, index, &frame);
    buffer_clear(&frame);
  }
  outputs_write(&run->outputs, index, &slot->reports[index]);
  if (slot->job.ends && format->file_end) {
    format->file_end(&frame);
    outputs_write(&run->outputs, index, &frame);
  }
  run->trouble |= frame.failed || slot->reports[index].failed;
  buffer_free(&frame);
}

static void finish(void *context, void *piece)
{
  struct run *run = context;
  struct slot *slot = piece;
  const struct job *job = &slot->job;
  if (run->options->verbose && job->begins)
    complain(job->path, "read");
  if (job->error != 0) {
    complain(job->path, strerror(job->error));
    run->trouble = true;
    if (job->begins)
      return;
  }
  for (int i = 0; i < run->outputs.count; i++)
    write_piece(run, i, slot);
  run->summary.files += job->ends;
  run->summary.documents += slot->summary.documents;
  for (int severity = 0; severity < SEVERITY_COUNT; severity++)
    run->summary.found[severity] += slot->summary.found[severity];
}

/* --- a run --- */

static unsigned thread_count(const struct options *options)
{
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (options->jobs > 0)
    return options->jobs;
  return processors > 1 ? (unsigned)processors : 1;
}

static void run_jobs(struct run *run)
{
  unsigned threads = thread_count(run->options);
  unsigned slot_count = threads > 1 ? threads * SLOTS_PER_THREAD : 1;
  struct slot *slots = calloc(slot_count, sizeof *slots);
  run->workers = calloc(threads, sizeof *run->workers);
  if (slots && run->workers) {
    struct pool pool = {threads, slots, sizeof *slots, slot_count, run, produce, work, finish};
    pool_run(&pool);
  } else
    run->trouble = true;
  for (unsigned i = 0; slots && i < slot_count; i++) {
    buffer_free(&slots[i].job.bytes);
    for (int output = 0; output < MAX_OUTPUTS; output++)
      buffer_free(&slots[i].reports[output]);
  }
  for (unsigned i = 0; run->workers && i < threads; i++) {
    arena_free(&run->workers[i].arena);
    buffer_free(&run->workers[i].bytes);
  }
  free(run->workers);
  free(slots);
}

/* The head or the tail of every report. */
static void write_begins(struct run *run)
{
  struct buffer out = {0};
  for (int i = 0; i < run->outputs.count; i++) {
    if (run->outputs.items[i].format->begin)
      run->outputs.items[i].format->begin(&out);
    outputs_write(&run->outputs, i, &out);
    buffer_clear(&out);
  }
  buffer_free(&out);
}

static void write_ends(struct run *run)
{
  struct buffer out = {0};
  for (int i = 0; i < run->outputs.count; i++) {
    if (run->outputs.items[i].format->end)
      run->outputs.items[i].format->end(&out, &run->summary);
    outputs_write(&run->outputs, i, &out);
    buffer_clear(&out);
  }
  buffer_free(&out);
}

static int exit_code(const struct run *run)
{
  if (run->trouble)
    return EXIT_TROUBLE;
  for (int severity = (int)run->options->fail_on; severity < SEVERITY_COUNT; severity++)
    if (run->summary.found[severity] > 0 && !run->options->exit_zero)
      return EXIT_FINDINGS;
  return EXIT_GOOD;
}

static int check_files(const struct options *options, const struct checker *checker,
                       const struct file_list *files, bool trouble)
{
  struct run run = {.options = options, .checker = *checker, .trouble = trouble};
  if (!outputs_open(&run.outputs, options)) {
    outputs_discard(&run.outputs);
    return EXIT_TROUBLE;
  }
  job_source_init(&run.source, files, options->stdin_filename);
  write_begins(&run);
  run_jobs(&run);
  write_ends(&run);
  run.trouble |= !outputs_close(&run.outputs);
  if (!options->quiet && run.outputs.items[0].format == &report_text && run.summary.files > 0)
    print_summary(&run.summary);
  return exit_code(&run);
}

static void list_files(const struct file_list *files)
{
  for (size_t i = 0; i < files->count; i++)
    puts(files->paths[i]);
}

/* --- set-up --- */

static const char request_schema[] = "TeamExecutionRequest";

static bool choose_schema(struct checker *checker, const char *name)
{
  const char *wanted = name ? name : request_schema;
  int type = schema_find(checker->program, doc_text_of(wanted));
  if (type >= 0) {
    checker->schema = (uint16_t)type;
    checker->is_request = strcmp(wanted, request_schema) == 0;
    return true;
  }
  struct buffer names = {0};
  buffer_put_string(&names, "the contract has no such schema; it has");
  for (uint16_t i = 0; i < checker->program->entry_count; i++) {
    struct doc_text entry = checker->program->entries[i].name;
    buffer_put_string(&names, i > 0 ? ", " : " ");
    safe_text_put(&names, entry.bytes, entry.length);
  }
  buffer_put_char(&names, '\0');
  complain(wanted, names.failed ? strerror(ENOMEM) : names.bytes);
  buffer_free(&names);
  return false;
}

static int check_paths(const struct options *options, const struct checker *checker)
{
  struct file_list files = {0};
  bool good = true;
  for (int i = 0; i < options->path_count; i++)
    good &= file_list_add(&files, options->paths[i]);
  int code = good ? EXIT_GOOD : EXIT_TROUBLE;
  if (options->list_files)
    list_files(&files);
  else
    code = check_files(options, checker, &files, !good);
  file_list_free(&files);
  return code;
}

int check_command(int argc, char **argv)
{
  struct options options;
  struct contract contract = {.bytes = {0}};
  switch (options_read(&options, argc, argv)) {
  case OPTIONS_DONE:
    return EXIT_GOOD;
  case OPTIONS_WRONG:
    return EXIT_TROUBLE;
  case OPTIONS_RUN:
    break;
  }
  if (options.path_count == 0) {
    fputs("terlint: nothing to check: name files or folders, or - for standard input\n", stderr);
    return EXIT_TROUBLE;
  }
  struct checker checker = {
      .program = &schema_bundled, .yaml = options.yaml, .selection = options.selection};
  int code = EXIT_TROUBLE;
  bool good = !options.contract || contract_load(&contract, options.contract);
  if (options.contract)
    checker.program = &contract.program;
  if (good && choose_schema(&checker, options.schema))
    code = check_paths(&options, &checker);
  contract_free(&contract);
  return code;
}
