/* Text that is JSON but for what people write for it: comments, other quotes or none, Python's
 * words, commas too many. Places are byte offsets; all functions stay inside the source. */
#ifndef TERLINT_FIX_JSON_WALK_H
#define TERLINT_FIX_JSON_WALK_H

#include "text/source.h"

#include <stdbool.h>

bool json_begins(const struct source *source, uint32_t at, const char *text);

/* Past white space and comments from AT on. */
uint32_t json_skip(const struct source *source, uint32_t at);

/* Past a name without quotes that begins AT. */
uint32_t json_end_of_name(const struct source *source, uint32_t at);

/* Behind the comment that begins AT; AT itself where none does. */
uint32_t json_end_of_comment(const struct source *source, uint32_t at);

struct json_quotes {
  const char *opening, *closing;
};

extern const struct json_quotes json_single_quotes, json_curly_quotes;

/* Behind the text in QUOTES that begins AT, on one line and without what would need an escape; AT
 * itself where there is none. */
uint32_t json_end_of_quoted(const struct source *source, uint32_t at,
                            const struct json_quotes *quotes);

/* A place between tokens. */
struct json_walk {
  const struct source *source;
  uint32_t at;
  bool after_value; /* or after a name */
};

/* A walk from AT on, where a token begins or is to begin. */
struct json_walk json_walk_from(const struct source *source, uint32_t at);

/* Moves to the next token. False where the one that stands there does not follow from what is
 * before it: from there on nobody knows what is text and what is not. */
bool json_walk_on(struct json_walk *walk);

#endif
