#include "report/totals.h"

#include <inttypes.h>

void totals_write(struct buffer *out, const struct report_summary *summary)
{
  bool first = true;
  for (int severity = SEVERITY_COUNT - 1; severity >= 0; severity--) {
    uint64_t found = summary->found[severity];
    if (found == 0)
      continue;
    buffer_printf(out, "%s%" PRIu64 " %s%s", first ? "" : ", ", found,
                  severity_word((enum severity)severity), found == 1 ? "" : "s");
    first = false;
  }
  if (first)
    buffer_put_string(out, "nothing found");
}
