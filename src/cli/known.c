#include "cli/known.h"

#include "cli/complain.h"

#include <inttypes.h>
#include <stdlib.h>

/* Whether the baseline that is to be written would overwrite a file that is checked. */
static bool overwrites(const struct options *options)
{
  for (int i = 0; options->write_baseline && i < options->argument_count; i++)
    if (strcmp(options->arguments[i], options->write_baseline) == 0)
      return !complain("--write-baseline %s: is a file that is read; write to another one",
                       options->write_baseline);
  return false;
}

bool known_open(struct known *known, const struct options *options)
{
  *known = (struct known){.to = options->write_baseline};
  if (overwrites(options))
    return false;
  if (known->to || !options->baseline)
    return true;
  known->from = options->baseline;
  return baseline_read(&known->baseline, known->from);
}

void known_free(struct known *known)
{
  for (unsigned i = 0; i < known->worker_count; i++)
    baseline_findings_free(&known->workers[i].findings);
  free(known->workers);
  if (known->from)
    baseline_free(&known->baseline);
}

bool known_begin(struct known *known, unsigned workers)
{
  known->workers = calloc(workers, sizeof *known->workers);
  if (!known->workers)
    return false;
  known->worker_count = workers;
  for (unsigned i = 0; i < workers; i++)
    arena_init(&known->workers[i].findings.arena);
  return true;
}

/* --- findings --- */

static bool can_be_hidden(const struct diagnostic *diagnostic)
{
  return diagnostic->input_kind != INPUT_EMPTY;
}

/* Sets *IS_KNOWN; false when memory ends. */
static bool ask(struct known *known, struct known_worker *worker,
                const struct report_document *document, uint32_t index, bool *is_known)
{
  const struct diagnostic *diagnostic = document->diagnostics[index];
  uint64_t fingerprint = document->fingerprints[index];
  *is_known = can_be_hidden(diagnostic);
  if (*is_known && known->from)
    *is_known = baseline_has(&known->baseline, fingerprint);
  else if (*is_known)
    return baseline_findings_add(&worker->findings, document->path.in_repository, diagnostic->rule,
                                 fingerprint);
  return true;
}

bool known_hide(struct known *known, unsigned worker_index, struct report_document *document,
                struct arena *arena)
{
  struct known_worker *worker = &known->workers[worker_index];
  const struct diagnostic **diagnostics =
      arena_alloc(arena, document->count * sizeof(const struct diagnostic *));
  uint64_t *fingerprints = arena_alloc(arena, document->count * sizeof *fingerprints);
  uint32_t left = 0;
  if (!diagnostics || !fingerprints)
    return false;
  for (uint32_t i = 0; i < document->count; i++) {
    bool is_known;
    if (!ask(known, worker, document, i, &is_known))
      return false;
    worker->hidden += is_known;
    diagnostics[left] = document->diagnostics[i];
    fingerprints[left] = document->fingerprints[i];
    left += !is_known;
  }
  document->diagnostics = diagnostics;
  document->fingerprints = fingerprints;
  document->count = left;
  return true;
}

bool known_note_file(struct known *known, const char *path)
{
  return !known->from || baseline_note_file(&known->baseline, path);
}

/* --- the end --- */

static bool join(struct known *known)
{
  for (unsigned i = 1; i < known->worker_count; i++)
    if (!baseline_findings_join(&known->workers[0].findings, &known->workers[i].findings))
      return complain("out of memory");
  return true;
}

bool known_end(struct known *known, bool trouble)
{
  if (!known->to)
    return true;
  if (trouble)
    return complain("%s: is not written, since not all could be checked", known->to);
  return known->worker_count > 0 && join(known) &&
         baseline_write(known->to, &known->workers[0].findings);
}

void known_put_summary(const struct known *known, struct buffer *out,
                       const struct rule *const *rules, size_t count)
{
  uint64_t hidden = 0;
  for (unsigned i = 0; i < known->worker_count; i++)
    hidden += known->workers[i].hidden;
  if (known_is_on(known))
    buffer_printf(out, "; the baseline %s %" PRIu64, known->to ? "is made of" : "hides", hidden);
  uint64_t gone = known->from ? baseline_count_gone(&known->baseline, rules, count) : 0;
  if (gone > 0)
    buffer_printf(out, ", and %" PRIu64 " of its entries no longer %s", gone,
                  gone == 1 ? "occurs" : "occur");
}
