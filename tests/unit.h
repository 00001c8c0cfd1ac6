/* The suites of tests/unit.c, one a module. */
#ifndef TERLINT_TESTS_UNIT_H
#define TERLINT_TESTS_UNIT_H

#include <check.h>

Suite *base_suite(void);
Suite *json_suite(void);
Suite *pool_suite(void);
Suite *schema_suite(void);
Suite *yaml_suite(void);

#endif
