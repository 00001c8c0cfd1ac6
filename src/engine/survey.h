/* What is wrong with a text, kept apart from it, so that two texts can be compared: what a repair
 * is judged by. One thread's at a time. */
#ifndef TERLINT_ENGINE_SURVEY_H
#define TERLINT_ENGINE_SURVEY_H

#include "engine/check.h"
#include "fix/apply.h"

struct survey_finding {
  const struct rule *rule;
  enum severity severity;
  uint32_t document; /* 0-based, in the survey */
  struct span at;    /* in the text, as are the fixes' edits */
  struct span whole; /* the value that is at fault; `at` where there is none */
  uint64_t message;  /* a hash of rule and message, without its numbers */
  const struct fix *fixes;
  uint32_t fix_count;
};

struct survey_document {
  bool is_whole; /* it could be read without a problem */
};

struct survey {
  struct arena arena;              /* of the fixes */
  struct survey_finding *findings; /* in the order of the check */
  struct survey_document *documents;
  uint64_t *keys; /* of the findings, sorted */
  uint32_t finding_count, finding_capacity, document_count, document_capacity;
};

/* Checks INPUT with CHECKER, which wants fixes; ARENA is scratch. False when memory ends. SURVEY is
 * to be freed in either case. */
bool survey_make(struct survey *survey, const struct checker *checker, const struct input *input,
                 struct arena *arena);
void survey_free(struct survey *survey);

/* Whether SURVEY has what FINDING, of another text, would be at OFFSET. */
bool survey_has(const struct survey *survey, const struct survey_finding *finding, uint32_t offset);

/* Findings of a survey, in its order; from malloc. */
struct survey_news {
  const struct survey_finding **list;
  uint32_t count;
};

/* The findings of AFTER, as grave as LEAST, that BEFORE does not have as often: by rule, message
 * and place, which is followed through STEP, the changes from the one text to the other. (Not by
 * loc: its indexes shift where items go.) False when memory ends. */
bool survey_find_news(struct survey_news *news, const struct survey *before,
                      const struct survey *after, const struct changes *step, enum severity least);

/* FNV-1a, from HASH on. */
uint64_t survey_hash(uint64_t hash, const void *bytes, size_t length);

#endif
