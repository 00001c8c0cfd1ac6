/* What the user has set in the editor, in the section `terlint` (docs/language-server.md). */
#ifndef TERLINT_LSP_PREFERENCES_H
#define TERLINT_LSP_PREFERENCES_H

#include "config/glob.h"
#include "lsp/message.h"

struct preferences {
  char *config;      /* the configuration of all documents; NULL: each has its folder's */
  json_t *texts;     /* of the globs */
  struct glob *files;
  size_t file_count;
  bool has_files;    /* `files` stands there, if only as an empty list */
  const char *fault; /* what is wrong with the glob WRONG; static; NULL: nothing */
  const char *wrong;
};

/* Makes PREFERENCES, which hold others or zeroes, those in SETTINGS, an object, and frees what they
 * were. A glob that is none is left out, which `fault` tells. False when memory ends. */
bool preferences_read(struct preferences *preferences, const json_t *settings);

void preferences_free(struct preferences *preferences);

#endif
