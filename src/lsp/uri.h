/* File URIs (RFC 8089, RFC 3986) and paths. */
#ifndef TERLINT_LSP_URI_H
#define TERLINT_LSP_URI_H

/* The path that a file: URI names, percent escapes resolved; from malloc. NULL where URI names no
 * local file, holds an escaped U+0000, or memory ended. */
char *uri_to_path(const char *uri);

/* The file: URI of an absolute PATH; from malloc. NULL when memory ends. */
char *uri_of_path(const char *path);

#endif
