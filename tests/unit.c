/* Runs all suites; the last line is `N passed, N failed`. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
  SRunner *runner = srunner_create(base_suite());
  srunner_add_suite(runner, json_suite());
  srunner_add_suite(runner, pool_suite());
  srunner_add_suite(runner, schema_suite());
  srunner_add_suite(runner, yaml_suite());
  srunner_run_all(runner, CK_NORMAL);
  int run = srunner_ntests_run(runner), failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  printf("%d passed, %d failed\n", run - failed, failed);
  return failed == 0 && run > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
