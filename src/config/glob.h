/* Globs in gitignore's sense, on paths with `/` between their names.
 *
 *   *      any characters of one name       [a-z]  one of these characters, [!a-z] or [^a-z] none
 *   ?      one character                    \x     x itself
 *   **     as a whole name: any number of folders
 *
 * A glob without `/`, or with one at its end only, is matched against the name at any depth; any
 * other against the whole path. With a `/` at its end it matches folders only. In a list, `!` at
 * the beginning takes back what globs before it match. Characters are code points; matching takes
 * at most the product of the lengths times the number of names. */
#ifndef TERLINT_CONFIG_GLOB_H
#define TERLINT_CONFIG_GLOB_H

#include "diag/words.h"

#include <stdbool.h>
#include <stddef.h>

struct glob {
  struct words pattern; /* without `!` and the slashes at its ends; not owned */
  bool is_negated;      /* began with `!` */
  bool is_anchored;     /* is matched against the whole path */
  bool is_folder;       /* matches folders only */
};

/* Makes GLOB of TEXT, which must outlive it. NULL, or the reason why it is none; static. */
const char *glob_parse(struct glob *glob, struct words text);

/* Whether the file or folder at PATH, of LENGTH bytes, matches; is_negated is not looked at. PATH
 * is relative to the folder that the glob is relative to, without `.` and `..`; or, where it is not
 * in there, absolute: then globs without `/` can match, and those that begin with two stars. */
bool glob_matches(const struct glob *glob, const char *path, size_t length, bool is_folder);

struct glob_list {
  const struct glob *items; /* not owned */
  size_t count;
};

enum glob_verdict {
  GLOB_SILENT, /* no glob of the list matches */
  GLOB_MATCHED,
  GLOB_TAKEN_BACK, /* the last one that matches is negated */
};

/* What the list says of PATH itself. */
enum glob_verdict glob_list_judge(const struct glob_list *list, const char *path, size_t length,
                                  bool is_folder);

/* What the list says of PATH itself or, before that, of a folder that it is in: what is in a folder
 * that matches cannot be taken back. */
enum glob_verdict glob_list_judge_with_folders(const struct glob_list *list, const char *path,
                                               size_t length, bool is_folder);

#endif
