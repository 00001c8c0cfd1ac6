#include "cli/statistics.h"

#include "cli/complain.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
  const struct rule *rule;
  uint64_t found;
};

static int compare(const void *a, const void *b)
{
  const struct row *one = a, *two = b;
  if (one->found != two->found)
    return one->found > two->found ? -1 : 1;
  return strcmp(one->rule->id, two->rule->id);
}

void statistics_print(const struct rule *const *rules, size_t count, const uint64_t *found)
{
  struct row *rows = calloc(count + 1, sizeof *rows);
  size_t row_count = 0;
  if (!rows) {
    complain("%s", strerror(ENOMEM));
    return;
  }
  for (size_t i = 0; i < count; i++)
    if (found[rules[i]->number] > 0)
      rows[row_count++] = (struct row){rules[i], found[rules[i]->number]};
  qsort(rows, row_count, sizeof *rows, compare);
  for (size_t i = 0; i < row_count; i++)
    fprintf(stderr, "%6" PRIu64 "  %s\n", rows[i].found, rows[i].rule->id);
  free(rows);
}
