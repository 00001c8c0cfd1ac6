/* A file that is either what it was or whole: the new text is written beside it under another name,
 * which then takes the file's. Nothing that ends the process or fills the disk can leave half of
 * it. */
#ifndef TERLINT_CLI_ATOMIC_FILE_H
#define TERLINT_CLI_ATOMIC_FILE_H

#include <stdbool.h>
#include <stdio.h>

struct atomic_file {
  FILE *stream;    /* to be written to; NULL while there is none */
  char *target;    /* the path that is replaced: symbolic links are followed and stay */
  char *temporary; /* beside it */
  /* What the new file has not of the old one: its owner or group; some of its attributes, such as
   * an ACL. */
  bool lost_owner, lost_attributes;
};

/* Whether PATH is there but no file to replace, such as a pipe or /dev/null. */
bool atomic_file_is_special(const char *path);

/* Begins to replace PATH, or to make it where it is not there. A file that is there passes on its
 * mode, and its owner, group and attributes where the process may do that. False with errno set
 * where that cannot be. */
bool atomic_file_open(struct atomic_file *file, const char *path);

/* Brings what was written to the disk, which takes its time; nothing more can be written then. PATH
 * is as it was. False with errno set where it cannot; FILE is done with then. */
bool atomic_file_sync(struct atomic_file *file);

/* Puts what was written in place, on the disk too. False with errno set where it cannot; PATH is
 * then as it was. FILE is done with in either case. */
bool atomic_file_commit(struct atomic_file *file);

/* Forgets what was written. Nothing to do where FILE is zero or done with. */
void atomic_file_discard(struct atomic_file *file);

#endif
