/* The output formats: each makes bytes of diagnostics, and knows nothing of files or threads.
 *
 *   begin  piece piece unreadable piece …  end       the caller's thread, in the order of the files
 *            └── document document …               worker threads, each with a buffer of its own
 *
 * A piece is a file, or a part of a large JSON Lines file, with what `document` made of its
 * documents. A function that a format has no use for is NULL. */
#ifndef TERLINT_REPORT_REPORT_H
#define TERLINT_REPORT_REPORT_H

#include "base/buffer.h"
#include "diag/diagnostic.h"
#include "doc/secrets.h"
#include "text/line_map.h"

/* What holds for a whole run. */
struct report_options {
  bool color;
  const struct rule *const *rules; /* those that are on */
  size_t rule_count;
};

/* A file's name, bytes of any kind. */
struct report_path {
  const char *given;         /* for those who sit where terlint was started */
  const char *in_repository; /* relative to the repository's root; absolute where it is not in it */
};

/* One document with what is wrong with it, in the order of the 422 (design section 1). */
struct report_document {
  struct report_path path;
  uint64_t index;               /* 1-based, in the file */
  bool many;                    /* the file may hold more documents than one */
  const struct line_map *lines; /* NULL where count is 0 */
  const struct diagnostic *const *diagnostics;
  const uint64_t *fingerprints; /* one for each of them; NULL where the format asks for none */
  uint32_t count;
  struct secrets secrets; /* that must not be shown */
};

struct report_summary {
  uint64_t files, documents;
  uint64_t failed; /* documents with a finding from their file's --fail-on on */
  uint64_t found[SEVERITY_COUNT];
  double seconds; /* that the checks took, one after the other */
};

struct report_piece {
  struct report_path path;
  bool begins, ends;                 /* it is the first, the last of its file */
  const struct buffer *body;         /* what `document` has written */
  const struct report_summary *file; /* of its file, from the first piece up to this one */
};

/* A report under way, and what its format keeps from call to call. */
struct report {
  struct report_options options;
  struct buffer out;               /* where the format writes; taken away after each call */
  struct buffer file;              /* the format's: what must wait for the end of the file */
  struct buffer later;             /* the format's: what must wait for the end of the report */
  uint64_t entries, errors, bytes; /* the format's: what it counts */
  uint64_t left_out;               /* findings that were too many for the format */
};

struct report_format {
  const char *name;
  const char *finding_end; /* the end of each finding in what `document` writes, and of nothing else
                            * there; NULL: one finding may depend on others */
  const char *limits;      /* why findings may be left out; NULL: they never are */
  bool wants_fingerprints, wants_fixes; /* documents should come with them */
  void (*begin)(struct report *report);
  void (*document)(struct buffer *out, const struct report_options *options,
                   const struct report_document *document);
  /* Writes the piece's body, or what must become of it; NULL: the body as it is. */
  void (*piece)(struct report *report, const struct report_piece *piece);
  /* A file, or its rest, that could not be read. */
  void (*unreadable)(struct report *report, const struct report_path *path, const char *reason);
  void (*end)(struct report *report, const struct report_summary *summary);
};

extern const struct report_format report_text, report_short, report_422, report_json, report_sarif,
    report_github, report_gitlab, report_junit, report_checkstyle, report_tap, report_rdjson;

/* All formats, in the order of the manual; ends with NULL. */
extern const struct report_format *const report_formats[];

/* The format of that name; NULL where there is none. */
const struct report_format *report_find(const char *name);

#endif
