#include "cli/jobs.h"

#include "base/read_all.h"
#include "engine/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

void job_source_init(struct job_source *source, const struct file_list *files)
{
  *source = (struct job_source){.files = files, .lines_descriptor = -1};
}

static void reset(struct job *job, const char *path, const struct checker *checker)
{
  buffer_clear(&job->bytes);
  job->path = path;
  job->checker = checker;
  job->is_read = false;
  job->is_stdin = job->is_converted = false;
  job->begins = job->ends = true;
  job->error = 0;
  job->before = 0;
  job->input = (struct input){.first_line = 1, .first_document = 1};
}

static void end_lines(struct job_source *source)
{
  line_reader_free(&source->lines);
  if (source->lines_descriptor != STDIN_FILENO)
    close(source->lines_descriptor);
  source->lines_descriptor = -1;
}

/* The next piece of the JSON Lines file under way. */
static void next_piece(struct job_source *source, struct job *job)
{
  const struct line_reader *lines = &source->lines;
  job->is_read = true;
  job->begins = lines->base == 0;
  job->input.format = INPUT_JSON_LINES;
  job->input.first_line = lines->line;
  job->input.first_document = lines->document;
  job->before = lines->base;
  job->input.base = lines->base - lines->mark;
  line_reader_next(&source->lines, &job->bytes, &job->error);
  job->is_stdin = source->lines_descriptor == STDIN_FILENO;
  job->is_converted = lines->is_converted;
  job->status = source->lines_status;
  job->ends = lines->at_end || job->error != 0;
  if (job->ends)
    end_lines(source);
}

static void begin_lines(struct job_source *source, struct job *job, bool is_stdin)
{
  source->lines_descriptor = is_stdin ? STDIN_FILENO : open(job->path, O_RDONLY | O_CLOEXEC);
  if (source->lines_descriptor < 0) {
    job->error = errno;
    return;
  }
  if (fstat(source->lines_descriptor, &source->lines_status) != 0)
    source->lines_status = (struct stat){.st_mode = 0};
  line_reader_init(&source->lines, source->lines_descriptor);
  next_piece(source, job);
}

static void find_format(struct job *job, const struct buffer *bytes)
{
  if (!input_format_by_name(job->path, &job->input.format))
    job->input.format = input_format_by_content(bytes->bytes, bytes->length);
}

static void read_stdin(struct job *job)
{
  job->is_read = job->is_stdin = true;
  if (!read_all(STDIN_FILENO, &job->bytes, SOURCE_MAX_LENGTH))
    job->error = errno;
  else
    find_format(job, &job->bytes);
}

bool job_source_next(struct job_source *source, struct job *job)
{
  enum input_format format;
  if (source->lines_descriptor >= 0) {
    reset(job, source->lines_path, source->lines_checker);
    next_piece(source, job);
    return true;
  }
  if (source->next == source->files->count)
    return false;
  const struct file *file = &source->files->files[source->next++];
  const char *path = file->path;
  bool is_stdin = strcmp(path, "-") == 0;
  if (is_stdin && source->files->stdin_filename)
    path = source->files->stdin_filename;
  reset(job, path, file->checker);
  source->lines_path = path;
  source->lines_checker = file->checker;
  if (input_format_by_name(path, &format) && format == INPUT_JSON_LINES)
    begin_lines(source, job, is_stdin);
  else if (is_stdin)
    read_stdin(job);
  return true;
}

void job_read(struct job *job, struct buffer *scratch)
{
  if (job->error != 0)
    return;
  const struct buffer *bytes = &job->bytes;
  if (!job->is_read) {
    int descriptor = open(job->path, O_RDONLY | O_CLOEXEC);
    buffer_clear(scratch);
    if (descriptor < 0 || !read_all_status(descriptor, &job->status, scratch, SOURCE_MAX_LENGTH))
      job->error = errno;
    if (descriptor >= 0)
      close(descriptor);
    if (job->error != 0)
      return;
    find_format(job, scratch);
    bytes = scratch;
  }
  job->input.bytes = bytes->length ? bytes->bytes : "";
  job->input.length = bytes->length;
}
