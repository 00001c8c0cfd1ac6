#include "cli/summary.h"

#include "report/totals.h"

#include <inttypes.h>
#include <stdio.h>

static void put_count(struct buffer *line, uint64_t count, const char *noun, const char *after)
{
  buffer_printf(line, "%" PRIu64 " %s%s%s", count, noun, count == 1 ? "" : "s", after);
}

void summary_print(const char *before, const struct report_summary *summary, const char *after)
{
  struct buffer line = {0};
  buffer_put_string(&line, before);
  totals_write(&line, summary);
  buffer_put_string(&line, " in ");
  put_count(&line, summary->documents, "document", " of ");
  put_count(&line, summary->files, "file", after);
  buffer_put_char(&line, '\n');
  fwrite(line.bytes, 1, line.length, stderr);
  buffer_free(&line);
}
