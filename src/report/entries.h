/* A JSON array whose members are lines: worker threads write them, and only who joins their pieces
 * knows which is the first. */
#ifndef TERLINT_REPORT_ENTRIES_H
#define TERLINT_REPORT_ENTRIES_H

#include "report/report.h"

/* Adds the lines of BODY, each the whole text of one member, to the array that REPORT is in the
 * middle of: `[` has been written, and the end is up to the caller. Counts them in report->entries.
 */
void entries_put(struct report *report, const struct buffer *body);

/* As entries_put, but once there are MOST members, or the next would take the report past
 * MOST_BYTES, it and all that come after it are left out, and counted in report->left_out. */
void entries_put_within(struct report *report, const struct buffer *body, uint64_t most,
                        uint64_t most_bytes);

#endif
