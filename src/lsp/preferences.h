/* What the user has set in the editor, in the section `terlint` (docs/language-server.md). */
#ifndef TERLINT_LSP_PREFERENCES_H
#define TERLINT_LSP_PREFERENCES_H

#include "base/arena.h"
#include "config/glob.h"
#include "lsp/message.h"

/* Globs that `files` may come to; more are left out. */
enum { PREFERENCES_MAX_FILES = 256 };

struct preferences {
  char *config; /* the configuration of all documents; NULL: each has its folder's */
  struct glob files[PREFERENCES_MAX_FILES];
  size_t file_count, tried;
  bool has_files;    /* `files` stands there, if only as an empty list */
  const char *fault; /* what is wrong with the glob WRONG; static; NULL: nothing */
  const char *wrong;
  struct arena arena; /* of the globs' texts */
};

/* Makes PREFERENCES, which hold others or zeroes, those in SETTINGS, an object. As editors write
 * globs, `{a,b}` is one or the other. A glob that is none is left out, which `fault` tells. False
 * when memory ends. */
bool preferences_read(struct preferences *preferences, const json_t *settings);

void preferences_free(struct preferences *preferences);

#endif
