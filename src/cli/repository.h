/* What files are called where terlint was not started: in reports that are read elsewhere. */
#ifndef TERLINT_CLI_REPOSITORY_H
#define TERLINT_CLI_REPOSITORY_H

#include "base/buffer.h"

struct repository {
  char *folder; /* the working folder, absolute; NULL where the system cannot tell */
  size_t root;  /* how much of it is the root of the repository */
};

/* The root is the nearest folder, from the working folder upwards, that holds `.git`; where none
 * does, it is the working folder. False when memory ends. */
bool repository_find(struct repository *repository);
void repository_free(struct repository *repository);

/* Writes PATH relative to the root, or absolute where it is not below that, with a zero byte behind
 * it. `.`, `..` and double slashes are resolved by the name alone: links are not followed. "-" is
 * standard input, and stays so. */
void repository_path(const struct repository *repository, const char *path, struct buffer *out);

#endif
