#include "cli/run.h"

#include "cli/complain.h"
#include "cli/pool.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

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
    complain("%s: read", job->path);
  if (job->error != 0) {
    complain("%s: %s", job->path, strerror(job->error));
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

void run_files(struct run *run, const struct file_list *files)
{
  job_source_init(&run->source, files, run->options->stdin_filename);
  write_begins(run);
  run_jobs(run);
  write_ends(run);
}
