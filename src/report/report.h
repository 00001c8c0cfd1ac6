/* The output formats: each makes bytes of diagnostics, and knows nothing of files or threads.
 *
 *   begin  file_begin  document document …  file_end  file_begin …  end
 *
 * `document` and the file functions are called by worker threads, each with a buffer of its own; the
 * buffers are joined in order. A function a format has no use for is NULL. */
#ifndef TERLINT_REPORT_REPORT_H
#define TERLINT_REPORT_REPORT_H

#include "base/buffer.h"
#include "diag/diagnostic.h"
#include "text/line_map.h"

struct report_options {
  bool color;
};

/* One document with what is wrong with it, in the order of the 422 (design section 1). */
struct report_document {
  const char *path;  /* as given by the user, bytes of any kind */
  uint64_t index;    /* 1-based, in the file */
  bool many;         /* the file may hold more documents than one */
  const struct line_map *lines; /* NULL where count is 0 */
  const struct diagnostic *const *diagnostics;
  uint32_t count;
};

struct report_summary {
  uint64_t files, documents;
  uint64_t found[SEVERITY_COUNT];
};

struct report_format {
  const char *name;
  void (*begin)(struct buffer *out);
  /* FIRST: no file was reported before. */
  void (*file_begin)(struct buffer *out, const char *path, bool first);
  void (*document)(struct buffer *out, const struct report_options *options,
                   const struct report_document *document);
  void (*file_end)(struct buffer *out);
  void (*end)(struct buffer *out, const struct report_summary *summary);
};

extern const struct report_format report_text, report_short, report_422, report_json;

/* All formats, in the order of the manual; ends with NULL. */
extern const struct report_format *const report_formats[];

/* The format of that name; NULL where there is none. */
const struct report_format *report_find(const char *name);

#endif
