/* The work of a run in pieces: whole files, and parts of JSON Lines files. */
#ifndef TERLINT_CLI_JOBS_H
#define TERLINT_CLI_JOBS_H

#include "cli/files.h"
#include "cli/lines.h"
#include "engine/check.h"
#include "report/report.h"

#include <sys/stat.h>

/* One piece. Its buffers are reused for later pieces. */
struct job {
  const char *path; /* as shown; of standard input, its --stdin-filename or "-" */
  bool is_read;     /* `bytes` and `input.format` are there; else the worker reads `path` */
  bool is_stdin;
  bool is_converted; /* its text is that of a file in UTF-16 or UTF-32 */
  bool begins, ends; /* the first, the last piece of its file */
  struct buffer bytes;
  struct input input;            /* without its bytes */
  uint64_t before;               /* bytes of the file before this piece */
  const struct checker *checker; /* of the file */
  struct stat status;            /* of the file as it was opened; not of standard input */
  int error;                     /* errno, where the file could not be read; else 0 */
};

/* Cuts a list of files into jobs. */
struct job_source {
  const struct file_list *files;
  size_t next;            /* index of the file to begin */
  int lines_descriptor;   /* of the JSON Lines file under way; -1: none */
  const char *lines_path; /* its path, and its checker */
  const struct checker *lines_checker;
  struct stat lines_status;
  struct line_reader lines;
};

void job_source_init(struct job_source *source, const struct file_list *files);

/* Makes JOB the next piece; false when there is none. */
bool job_source_next(struct job_source *source, struct job *job);

/* Makes sure that JOB's bytes are there: in its own buffer, or, for a file that only one piece is
 * made of, in SCRATCH. Sets job->error where they cannot be read. */
void job_read(struct job *job, struct buffer *scratch);

#endif
