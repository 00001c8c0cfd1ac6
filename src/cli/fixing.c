#include "cli/fixing.h"

#include "cli/complain.h"
#include "text/source.h"

#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

static bool fail(struct fixing *fixing, const char *path, const char *reason)
{
  fixing->trouble = true;
  return complain("%s: is not fixed: %s", path, reason);
}

static bool put(FILE *stream, const char *bytes, size_t length)
{
  return length == 0 || fwrite(bytes, 1, length, stream) == length;
}

static struct words text_after(const struct fixing *fixing, const struct job *job)
{
  const struct buffer *text = &fixing->repair.text;
  if (fixing->repair.changes.count == 0)
    return (struct words){job->input.bytes, (uint32_t)job->input.length};
  return (struct words){text->bytes ? text->bytes : "", (uint32_t)text->length};
}

/* --- files --- */

/* Whether the file is still what was read. */
static bool is_unchanged(const struct job *job)
{
  struct stat now;
  const struct stat *then = &job->status;
  return stat(job->path, &now) == 0 && now.st_dev == then->st_dev && now.st_ino == then->st_ino &&
         now.st_size == then->st_size &&
         memcmp(&now.st_mtim, &then->st_mtim, sizeof now.st_mtim) == 0 &&
         memcmp(&now.st_ctim, &then->st_ctim, sizeof now.st_ctim) == 0;
}

static bool open_file(struct fixing *fixing, const struct job *job)
{
  if (!S_ISREG(job->status.st_mode))
    return fail(fixing, job->path, "it is no regular file");
  return atomic_file_open(&fixing->file, job->path) || fail(fixing, job->path, strerror(errno));
}

/* What others may miss of the file that was put in place of JOB's. */
static void say_losses(const struct job *job, const struct atomic_file *file)
{
  if (job->status.st_nlink > 1)
    complain("%s: its other names (hard links) keep the text as it was", job->path);
  if (file->lost_owner)
    complain("%s: its owner or group is another now; you may not give files away", job->path);
  if (file->lost_attributes)
    complain("%s: not all of its attributes (ACL) could be kept", job->path);
}

/* Puts the file under way in place. What takes time comes before the look whether it has changed.
 */
static bool commit(struct fixing *fixing, const struct job *job)
{
  struct atomic_file *file = &fixing->file;
  const struct atomic_file as_opened = *file;
  if (!atomic_file_sync(file))
    return fail(fixing, job->path, strerror(errno));
  if (!is_unchanged(job)) {
    atomic_file_discard(file);
    return fail(fixing, job->path, "it has changed since it was read");
  }
  if (!atomic_file_commit(file))
    return fail(fixing, job->path, strerror(errno));
  fixing->changed_files++;
  say_losses(job, &as_opened);
  return true;
}

/* Adds to the file under way. */
static bool add(struct fixing *fixing, const struct job *job, const char *bytes, size_t length)
{
  if (put(fixing->file.stream, bytes, length))
    return true;
  fail(fixing, job->path, strerror(errno));
  atomic_file_discard(&fixing->file);
  return false;
}

/* Copies what stood before the first change. */
static bool copy_beginning(struct fixing *fixing, const struct job *job)
{
  char block[BUFSIZ];
  uint64_t left = job->before;
  FILE *from = fopen(job->path, "re");
  if (!from)
    return fail(fixing, job->path, strerror(errno));
  bool good = true;
  for (size_t got = 1; good && left > 0 && got > 0; left -= got) {
    got = fread(block, 1, left < sizeof block ? (size_t)left : sizeof block, from);
    good = add(fixing, job, block, got);
  }
  fclose(from);
  return good && (left == 0 || fail(fixing, job->path, "it has changed since it was read"));
}

/* A file is written from its first change on; one without any stays. */
static bool write_piece(struct fixing *fixing, const struct job *job)
{
  struct words text = text_after(fixing, job);
  if (fixing->repair.changes.count > 0 && !fixing->file.stream &&
      !(open_file(fixing, job) && copy_beginning(fixing, job)))
    return false;
  if (!fixing->file.stream)
    return true;
  return add(fixing, job, text.bytes, text.length) && (!job->ends || commit(fixing, job));
}

static bool write_stdin(struct fixing *fixing, const struct job *job)
{
  struct words text = text_after(fixing, job);
  put(stdout, text.bytes, text.length);
  fixing->changed_files += fixing->repair.changes.count > 0 && job->ends;
  return true;
}

bool fixing_pass_on(void)
{
  char block[BUFSIZ];
  for (size_t got; (got = fread(block, 1, sizeof block, stdin)) > 0;)
    put(stdout, block, got);
  return !ferror(stdin) || complain("standard input: %s", strerror(errno));
}

static bool show(struct fixing *fixing, const struct job *job)
{
  struct diff *diff = &fixing->diff;
  if (job->begins) {
    diff_free(diff);
    diff_begin(diff, job->path, isatty(STDOUT_FILENO));
  }
  diff_add(diff, (struct words){job->input.bytes, (uint32_t)job->input.length},
           text_after(fixing, job), &fixing->repair.changes);
  if (job->ends)
    diff_end(diff);
  put(stdout, diff->out.bytes, diff->out.length);
  if (diff->out.failed)
    return fail(fixing, job->path, strerror(ENOMEM));
  buffer_clear(&diff->out);
  fixing->changed_files += job->ends && diff->has_header;
  return true;
}

/* --- what is left --- */

enum { REFUSALS_SHOWN = 20 }; /* of a file; the others are counted */

static const char *const refusals[] = {
    [REPAIR_IN_VAIN] = "would not help",
    [REPAIR_UNREADABLE] = "would break the document",
    [REPAIR_MORE_ERRORS] = "would lead to a new error",
};

/* Says which fixes were not made, with their places, which LINES knows, in the text after. */
static void say_refusals(struct fixing *fixing, const struct job *job, const struct line_map *lines)
{
  for (uint32_t i = 0; i < fixing->repair.refusal_count; i++) {
    const struct repair_refusal *refusal = &fixing->repair.refusals[i];
    if (fixing->file_refused++ >= REFUSALS_SHOWN)
      continue;
    struct position at = line_map_position(lines, refusal->at.offset);
    complain("%s:%" PRIu64 ":%u: %s is not fixed: \"%.*s\" %s%s%s", job->path, at.line, at.column,
             refusal->rule->id, (int)refusal->title.length, refusal->title.bytes,
             refusals[refusal->why], refusal->cause ? ": " : "",
             refusal->cause ? refusal->cause->id : "");
  }
}

static void report_refusals(struct fixing *fixing, const struct job *job)
{
  struct words text = text_after(fixing, job);
  const struct source source = {text.bytes, text.length, (uint32_t)job->input.first_line, 0};
  struct line_map lines;
  struct arena arena;
  arena_init(&arena);
  if (fixing->repair.refusal_count > 0 && line_map_make(&lines, &source, &arena))
    say_refusals(fixing, job, &lines);
  arena_free(&arena);
  if (job->ends && fixing->file_refused > REFUSALS_SHOWN)
    complain("%s: %" PRIu64 " more are not fixed for such reasons", job->path,
             fixing->file_refused - REFUSALS_SHOWN);
}

/* --- jobs --- */

static bool is_wide(const struct job *job)
{
  return job->is_converted || (job->input.format != INPUT_JSON_LINES &&
                               source_is_wide(job->input.bytes, job->input.length));
}

/* Text in UTF-16 or UTF-32 stays as it is. */
static void pass_over(struct fixing *fixing, const struct job *job)
{
  if (job->is_stdin && !fixing->options->diff) {
    if (job->is_converted)
      fixing->trouble = true;
    else
      put(stdout, job->input.bytes, job->input.length);
  }
  if (job->begins)
    complain("%s: is not fixed: it is in UTF-16 or UTF-32", job->path);
}

static void begin(struct fixing *fixing)
{
  atomic_file_discard(&fixing->file);
  fixing->file_fixed = 0;
  fixing->file_refused = 0;
  fixing->base = 0;
  fixing->gave_up = false;
}

/* Leaves the text after in JOB, and counts. */
static void take_over(struct fixing *fixing, struct job *job)
{
  struct words text = text_after(fixing, job);
  job->input.bytes = text.bytes;
  job->input.length = text.length;
  job->input.base = fixing->base;
  fixing->base += text.length - (job->begins ? source_mark(text.bytes, text.length) : 0);
  fixing->file_fixed += fixing->repair.fixed;
  fixing->left_unsafe += fixing->repair.left_unsafe;
  fixing->left_by_rounds += fixing->repair.left_by_rounds;
  if (job->ends)
    fixing->fixed += fixing->file_fixed;
}

bool fixing_take(struct fixing *fixing, const struct checker *checker, struct job *job,
                 struct arena *arena)
{
  if (job->begins)
    begin(fixing);
  repair_free(&fixing->repair);
  fixing->repair = (struct repair){.fixed = 0};
  if (job->error != 0 || fixing->gave_up)
    return true;
  if (is_wide(job)) {
    pass_over(fixing, job);
    return true;
  }
  if (!repair_input(&fixing->repair, checker, &job->input, fixing->options->unsafe_fixes, arena))
    return false;
  bool done = fixing->options->diff ? show(fixing, job)
              : job->is_stdin       ? write_stdin(fixing, job)
                                    : write_piece(fixing, job);
  fixing->gave_up = !done;
  if (!done)
    return true;
  report_refusals(fixing, job);
  take_over(fixing, job);
  return true;
}

void fixing_print_summary(const struct fixing *fixing, const struct report_summary *summary)
{
  struct buffer line = {0};
  uint64_t left = 0;
  for (int severity = 0; severity < SEVERITY_COUNT; severity++)
    left += summary->found[severity];
  buffer_put_string(&line, fixing->options->diff ? "would fix " : "fixed ");
  buffer_printf(&line, "%" PRIu64 ", %" PRIu64 " left", fixing->fixed, left);
  if (fixing->left_unsafe > 0)
    buffer_printf(&line, " (%" PRIu64 " more with --unsafe-fixes)", fixing->left_unsafe);
  if (fixing->left_by_rounds > 0)
    buffer_printf(&line, "; run it again, %" PRIu64 " more may be fixed", fixing->left_by_rounds);
  buffer_put_char(&line, '\n');
  put(stderr, line.bytes, line.length);
  buffer_free(&line);
}

bool fixing_end(struct fixing *fixing)
{
  atomic_file_discard(&fixing->file);
  diff_free(&fixing->diff);
  repair_free(&fixing->repair);
  if (fflush(stdout) != 0 || ferror(stdout))
    fixing->trouble = !complain("cannot write to standard output: %s", strerror(errno));
  return !fixing->trouble;
}
