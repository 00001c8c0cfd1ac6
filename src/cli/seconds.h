/* Time, for what must not be late and what is told of a run. */
#ifndef TERLINT_CLI_SECONDS_H
#define TERLINT_CLI_SECONDS_H

#include <time.h>

/* Seconds on a clock that is never set. */
static inline double seconds_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
