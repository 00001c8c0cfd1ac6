/* What is wrong with one document: the schema's violations, the rules' findings and the readers'
 * problems, put in order. */
#ifndef TERLINT_ENGINE_JUDGE_H
#define TERLINT_ENGINE_JUDGE_H

#include "doc/secrets.h"
#include "engine/check.h"
#include "lint/claims.h"
#include "read/read.h"

struct secret_found {
  struct secret secret;
  struct secret_found *next;
};

/* How many code points stand before a byte of a text: what comes behind is counted from there. */
struct code_points {
  uint32_t offset, count;
};

/* One document on its way. */
struct judgement {
  const struct checker *checker;
  const struct source *source;
  struct code_points *counted; /* of the source, which may hold more documents */
  struct arena *arena;         /* of the document */
  const struct doc_node *root; /* of judge_tree; NULL where there is none */
  bool is_yaml;
  bool is_whole;                  /* it was read without a problem */
  unsigned flags;                 /* enum doc_flag: those that some node has */
  uint64_t aliased;               /* what YAML's aliases have added to it, in bytes of JSON */
  bool has_unknown;               /* some object may have a key that is no field */
  struct claims claims;           /* keys that what the schema says speaks of */
  struct lint_declared *declared; /* see struct lint_document */
  struct diagnostics found;
  struct secret_found *secrets; /* in the tree, whatever rules are on; where something is found */
  uint32_t secret_count;
};

/* Adds what could not be read: as the server reports malformed JSON, loc is the place in code
 * points. All of these return false only when memory ends. */
bool judge_problem(struct judgement *judgement, const struct read_problem *problem);

/* Adds what the schema and the rules find in ROOT; NULL is an empty body. */
bool judge_tree(struct judgement *judgement, const struct doc_node *root);

/* Adds a finding ABOUT a comment: its rule, span and message, which is copied; its suggestion, and
 * whether the comment may go. */
bool judge_comment(struct judgement *judgement, const struct diagnostic *about);

/* Finds the fixes that there are for what was found. */
bool judge_fixes(struct judgement *judgement);

/* Sets *ORDER, in the arena, to the diagnostics in the order of the 422 (design section 1): the
 * server's own as they were found, then the others by position. *COUNT tells how many there are. */
bool judge_order(struct judgement *judgement, const struct diagnostic *const **order,
                 uint32_t *count);

#endif
