/* YAML on libyaml's events, into the same tree as JSON.
 *
 * Plain scalars are read by the YAML 1.2 core schema or as YAML 1.1, which is PyYAML's reading.
 * Anchors, aliases and merge keys are resolved; a repeated key is kept. */
#ifndef TERLINT_READ_YAML_H
#define TERLINT_READ_YAML_H

#include "read/read.h"

enum yaml_version { YAML_1_2, YAML_1_1 };

/* Bytes of JSON, in round figures, that the aliases of one document may add to it. */
#define READ_MAX_ALIASED (16u * 1024 * 1024)

struct yaml_reader;

struct yaml_result {
  const struct doc_node *root;         /* NULL where the document could not be read to its end */
  const struct read_problem *problems; /* in the order found; in the arena */
  uint32_t problem_count;
  uint32_t end;   /* offset behind the document: of the next one's "---", or of the source's end */
  unsigned flags; /* enum doc_flag: those that some node has */
  uint64_t aliased; /* bytes of JSON, in round figures, that aliases have added */
};

/* A reader of all documents of SOURCE, which must outlive it; NULL when memory ends. */
struct yaml_reader *yaml_reader_new(const struct source *source, enum yaml_version version);
void yaml_reader_free(struct yaml_reader *reader);

/* Reads the next document into ARENA. False at the end of the stream, and after a document that
 * could not be read to its end, such as one that is nested too deep. A stream without any document
 * is one document: null. */
bool yaml_read(struct yaml_reader *reader, struct arena *arena, struct yaml_result *result);

#endif
