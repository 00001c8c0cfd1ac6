/* Numbers of YAML as numbers of JSON.
 *
 * 1.2: the core schema (YAML 1.2.2, section 10.3.2). 1.1: the expressions of PyYAML's resolver,
 * with binary, octal and sexagesimal numbers and underscores. */
#ifndef TERLINT_READ_YAML_NUMBER_H
#define TERLINT_READ_YAML_NUMBER_H

#include "base/arena.h"
#include "doc/doc.h"
#include "read/yaml.h"

enum yaml_scalar_status {
  YAML_SCALAR_READ,
  YAML_SCALAR_UNFIT, /* it is not what was asked for */
  YAML_SCALAR_LONG,  /* an integer over READ_MAX_INTEGER_DIGITS */
  YAML_SCALAR_NO_MEMORY,
};

/* Where TEXT is a number, sets type and text of NODE: a token that CPython's json reads, TEXT
 * itself where that is one, else in ARENA. */
enum yaml_scalar_status yaml_number_read(enum yaml_version version, struct doc_text text,
                                         struct arena *arena, struct doc_node *node);

/* The same for text that is tagged as a float: a decimal integer is one too. */
enum yaml_scalar_status yaml_number_read_float(enum yaml_version version, struct doc_text text,
                                               struct arena *arena, struct doc_node *node);

#endif
