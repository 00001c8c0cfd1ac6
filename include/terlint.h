/* libterlint: what is wrong with a request for the Execute Team call, while it is still text.
 *
 * Everything handed out belongs to the library and is valid only where this page says so. Strings
 * are UTF-8 and end with a zero byte. All functions may be called by several threads at once. The
 * library never prints, exits or aborts. Link with -lterlint -lyaml -lm.
 */
#ifndef TERLINT_H
#define TERLINT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum ter_format {
  TER_JSON,       /* one request */
  TER_YAML,       /* a stream: every document is a request */
  TER_JSON_LINES, /* every line that is not blank is a request */
};

enum ter_severity { TER_INFO, TER_WARNING, TER_ERROR };

/* A place: line and column are 1-based, columns count code points; offset is 0-based and counts
 * bytes of the text as UTF-8 without a byte order mark. */
struct ter_position {
  uint64_t line, column, offset;
};

/* One finding. Its pointers are valid until the function that is given it returns. */
struct ter_finding {
  uint64_t document; /* 1-based: which request of the text */
  const char *rule;  /* the rule's id, such as "string-type" */
  enum ter_severity severity;
  const char *message;            /* one line, control characters escaped */
  const char *loc;                /* such as body.env_vars.PORT */
  const char *help;               /* one line: what to do */
  struct ter_position start, end; /* the end is exclusive */
};

/* Takes one finding; CONTEXT is the caller's. Returns 0 to go on, anything else to stop. */
typedef int ter_sink(void *context, const struct ter_finding *finding);

/* The version of the library, such as "0.1.0"; static. */
const char *ter_version(void);

/* Checks LENGTH bytes, by all rules, against the bundled contract and calls SINK for each finding:
 * the documents in order, each one's in the order of the server's 422. Returns 0 when all was
 * checked, 1 when SINK stopped it, -1 when memory ended or the text is 4 GiB or more. TEXT may be
 * NULL where LENGTH is 0. */
int ter_check(enum ter_format format, const char *text, size_t length, ter_sink *sink,
              void *context);

#ifdef __cplusplus
}
#endif

#endif
