/* What both readers share: how reading can fail. */
#ifndef TERLINT_READ_READ_H
#define TERLINT_READ_READ_H

#include "doc/doc.h"
#include "text/source.h"

/* Levels of arrays and objects that the server's CPython 3.13 takes; one more and it answers 400.
 * Asked of the reference server: 9,994 pass, 9,995 do not. */
#define READ_MAX_DEPTH 9994

/* Digits of an integer that CPython's int() takes (sys.get_int_max_str_digits); one more is a 400.
 */
#define READ_MAX_INTEGER_DIGITS 4300

enum read_fault {
  READ_OK,
  READ_NO_MEMORY,
  READ_BAD_ENCODING,  /* not text: the server answers 400 */
  READ_LONG_INTEGER,  /* over READ_MAX_INTEGER_DIGITS: 400 */
  READ_TOO_DEEP,      /* over READ_MAX_DEPTH: 400 */
  READ_JSON_INVALID,  /* `reason` is CPython's text, `at` begins where its position is */
  READ_YAML_INVALID,  /* `reason` is libyaml's or ours */
  READ_YAML_TAG,      /* a tag that JSON has no type for */
  READ_YAML_ALIASES,  /* aliases that expand to more than READ_MAX_ALIASED */
  READ_YAML_TEMPLATE, /* an unquoted {{…}}, which YAML reads as a mapping */
};

struct read_problem {
  enum read_fault fault;
  struct span at;
  const char *reason; /* static, or in the document's arena; NULL where the fault says it all */
};

#endif
