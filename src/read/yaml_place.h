/* Where things stand in the text of a YAML source, when libyaml's marks do not say it.
 * Places are byte offsets; all functions are pure and stay inside the source. */
#ifndef TERLINT_READ_YAML_PLACE_H
#define TERLINT_READ_YAML_PLACE_H

#include "doc/doc.h"
#include "text/source.h"

/* The anchor and the tag before a node; their length is 0 where there is none. */
struct yaml_properties {
  struct span anchor; /* with its "&" */
  struct span tag;
  uint32_t end;  /* after the last of them */
  uint32_t next; /* where the node's own text begins */
};

/* The properties that begin at START, within END. */
struct yaml_properties yaml_place_properties(const struct source *source, uint32_t start,
                                             uint32_t end);

/* The end of the last byte of content of the block scalar whose "|" or ">" is at START and whose
 * text ends before END, at the latest. VALUE is what libyaml made of it. */
uint32_t yaml_place_block_end(const struct source *source, uint32_t start, uint32_t end,
                              struct doc_text value);

/* Where the missing value of the key that ends at KEY_END would stand: after its ":", if it has
 * one, or else after the key. */
uint32_t yaml_place_of_value(const struct source *source, uint32_t key_end);

/* Looks on the line of AT, before AT, for "{{" where a value begins. *FOUND is set to its place up
 * to the end of "}}", or of the line. */
bool yaml_place_find_template(const struct source *source, uint32_t at, struct span *found);

/* The template that begins at START, up to the end of "}}" or of the line. */
struct span yaml_place_template(const struct source *source, uint32_t start);

/* The length of the line break that BYTES, of which there are LENGTH, begin with; 0 where it is
 * none. */
uint32_t yaml_place_break(const char *bytes, uint32_t length);

/* The character at OFFSET, with length 0 at the end of a line or of the source. */
struct span yaml_place_character(const struct source *source, uint32_t offset);

#endif
