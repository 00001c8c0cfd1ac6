/* Lines on standard error. */
#ifndef TERLINT_CLI_COMPLAIN_H
#define TERLINT_CLI_COMPLAIN_H

#include <stdbool.h>

/* Writes `terlint: …` as one line, in which what comes from strangers can do no harm: control
 * characters are escaped. Always false, so that a function can return with it. */
bool complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
