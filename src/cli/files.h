/* From the paths of the command line to the files to read. */
#ifndef TERLINT_CLI_FILES_H
#define TERLINT_CLI_FILES_H

#include "base/buffer.h"

#include <stddef.h>

/* A path of the command line, or one below it, that gave no file. */
struct file_failure {
  char *path, *reason;
};

struct file_list {
  char **paths; /* ours */
  size_t count, capacity;
  struct file_failure *failures; /* what was said on standard error */
  size_t failure_count;
};

void file_list_free(struct file_list *list);

/* Adds PATH, or, where it is a folder, the files in it and below it that are requests by their
 * names, sorted by name, folder by folder. Folders whose name begins with a dot, and node_modules,
 * are passed over, as are links to folders. False, with a line on standard error, where PATH is not
 * there, cannot be read, or holds no such file; what was found is added all the same. */
bool file_list_add(struct file_list *list, const char *path);

#endif
