#include "cli/run.h"

#include "cli/complain.h"
#include "cli/pool.h"
#include "cli/seconds.h"
#include "engine/input.h"
#include "report/fingerprint.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum { SLOTS_PER_THREAD = 4 };

/* A job and what came of it. */
struct slot {
  struct job job;
  struct buffer in_repository; /* the path of the job there */
  struct buffer reports[MAX_OUTPUTS];
  struct report_summary summary;
};

/* What a worker keeps from job to job. */
struct worker_state {
  struct arena arena;
  struct buffer bytes;
  struct fingerprints fingerprints;
  uint64_t found[RULE_MAX]; /* by the rule's number */
};

static struct report_path path_of(const struct slot *slot)
{
  return (struct report_path){slot->job.path, slot->in_repository.bytes};
}

static void add_summary(struct report_summary *sum, const struct report_summary *part)
{
  sum->files += part->files;
  sum->documents += part->documents;
  sum->failed += part->failed;
  for (int severity = 0; severity < SEVERITY_COUNT; severity++)
    sum->found[severity] += part->found[severity];
  sum->seconds += part->seconds;
}

/* --- the pool's functions --- */

static bool produce(void *context, void *piece)
{
  struct run *run = context;
  struct slot *slot = piece;
  slot->summary = (struct report_summary){0};
  for (int i = 0; i < run->outputs.count; i++)
    buffer_clear(&slot->reports[i]);
  if (!job_source_next(&run->source, &slot->job))
    return false;
  slot->summary.files = slot->job.ends;
  return true;
}

void run_report(const struct run *run, const struct checked *checked,
                const struct report_document *document, struct buffer *reports,
                struct report_summary *summary)
{
  (void)checked;
  (void)summary;
  for (int i = 0; i < run->outputs.count; i++) {
    const struct output *output = &run->outputs.items[i];
    if (output->format->document)
      output->format->document(&reports[i], &output->report.options, document);
  }
}

struct document_context {
  const struct run *run;
  struct slot *slot;
  struct worker_state *state;
  unsigned worker;
};

static void count(const struct document_context *context, const struct report_document *document)
{
  struct report_summary *summary = &context->slot->summary;
  bool fails = false;
  for (uint32_t i = 0; i < document->count; i++) {
    const struct diagnostic *diagnostic = document->diagnostics[i];
    summary->found[diagnostic->severity]++;
    context->state->found[diagnostic->rule->number]++;
    fails |= diagnostic->severity >= context->slot->job.checker->fail_on;
  }
  summary->documents++;
  summary->failed += fails;
}

/* Of each finding of CHECKED, in the worker's arena; NULL when memory ends. */
static const uint64_t *make_fingerprints(const struct document_context *document,
                                         const struct checked *checked)
{
  struct worker_state *state = document->state;
  uint64_t *fingerprints = arena_alloc(&state->arena, checked->count * sizeof *fingerprints);
  struct words line = {0};
  if (document->slot->job.input.format == INPUT_JSON_LINES)
    line = (struct words){checked->source->bytes, checked->source->length};
  for (uint32_t i = 0; fingerprints && i < checked->count; i++)
    if (!fingerprints_next(&state->fingerprints, checked->diagnostics[i], line, &fingerprints[i]))
      return NULL;
  return fingerprints;
}

static bool on_document(void *context, const struct checked *checked)
{
  const struct document_context *document = context;
  const struct run *run = document->run;
  struct slot *slot = document->slot;
  struct report_document report = {
      .path = path_of(slot),
      .index = checked->index,
      .many = slot->job.input.format == INPUT_JSON_LINES || checked->index > 1,
      .lines = checked->lines,
      .diagnostics = checked->diagnostics,
      .count = checked->count,
      .secrets = checked->secrets,
  };
  if (run->wants_fingerprints && checked->count > 0) {
    report.fingerprints = make_fingerprints(document, checked);
    if (!report.fingerprints)
      return false;
  }
  if (run->known && checked->count > 0 &&
      !known_hide(run->known, document->worker, &report, &document->state->arena))
    return false;
  count(document, &report);
  run->document(run, checked, &report, slot->reports, &slot->summary);
  return true;
}

static void work(void *context, void *piece, unsigned worker)
{
  struct run *run = context;
  struct slot *slot = piece;
  struct worker_state *state = &run->workers[worker];
  struct document_context document = {run, slot, state, worker};
  double start = seconds_now();
  buffer_clear(&slot->in_repository);
  repository_path(&run->repository, slot->job.path, &slot->in_repository);
  job_read(&slot->job, &state->bytes);
  if (slot->job.error == 0 && slot->in_repository.failed)
    slot->job.error = ENOMEM;
  if (slot->job.error != 0)
    return;
  if (slot->job.begins)
    fingerprints_begin(&state->fingerprints, slot->in_repository.bytes);
  bool good =
      !run->fixing || fixing_take(run->fixing, slot->job.checker, &slot->job, &state->arena);
  if (!good ||
      !check_input(slot->job.checker, &slot->job.input, &state->arena, on_document, &document))
    slot->job.error = ENOMEM;
  slot->summary.seconds = seconds_now() - start;
}

/* Writes what the format of output INDEX has put together. */
static void flush(struct run *run, int index)
{
  struct buffer *out = &run->outputs.items[index].report.out;
  outputs_write(&run->outputs, index, out);
  run->trouble |= out->failed;
  buffer_clear(out);
}

/* Shortens BODY, what a console would show, to as many findings as may still be shown. */
static void limit(struct run *run, const char *finding_end, struct buffer *body)
{
  size_t step = strlen(finding_end), kept = 0;
  for (size_t at = 0; at + step <= body->length; at++) {
    if (memcmp(body->bytes + at, finding_end, step) != 0)
      continue;
    if (run->shown < run->options->max_diagnostics) {
      run->shown++;
      kept = at + step;
    } else
      run->not_shown++;
    at += step - 1;
  }
  body->length = kept;
}

static void report_piece(struct run *run, struct slot *slot)
{
  for (int i = 0; i < run->outputs.count; i++) {
    struct output *output = &run->outputs.items[i];
    if (run->options->max_diagnostics > 0 && !output->path && output->format->finding_end)
      limit(run, output->format->finding_end, &slot->reports[i]);
    const struct report_piece piece = {path_of(slot), slot->job.begins, slot->job.ends,
                                       &slot->reports[i], &run->file};
    run->trouble |= piece.body->failed;
    if (output->format->piece)
      output->format->piece(&output->report, &piece);
    else
      outputs_write(&run->outputs, i, piece.body);
    flush(run, i);
  }
}

static void report_unreadable(struct run *run, const struct report_path *path, const char *reason)
{
  run->trouble = true;
  for (int i = 0; i < run->outputs.count; i++) {
    struct output *output = &run->outputs.items[i];
    if (output->format->unreadable)
      output->format->unreadable(&output->report, path, reason);
    flush(run, i);
  }
}

static void finish(void *context, void *piece)
{
  struct run *run = context;
  struct slot *slot = piece;
  const struct job *job = &slot->job;
  progress_hide(&run->progress);
  if (run->options->verbose && job->begins)
    complain("%s: read", job->path);
  if (job->begins)
    run->file = (struct report_summary){0};
  if (job->error == 0 || !job->begins) {
    add_summary(&run->file, &slot->summary);
    add_summary(&run->summary, &slot->summary);
    report_piece(run, slot);
  }
  if (run->known && job->error == 0 && job->ends)
    run->trouble |= !known_note_file(run->known, slot->in_repository.bytes);
  if (job->error != 0) {
    struct report_path path = path_of(slot);
    complain("%s: %s", job->path, strerror(job->error));
    report_unreadable(run, &path, strerror(job->error));
  }
  run->progress.done += job->ends;
  progress_show(&run->progress, &run->summary);
}

/* --- a run --- */

/* Whether some file may come in several pieces. */
static bool has_pieces(const struct run *run)
{
  const struct file_list *files = run->source.files;
  enum input_format format;
  for (size_t i = 0; i < files->count; i++) {
    const char *path = files->files[i].path;
    if (files->stdin_filename && strcmp(path, "-") == 0)
      path = files->stdin_filename;
    if (input_format_by_name(path, &format) && format == INPUT_JSON_LINES)
      return true;
  }
  return false;
}

static unsigned thread_count(const struct run *run)
{
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (run->fixing)
    return 1; /* files are fixed one after the other */
  if (run->wants_fingerprints && has_pieces(run))
    return 1; /* all of a file must be numbered by the same worker */
  if (run->options->jobs > 0)
    return run->options->jobs;
  return processors > 1 ? (unsigned)processors : 1;
}

static void run_jobs(struct run *run)
{
  unsigned threads = thread_count(run);
  unsigned slot_count = threads > 1 ? threads * SLOTS_PER_THREAD : 1;
  struct slot *slots = calloc(slot_count, sizeof *slots);
  run->workers = calloc(threads, sizeof *run->workers);
  if (slots && run->workers && (!run->known || known_begin(run->known, threads))) {
    struct pool pool = {threads, slots, sizeof *slots, slot_count, run, produce, work, finish};
    pool_run(&pool);
  } else
    run->trouble = !complain("%s", strerror(ENOMEM));
  progress_hide(&run->progress);
  for (unsigned i = 0; slots && i < slot_count; i++) {
    buffer_free(&slots[i].job.bytes);
    buffer_free(&slots[i].in_repository);
    for (int output = 0; output < MAX_OUTPUTS; output++)
      buffer_free(&slots[i].reports[output]);
  }
  for (unsigned i = 0; run->workers && i < threads; i++) {
    arena_free(&run->workers[i].arena);
    buffer_free(&run->workers[i].bytes);
    fingerprints_free(&run->workers[i].fingerprints);
    for (size_t rule = 0; rule < RULE_MAX; rule++)
      run->found[rule] += run->workers[i].found[rule];
  }
  free(run->workers);
  free(slots);
}

static void write_begins(struct run *run)
{
  for (int i = 0; i < run->outputs.count; i++) {
    struct output *output = &run->outputs.items[i];
    run->wants_fingerprints |= output->format->wants_fingerprints;
    if (output->format->begin)
      output->format->begin(&output->report);
    flush(run, i);
  }
}

static void write_ends(struct run *run)
{
  for (int i = 0; i < run->outputs.count; i++) {
    struct output *output = &run->outputs.items[i];
    if (output->format->end)
      output->format->end(&output->report, &run->summary);
    flush(run, i);
    if (output->report.left_out > 0)
      complain("%s: %" PRIu64 " findings are left out: %s", output->format->name,
               output->report.left_out, output->format->limits);
  }
}

/* What has been said on standard error belongs into the reports too. */
static void report_missing(struct run *run, const struct file_list *files)
{
  struct buffer in_repository = {0};
  for (size_t i = 0; i < files->failure_count; i++) {
    const struct file_failure *failure = &files->failures[i];
    buffer_clear(&in_repository);
    repository_path(&run->repository, failure->path, &in_repository);
    if (!in_repository.failed)
      report_unreadable(run, &(struct report_path){failure->path, in_repository.bytes},
                        failure->reason);
  }
  buffer_free(&in_repository);
}

void run_files(struct run *run, const struct file_list *files)
{
  if (!repository_find(&run->repository)) {
    run->trouble = true;
    return;
  }
  job_source_init(&run->source, files);
  progress_begin(&run->progress, run->options, files->count);
  run->wants_fingerprints = run->known != NULL;
  write_begins(run);
  report_missing(run, files);
  run_jobs(run);
  write_ends(run);
  if (run->not_shown > 0)
    complain("%" PRIu64 " more found than --max-diagnostics shows", run->not_shown);
  repository_free(&run->repository);
}
