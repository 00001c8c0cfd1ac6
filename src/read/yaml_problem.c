#include "read/yaml_problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { REASON_SIZE = 200, NAME_WIDTH = 60 };

void yaml_problems_free(struct yaml_problems *problems)
{
  free(problems->list);
  *problems = (struct yaml_problems){0};
}

bool yaml_problems_add(struct yaml_problems *problems, struct read_problem problem)
{
  if (problems->count == problems->capacity) {
    uint32_t capacity = problems->capacity ? problems->capacity * 2 : 8;
    if (capacity < problems->capacity)
      return false;
    struct read_problem *list = realloc(problems->list, capacity * sizeof *list);
    if (!list)
      return false;
    problems->list = list;
    problems->capacity = capacity;
  }
  problems->list[problems->count++] = problem;
  return true;
}

const struct read_problem *yaml_problems_copy(const struct yaml_problems *problems,
                                              struct arena *arena)
{
  if (problems->count == 0)
    return NULL;
  size_t size = problems->count * sizeof *problems->list;
  struct read_problem *copy = arena_alloc(arena, size);
  if (copy)
    memcpy(copy, problems->list, size);
  return copy;
}

const char *yaml_reason(struct arena *arena, const char *format, ...)
{
  char text[REASON_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (length < 0)
    return NULL;
  return arena_copy(arena, text, strlen(text) + 1);
}

int yaml_reason_width(uint32_t length)
{
  return length < NAME_WIDTH ? (int)length : NAME_WIDTH;
}
