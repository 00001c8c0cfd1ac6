/* Messages as the Language Server Protocol's base protocol frames them:
 *
 *   Content-Length: 17\r\n
 *   Content-Type: …\r\n          any header, in any order and case; a line may end with \n alone
 *   \r\n
 *   {"jsonrpc":"2.0",             17 bytes
 *
 * Bytes arrive in pieces of any size. What is no header is passed over up to the next line that is
 * one, so that garbage costs the messages it hits and no others. */
#ifndef TERLINT_LSP_FRAME_H
#define TERLINT_LSP_FRAME_H

#include "base/buffer.h"

#include <stdint.h>

/* The longest message that is read; the bytes of a longer one are passed over. */
#define FRAME_MAX_LENGTH ((size_t)256 * 1024 * 1024)

enum frame_state {
  FRAME_HEADERS,
  FRAME_BODY,     /* the headers are complete */
  FRAME_SKIPPING, /* in the body of a message that is too long */
};

/* A reader that has read nothing is all zeroes. */
struct frame_reader {
  struct buffer bytes; /* what has arrived */
  size_t start;        /* of `bytes`: what is before is used up */
  size_t scanned;      /* bytes after `start` that are known to hold no line end */
  enum frame_state state;
  bool has_length; /* a Content-Length stands among the headers so far */
  uint64_t length; /* of the body; what is left of it while it is passed over */
};

enum frame_result {
  FRAME_MORE, /* no message is complete: more bytes are needed */
  FRAME_MESSAGE,
  FRAME_TOO_LONG, /* a message longer than FRAME_MAX_LENGTH begins; it is passed over */
};

void frame_reader_free(struct frame_reader *reader);

/* Room for SIZE more bytes at the end of what has arrived; NULL when memory ends. Messages given
 * before are no longer valid. frame_arrived tells how many bytes were put there. */
char *frame_room(struct frame_reader *reader, size_t size);
void frame_arrived(struct frame_reader *reader, size_t size);

/* The next complete message: LENGTH bytes at *MESSAGE, not terminated, valid until frame_room; the
 * caller may change them. */
enum frame_result frame_next(struct frame_reader *reader, char **message, size_t *length);

/* Appends the header of a message of LENGTH bytes. */
void frame_put_header(struct buffer *out, size_t length);

#endif
