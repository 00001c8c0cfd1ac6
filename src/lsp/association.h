/* Whether a document is a request: most YAML and JSON files are none, and an editor hands them all
 * over (docs/language-server.md). */
#ifndef TERLINT_LSP_ASSOCIATION_H
#define TERLINT_LSP_ASSOCIATION_H

#include "lsp/server.h"

/* Sets the role of DOCUMENT: by the configuration, by the user's `files`, by its name, or by its
 * text. False when memory ends. */
bool association_choose(struct server *server, struct document *document);

/* The path of the file at PATH as configurations name it, its folder without links; from malloc,
 * NULL when memory ends. */
char *association_real_path(struct server *server, const char *path);

/* Whether the file at such a PATH is a configuration, or one of the rules that are in use. */
bool association_is_config(const struct server *server, const char *path);
bool association_is_rules(const struct server *server, const char *path);

#endif
