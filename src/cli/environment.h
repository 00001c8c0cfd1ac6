/* Options from the environment: TERLINT_FAIL_ON=warning stands for --fail-on warning, where the
 * command line does not say otherwise. */
#ifndef TERLINT_CLI_ENVIRONMENT_H
#define TERLINT_CLI_ENVIRONMENT_H

#include "cli/option_records.h"

/* Sets OPTIONS by the variables of its command's options, but for those whose bit in GIVEN, by the
 * index of their record, is set. A variable that is empty is none. False, with a line on standard
 * error, where the value of one is wrong. */
bool environment_read(struct options *options, uint64_t given);

#endif
