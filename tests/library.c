/* The installed header and library, used as a stranger would; only names with ter_ may be seen,
 * which the names of this program would otherwise clash with. */
#include "terlint.h"

#include <stdio.h>
#include <string.h>

int json_read, buffer_put, arena_init, rule_table; /* names that the library has inside */

static int count(void *context, const struct ter_finding *finding)
{
  int *findings = context;
  ++*findings;
  return strcmp(finding->rule, "string-type") == 0 &&
         (finding->start.line != 1 || finding->start.column != 9 ||
          strcmp(finding->loc, "body.prompt") != 0);
}

static int stop(void *context, const struct ter_finding *finding)
{
  (void)context;
  (void)finding;
  return 1;
}

int main(void)
{
  static const char text[] =
      "prompt: 1\nworker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\n---\n- x\n";
  int findings = 0, failed = 0;
  failed += ter_check(TER_YAML, text, strlen(text), count, &findings) != 0;
  failed += findings != 2;
  failed += ter_check(TER_YAML, text, strlen(text), stop, NULL) != 1;
  failed += ter_check(TER_JSON, NULL, 0, count, &findings) != 0;
  failed += findings != 3;
  failed += strlen(ter_version()) == 0;
  printf("%d passed, %d failed\n", 6 - failed, failed);
  return failed > 0;
}
