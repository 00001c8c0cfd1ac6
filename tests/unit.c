/* Runs all suites; the last line is `N passed, N failed`. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static Suite *(*const suites[])(void) = {
    /* clang-format off */
    apply_suite,
    buffer_suite,
    config_suite,
    credential_suite,
    excerpt_suite,
    explain_suite,
    finder_suite,
    fingerprint_suite,
    frame_suite,
    functions_suite,
    glob_suite,
    input_suite,
    json_suite,
    line_map_suite,
    map_suite,
    number_suite,
    path_suite,
    place_suite,
    pointer_suite,
    pool_suite,
    position_suite,
    repair_suite,
    report_text_suite,
    repository_suite,
    rule_file_suite,
    safe_text_suite,
    scalar_suite,
    schema_suite,
    selection_suite,
    source_suite,
    spool_suite,
    suggest_suite,
    uri_suite,
    utf8_suite,
    uuid_suite,
    writing_rules_suite,
    yaml_suite,
    /* clang-format on */
};

int main(void)
{
  SRunner *runner = srunner_create(NULL);
  for (size_t i = 0; i < COUNT(suites); i++)
    srunner_add_suite(runner, suites[i]());
  srunner_run_all(runner, CK_NORMAL);
  int run = srunner_ntests_run(runner), failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  printf("%d passed, %d failed\n", run - failed, failed);
  return failed == 0 && run > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
