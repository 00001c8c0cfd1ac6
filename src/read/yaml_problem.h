/* The problems of one document, in the order found. */
#ifndef TERLINT_READ_YAML_PROBLEM_H
#define TERLINT_READ_YAML_PROBLEM_H

#include "read/read.h"

struct yaml_problems {
  struct read_problem *list; /* NULL while there was none */
  uint32_t count, capacity;
};

void yaml_problems_free(struct yaml_problems *problems);

/* False when memory ends. */
bool yaml_problems_add(struct yaml_problems *problems, struct read_problem problem);

/* A copy of the list in ARENA; NULL when memory ends or there is no problem. */
const struct read_problem *yaml_problems_copy(const struct yaml_problems *problems,
                                              struct arena *arena);

/* A reason in ARENA, cut after some 200 bytes; NULL when memory ends. */
const char *yaml_reason(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How many bytes of a NAME from the source a reason should show ("%.*s"): it may be of any length.
 */
int yaml_reason_width(uint32_t length);

#endif
