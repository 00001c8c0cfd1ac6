/* Secrets in text as it is written, whether or not it can be read: told by their form, or by the
 * name before them. */
#ifndef TERLINT_ENGINE_WRITTEN_SECRETS_H
#define TERLINT_ENGINE_WRITTEN_SECRETS_H

#include "text/source.h"
#include "text/span.h"

/* Takes the place of one; false ends the search. */
typedef bool written_sink(void *context, struct span at);

/* Calls SINK for each literal in LINE of SOURCE that stands behind a name that secrets have:
 * `PASSWORD: …`, `"api_key": "…"`, `--token=…`, `"--token", "…"`. */
bool written_secrets_named(const struct source *source, struct span line, written_sink *sink,
                           void *context);

/* Calls SINK for each secret of a known form in SOURCE. */
bool written_secrets_known(const struct source *source, written_sink *sink, void *context);

#endif
