/* The tags that have a meaning in JSON. */
#ifndef TERLINT_READ_YAML_TAG_H
#define TERLINT_READ_YAML_TAG_H

#include "doc/doc.h"

struct yaml_tag {
  const char *name; /* after "!!" */
  const char *noun; /* "an integer" */
  uint8_t type;     /* enum doc_type; DOC_TRUE stands for both booleans; unused for a merge key */
  bool is_merge;
};

/* The meaning of TAG, as libyaml hands it on with its prefix in full; NULL where it has none. */
const struct yaml_tag *yaml_tag_find(const char *tag);

#endif
