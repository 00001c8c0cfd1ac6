/* A file of YAML that the command line names: a contract, or an organisation's rules. */
#ifndef TERLINT_CLI_YAML_FILE_H
#define TERLINT_CLI_YAML_FILE_H

#include "base/buffer.h"
#include "doc/doc.h"
#include "read/yaml.h"

struct yaml_file {
  const char *path; /* the caller's */
  struct buffer bytes;
  struct arena arena; /* the trees', and what is made of them */
  struct source source;
  struct yaml_reader *reader;
};

/* Reads the bytes of PATH. False, with a line on standard error, where that cannot be done. FILE is
 * to be freed in either case. */
bool yaml_file_open(struct yaml_file *file, const char *path);
void yaml_file_free(struct yaml_file *file);

/* Sets *ROOT to the next document's tree, NULL behind the last one. False, with a line on standard
 * error, where it cannot be read. */
bool yaml_file_next(struct yaml_file *file, const struct doc_node **root);

/* Writes `path:line:column: reason: word` on standard error, and a did-you-mean where SUGGESTION is
 * not NULL. A REASON of NULL stands for ended memory; WORD may be without bytes. Always false. */
bool yaml_file_complain(struct yaml_file *file, uint32_t offset, const char *reason,
                        struct doc_text word, const char *suggestion);

#endif
