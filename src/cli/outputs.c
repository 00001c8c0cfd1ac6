#include "cli/outputs.h"

#include "cli/complain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool complain_unwritable(const char *path, int error)
{
  return complain("cannot write %s: %s", path ? path : "to standard output", strerror(error));
}

/* NO_COLOR and FORCE_COLOR count where they are not empty (no-color.org). */
static bool is_set(const char *name)
{
  const char *value = getenv(name);
  return value && *value;
}

static bool wants_color(const struct options *options, const struct output *output)
{
  const char *terminal = getenv("TERM");
  if (options->color != COLOR_AUTO)
    return options->color == COLOR_ALWAYS;
  if (is_set("NO_COLOR") || is_set("FORCE_COLOR"))
    return !is_set("NO_COLOR");
  return !output->path && isatty(fileno(output->stream)) && terminal &&
         strcmp(terminal, "dumb") != 0;
}

/* Whether output INDEX would overwrite a report of this run, or a file that it reads. */
static bool overwrites(const struct options *options, int index)
{
  const char *path = options->outputs[index].path;
  if (!path || atomic_file_is_special(path))
    return false;
  for (int i = 0; i < index; i++)
    if (options->outputs[i].path && strcmp(options->outputs[i].path, path) == 0)
      return !complain("-o %s: another report goes there", path);
  for (int i = 0; i < options->argument_count; i++)
    if (strcmp(options->arguments[i], path) == 0)
      return !complain("-o %s: is a file that is read; write to another one", path);
  return false;
}

static bool open_output(struct output *output, const struct output_option *option)
{
  if (!output->path)
    output->stream = option->to_stderr ? stderr : stdout;
  else if (atomic_file_is_special(output->path))
    output->stream = fopen(output->path, "w");
  else if (atomic_file_open(&output->file, output->path))
    output->stream = output->file.stream;
  output->is_held = option->is_held && !output->file.stream;
  return output->stream || complain_unwritable(output->path, errno);
}

bool outputs_open(struct outputs *outputs, const struct options *options,
                  const struct report_options *shared)
{
  outputs->count = 0;
  for (int i = 0; i < options->output_count; i++) {
    const struct output_option *option = &options->outputs[i];
    struct output *output = &outputs->items[outputs->count++];
    *output = (struct output){.format = option->format, .path = option->path};
    if (overwrites(options, i) || !open_output(output, option))
      return false;
    output->report.options = *shared;
    output->report.options.color = wants_color(options, output);
  }
  return true;
}

static void free_buffers(struct output *output)
{
  buffer_free(&output->report.out);
  buffer_free(&output->report.file);
  buffer_free(&output->report.later);
  spool_free(&output->spool);
}

void outputs_discard(struct outputs *outputs)
{
  for (int i = 0; i < outputs->count; i++) {
    struct output *output = &outputs->items[i];
    if (output->path && output->stream && !output->file.stream)
      fclose(output->stream);
    atomic_file_discard(&output->file);
    free_buffers(output);
  }
}

void outputs_write(struct outputs *outputs, int index, const struct buffer *bytes)
{
  struct output *output = &outputs->items[index];
  if (output->is_held)
    spool_put(&output->spool, bytes);
  else if (bytes->length > 0)
    fwrite(bytes->bytes, 1, bytes->length, output->stream);
}

/* Of a stream that is no file of its own to replace. */
static bool close_stream(struct output *output)
{
  errno = 0;
  bool good = !ferror(output->stream) && fflush(output->stream) == 0;
  int error = errno ? errno : EIO;
  if (output->path)
    good = fclose(output->stream) == 0 && good;
  errno = error;
  return good;
}

static bool close_output(struct output *output)
{
  bool good = !output->is_held || spool_copy(&output->spool, output->stream);
  int error = errno;
  bool closed = output->file.stream ? atomic_file_commit(&output->file) : close_stream(output);
  return (good && closed) || complain_unwritable(output->path, good ? errno : error);
}

bool outputs_close(struct outputs *outputs)
{
  bool good = true;
  for (int i = 0; i < outputs->count; i++)
    if (outputs->items[i].stream) {
      good &= close_output(&outputs->items[i]);
      free_buffers(&outputs->items[i]);
    }
  return good;
}
