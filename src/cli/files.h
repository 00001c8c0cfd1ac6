/* From the paths of the command line to the files to read. */
#ifndef TERLINT_CLI_FILES_H
#define TERLINT_CLI_FILES_H

#include "engine/settings.h"

/* A path of the command line, or one below it, that gave no file. */
struct file_failure {
  char *path, *reason;
};

struct file {
  char *path; /* ours; "-" is standard input */
  const struct checker *checker;
};

/* Zeroed but for settings, stdin_filename and baselines. */
struct file_list {
  struct settings *settings;
  const char *stdin_filename; /* NULL: standard input has no name */
  const char *baselines[2];   /* what is found and is one of these is passed over; NULL: none */
  const struct folder *start; /* where the walk under way began */
  struct file *files;
  size_t count, capacity;
  size_t skipped;               /* files and folders that are excluded, or not included */
  bool skips_stdin;             /* standard input is one of them */
  const struct config **broken; /* configurations of which all has been said */
  size_t broken_count;
  struct file_failure *failures; /* what was said on standard error */
  size_t failure_count;
};

void file_list_free(struct file_list *list);

/* Adds PATH, or, where it is a folder, the files in it and below it that are requests by their
 * names, sorted by name, folder by folder; but not what the settings leave out. Links to folders
 * are not followed. False, with a line on standard error, where PATH is not there, cannot be read,
 * holds no such file, or has a configuration with problems; what was found is added all the same.
 */
bool file_list_add(struct file_list *list, const char *path);

#endif
