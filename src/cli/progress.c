#include "cli/progress.h"

#include "cli/seconds.h"
#include "report/totals.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const double patience = 0.5, interval = 0.1; /* seconds */

static bool is_wanted(const struct options *options)
{
  const char *terminal = getenv("TERM");
  return !options->quiet && !options->fix && !options->diff && isatty(STDERR_FILENO) && terminal &&
         *terminal && strcmp(terminal, "dumb") != 0;
}

void progress_begin(struct progress *progress, const struct options *options, uint64_t files)
{
  *progress = (struct progress){.is_on = is_wanted(options), .files = files};
  if (progress->is_on)
    progress->next = seconds_now() + patience;
}

void progress_hide(struct progress *progress)
{
  if (progress->is_shown)
    fputs("\r\033[K", stderr);
  progress->is_shown = false;
}

void progress_show(struct progress *progress, const struct report_summary *summary)
{
  double now = progress->is_on ? seconds_now() : 0;
  if (!progress->is_on || now < progress->next)
    return;
  struct buffer line = {0};
  buffer_printf(&line,
                "\r\033[K%" PRIu64 " of %" PRIu64 " files, %" PRIu64 " documents: ", progress->done,
                progress->files, summary->documents);
  totals_write(&line, summary);
  fflush(stdout); /* it may be the same terminal */
  if (!line.failed)
    fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&line);
  progress->is_shown = true;
  progress->next = now + interval;
}
