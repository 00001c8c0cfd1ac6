/* What a scalar's text means: null, a boolean, a number or a string. */
#ifndef TERLINT_READ_YAML_SCALAR_H
#define TERLINT_READ_YAML_SCALAR_H

#include "read/yaml_number.h"

/* Out-of-line part of yaml_scalar_plain: text that may be no string. */
enum yaml_scalar_status yaml_scalar_resolve(enum yaml_version version, struct doc_text text,
                                            struct arena *arena, struct doc_node *node);

/* What a plain scalar may begin with, if it is no string. */
extern const unsigned char yaml_scalar_starts[256];

/* A plain scalar without a tag: sets type and text of NODE. What is no null, boolean or number is a
 * string, 1.1's dates too. Never YAML_SCALAR_UNFIT. TEXT must live as long as NODE. */
static inline enum yaml_scalar_status yaml_scalar_plain(enum yaml_version version,
                                                        struct doc_text text, struct arena *arena,
                                                        struct doc_node *node)
{
  node->type = DOC_STRING;
  node->text = text;
  if (text.length > 0 && !yaml_scalar_starts[(unsigned char)text.bytes[0]])
    return YAML_SCALAR_READ;
  return yaml_scalar_resolve(version, text, arena, node);
}

/* Out-of-line part of yaml_scalar_is_ambiguous. */
bool yaml_scalar_differs(struct doc_text text);

/* Whether a plain scalar without a tag is one thing to YAML 1.2 and another to 1.1, whose dates
 * count here. */
static inline bool yaml_scalar_is_ambiguous(struct doc_text text)
{
  return text.length > 0 && yaml_scalar_starts[(unsigned char)text.bytes[0]] &&
         yaml_scalar_differs(text);
}

/* A scalar tagged as TYPE (DOC_TRUE stands for both booleans). Where the text is no such value,
 * YAML_SCALAR_UNFIT, and NODE is as yaml_scalar_plain sets it. */
enum yaml_scalar_status yaml_scalar_tagged(enum yaml_version version, enum doc_type type,
                                           struct doc_text text, struct arena *arena,
                                           struct doc_node *node);

#endif
