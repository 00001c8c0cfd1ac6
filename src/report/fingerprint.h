/* Names a finding so that a later run knows it again: for baselines, GitLab and SARIF.
 *
 * It is made of the rule, the path and the loc of the finding, not of its line: it stays what it is
 * when lines move, and changes with the file's name or the place in the document. A line of JSON
 * Lines, whose loc does not tell it from its neighbours, counts with its text. What is the same in
 * all of these within a file is told apart by its rank among its equals, so that findings that go
 * or come leave the fingerprints of the others alone.
 *
 * A fingerprint is 64 bits of FNV-1a: it keeps no one from forging it, and need not. What it is
 * made of never changes without a new name (FINGERPRINT_NAME). */
#ifndef TERLINT_REPORT_FINGERPRINT_H
#define TERLINT_REPORT_FINGERPRINT_H

#include "base/buffer.h"
#include "diag/diagnostic.h"

#include <stdbool.h>
#include <stdint.h>

/* The name of this way to make them. */
#define FINGERPRINT_NAME "terlint/v1"

/* What the fingerprints of one file have in common. One thread's at a time. */
struct fingerprints {
  uint64_t start;                  /* of all: the path */
  struct fingerprint_count *slots; /* hash table; NULL while empty */
  size_t count, slot_count;
};

/* Begins a file: PATH is relative to the repository, bytes of any kind. A zeroed
 * object is good to begin with; keeps its memory from file to file. */
void fingerprints_begin(struct fingerprints *fingerprints, const char *path);
void fingerprints_free(struct fingerprints *fingerprints);

/* The fingerprint of the file's next finding. LINE is the text of its document where the file is
 * JSON Lines, else empty. False when memory ends. */
bool fingerprints_next(struct fingerprints *fingerprints, const struct diagnostic *diagnostic,
                       struct words line, uint64_t *fingerprint);

/* Writes 16 hexadecimal digits. */
void fingerprint_write(struct buffer *out, uint64_t fingerprint);

#endif
