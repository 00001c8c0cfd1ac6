/* From the tree of a configuration file to its data: what all keys share. What is wrong is
 * collected, so that all of it is told at once; that memory ended is kept until the end. */
#ifndef TERLINT_CONFIG_LOADER_H
#define TERLINT_CONFIG_LOADER_H

#include "base/arena.h"
#include "config/config.h"
#include "doc/doc.h"
#include "text/line_map.h"

struct found_problem {
  struct span at;
  const char *reason;
  const char *path;      /* of the other file that it is in; NULL: the configuration itself */
  struct position place; /* in that file */
  struct found_problem *next;
};

struct loader {
  struct config *config;
  const struct lint_rule **own; /* config->own, while it grows */
  const struct rule **own_rules;
  struct found_problem *problems; /* the newest first */
  uint32_t problem_count;
  uint32_t pattern_count; /* globs and pointers so far */
  bool lacks_rules;       /* a file of rules is not as it should be */
  bool no_memory;
};

/* A key of a mapping and what takes its value into INTO, the thing that the mapping describes. */
struct loader_key {
  const char *name;
  void (*load)(struct loader *loader, const struct doc_node *value, void *into);
};

/* SIZE bytes in the configuration's arena; NULL where memory ends. */
void *loader_alloc(struct loader *loader, size_t size);

void loader_problem(struct loader *loader, struct span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As above, of a place in another file: PATH, for people, which AT names. */
void loader_problem_in(struct loader *loader, struct span at, const char *path,
                       struct position place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* What to say of something that cannot be read; static. It may have a reason beside that. */
const char *loader_read_words(const struct read_problem *problem);

/* Bytes of TEXT that a message should show, for %.*s. */
int loader_shown(struct doc_text text);

/* Whether NODE is a mapping; a problem where it is not. Repeated keys are problems too. */
bool loader_is_mapping(struct loader *loader, const struct doc_node *node);

/* Loads the keys that are there, in the order of the table. Anything but a mapping, repeated keys
 * and unknown ones are problems. */
void loader_mapping(struct loader *loader, const struct doc_node *node,
                    const struct loader_key *keys, size_t key_count, void *into);

/* Whether NODE is a list of strings; a problem, with the name of its key and WHAT it should be a
 * list of, where it is not. */
bool loader_is_list(struct loader *loader, const struct doc_node *node, const char *what);

/* Counts one glob or pointer more; false, with a problem at AT, where there are too many of them.
 */
bool loader_takes_pattern(struct loader *loader, struct span at);

/* `extends`: the files of rules, and the rules in them, go into the loader's configuration. */
void config_load_extends(struct loader *loader, const struct doc_node *value, void *into);

/* The keys of a configuration, from the ROOT of its tree. */
void config_load(struct loader *loader, const struct doc_node *root);

#endif
