#include "report/entries.h"

void entries_put(struct report *report, const struct buffer *body)
{
  entries_put_within(report, body, UINT64_MAX, UINT64_MAX);
}

void entries_put_within(struct report *report, const struct buffer *body, uint64_t most,
                        uint64_t most_bytes)
{
  size_t at = 0;
  while (at < body->length) {
    const char *line = body->bytes + at, *end = memchr(line, '\n', body->length - at);
    size_t length = end ? (size_t)(end - line) : body->length - at;
    at += length + 1;
    if (report->left_out > 0 || report->entries == most || report->bytes + length > most_bytes) {
      report->left_out++;
      continue;
    }
    buffer_put_string(&report->out, report->entries++ > 0 ? ",\n" : "\n");
    buffer_put(&report->out, line, length);
    report->bytes += length + 2;
  }
}
