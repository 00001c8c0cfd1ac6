/* From the bytes of a file to the diagnostics of each of its documents: the one place that knows
 * all stages. A checker is immutable while it is used, and may be shared by threads. */
#ifndef TERLINT_ENGINE_CHECK_H
#define TERLINT_ENGINE_CHECK_H

#include "diag/diagnostic.h"
#include "doc/secrets.h"
#include "engine/selection.h"
#include "lint/function.h"
#include "lint/pattern.h"
#include "lint/program.h"
#include "read/yaml.h"
#include "schema/schema.h"
#include "text/line_map.h"

struct checker {
  const struct schema_program *program;
  uint16_t schema; /* index of the type that a document is held against */
  bool is_request; /* the schema is the request's: its own rules apply */
  enum yaml_version yaml;
  bool want_fixes; /* diagnostics carry the fixes that there are for them */
  struct selection selection;
  enum severity fail_on; /* what a document fails from; SEVERITY_COUNT: nothing. Whoever counts
                          * reads it */
  const struct lint_rule *const *rules; /* an organisation's; one that has the number of a bundled
                                         * rule stands in its place */
  uint32_t rule_count;
  struct lint_program lint;      /* of checker_compile: rules on nodes of any kind */
  struct lint_program rare_lint; /* rules on nodes that a reader has flagged: most documents have
                                  * none, and are not walked for them */
  struct lint_program secrets, rare_secrets; /* hardcoded-credential, as it comes: what must not be
                                              * shown */
  struct pattern_cache *patterns;            /* shared; may be NULL where no rule has one */
  struct lint_names declared_secrets, declared_env;
};

/* Merges the rules that are on into `lint` and `rare_lint`, in ARENA, which must outlive the
 * checker; the last thing to do before it is used. False when memory ends. */
bool checker_compile(struct checker *checker, struct arena *arena);

enum input_format { INPUT_JSON, INPUT_YAML, INPUT_JSON_LINES };

/* Bytes to check, and where they stand in their file. */
struct input {
  const char *bytes; /* at most SOURCE_MAX_LENGTH; must outlive the check */
  size_t length;
  enum input_format format;
  uint64_t first_line;     /* 1-based */
  uint64_t first_document; /* 1-based */
  uint64_t base;           /* offset of bytes[0] in the file, without its byte order mark */
};

/* One document, and what is wrong with it; valid until the sink returns. */
struct checked {
  uint64_t index; /* 1-based, in the file */
  const struct source *source;
  const struct doc_node *root;  /* NULL where there is no body, or none that could be read */
  bool is_whole;                /* it was read without a problem */
  const struct line_map *lines; /* made only where count > 0 */
  const struct diagnostic *const *diagnostics; /* in the order of the 422 (design section 1) */
  uint32_t count;
  struct secrets secrets; /* that a report must not show; found only where count > 0 */
};

/* Takes one document; false ends the check. */
typedef bool checked_sink(void *context, const struct checked *document);

/* Calls SINK for every document of INPUT, in order. ARENA is reset for each. False when memory ends
 * or SINK said so. */
bool check_input(const struct checker *checker, const struct input *input, struct arena *arena,
                 checked_sink *sink, void *context);

#endif
