/* Repairs a text: rounds of fixes that do not overlap, each judged by checking the text anew.
 *
 *   survey ─▶ choose ─▶ edit ─▶ survey ─▶ good: go on from there
 *     ▲         ▲                 └─────▶ not: without those that seem bad (verdict.h)
 *     │         └─────────────────────────┘
 *     └──────────── next round
 *
 * When nothing is left to try, fixes that seemed to lead to new errors are tried together with the
 * fixes for those errors: a field's right name uncovers what is wrong with its value. Where a pass
 * has fixed something, what was refused in it is tried again, so that a second repair would do
 * nothing more. */
#ifndef TERLINT_ENGINE_REPAIR_H
#define TERLINT_ENGINE_REPAIR_H

#include "engine/check.h"
#include "fix/apply.h"

/* Where these do not do, the rest is left: rounds of one text; how often it may be checked; and how
 * many bytes may be in all, where that is not less often than the least. */
enum {
  REPAIR_MAX_ROUNDS = 100,
  REPAIR_MAX_SURVEYS = 400,
  REPAIR_LEAST_SURVEYS = 40,
  REPAIR_MAX_SURVEYED = 64 << 20,
};

enum repair_verdict {
  REPAIR_UNTRIED,
  REPAIR_GOOD,
  REPAIR_IN_VAIN,     /* the finding would still be there */
  REPAIR_UNREADABLE,  /* the document could not be read any more */
  REPAIR_MORE_ERRORS, /* the document would have errors that it does not have */
};

/* A fix that was not made, of a finding that is left. */
struct repair_refusal {
  struct span at; /* the finding, in the text after */
  const struct rule *rule;
  struct words title;
  enum repair_verdict why;
  const struct rule *cause; /* whose error it would lead to; NULL where that is not known */
};

struct repair {
  struct buffer text;      /* what the input has become; empty where `changes` are */
  struct changes changes;  /* from the input's bytes to `text` */
  uint64_t fixed;          /* findings */
  uint64_t left_unsafe;    /* findings that are left, and have only unsafe fixes */
  uint64_t left_by_rounds; /* findings that more rounds might have fixed */
  struct repair_refusal *refusals;
  uint32_t refusal_count;
  struct arena arena; /* of the titles */
};

/* Repairs INPUT, whose text is UTF-8, with the safe fixes or, where UNSAFE, with all. ARENA is
 * scratch. False when memory ends. REPAIR is to be freed in either case. */
bool repair_input(struct repair *repair, const struct checker *checker, const struct input *input,
                  bool unsafe, struct arena *arena);

/* The same of the findings of RULE alone, where that is not NULL. */
bool repair_rule(struct repair *repair, const struct checker *checker, const struct input *input,
                 const struct rule *rule, bool unsafe, struct arena *arena);
void repair_free(struct repair *repair);

#endif
