/* The suites of tests/unit.c, one a module. */
#ifndef TERLINT_TESTS_UNIT_H
#define TERLINT_TESTS_UNIT_H

#include <check.h>

/* The items of a table; a string literal with its length, U+0000 included. */
#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(literal) (literal), sizeof(literal) - 1

Suite *apply_suite(void);
Suite *buffer_suite(void);
Suite *config_suite(void);
Suite *credential_suite(void);
Suite *excerpt_suite(void);
Suite *explain_suite(void);
Suite *finder_suite(void);
Suite *fingerprint_suite(void);
Suite *frame_suite(void);
Suite *functions_suite(void);
Suite *glob_suite(void);
Suite *input_suite(void);
Suite *json_suite(void);
Suite *line_map_suite(void);
Suite *map_suite(void);
Suite *number_suite(void);
Suite *path_suite(void);
Suite *place_suite(void);
Suite *pointer_suite(void);
Suite *pool_suite(void);
Suite *position_suite(void);
Suite *repair_suite(void);
Suite *report_text_suite(void);
Suite *repository_suite(void);
Suite *rule_file_suite(void);
Suite *safe_text_suite(void);
Suite *scalar_suite(void);
Suite *schema_suite(void);
Suite *selection_suite(void);
Suite *source_suite(void);
Suite *spool_suite(void);
Suite *suggest_suite(void);
Suite *uri_suite(void);
Suite *utf8_suite(void);
Suite *uuid_suite(void);
Suite *writing_rules_suite(void);
Suite *yaml_suite(void);

#endif
