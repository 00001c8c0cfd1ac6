/* Which configuration a folder has: the .terlint.yaml in it, or else in the nearest folder above
 * it, up to the root of the file system. Every folder is looked at, and every file read, once.
 *
 * A finder belongs to one thread at a time; the configurations it hands out may be shared. */
#ifndef TERLINT_CONFIG_FINDER_H
#define TERLINT_CONFIG_FINDER_H

#include "base/map.h"
#include "config/config.h"

#define CONFIG_FILE_NAME ".terlint.yaml"

struct folder {
  const char *path; /* absolute, without links; "" for the root */
  size_t length;
  const struct config *config; /* NULL: it has none */
  struct folder *around;       /* NULL where that was not looked at */
};

struct config_finder {
  struct arena arena;
  struct map folders;      /* by their path, and by the paths they were asked for */
  const char *here;        /* the working directory, as the path of a folder */
  struct config **configs; /* all that were read, in that order; ours */
  size_t config_count, config_capacity;
  const struct config *fixed; /* for all folders; NULL: what is found */
  bool finds;                 /* else there is no configuration but `fixed` */
  bool no_memory;
};

/* A finder that gives every folder what is found for it; or the file FIXED, where that is not NULL,
 * which must outlive the finder; or nothing at all, where FINDS is false. That a file cannot be
 * read is one of its configuration's problems. False where memory ends; to be freed in either case.
 */
bool config_finder_init(struct config_finder *finder, bool finds, const char *fixed);
void config_finder_free(struct config_finder *finder);

/* The folder at PATH, of LENGTH bytes ("" is the working directory); of one that is not there, what
 * it would have. NULL where memory ends. */
const struct folder *config_find(struct config_finder *finder, const char *path, size_t length);

/* The folder NAME in PARENT, which is no link. NULL where memory ends. */
const struct folder *config_find_in(struct config_finder *finder, const struct folder *parent,
                                    const char *name);

/* The absolute PATH as seen from the folder BASE, where it is in there; else PATH itself. */
const char *path_from(const char *base, const char *path);

#endif
