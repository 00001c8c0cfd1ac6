/* A configuration file, .terlint.yaml, as data (docs/configuration.md). Immutable once it is read;
 * shared by threads. */
#ifndef TERLINT_CONFIG_CONFIG_H
#define TERLINT_CONFIG_CONFIG_H

#include "base/arena.h"
#include "config/glob.h"
#include "config/pointer.h"
#include "diag/levels.h"
#include "lint/lint_rule.h"
#include "lint/names.h"
#include "read/yaml.h"

/* What is wrong with the file, or that it could not be read. */
struct config_problem {
  const char *path;   /* for people: of the file, or of one that it extends */
  struct span at;     /* in the configuration's own text: of another file, where that is named */
  uint64_t line;      /* 1-based; 0 where it is about the file as a whole */
  uint32_t column;    /* 1-based, in code points */
  const char *reason; /* with text of the file in it, not made safe */
};

/* One of `extends`: a file of an organisation's rules. */
struct config_extension {
  const char *path;  /* without links */
  const char *shown; /* for people */
};

/* Rules are set to `levels` in FILES, or in all where there are none, at AT and below, or
 * everywhere where there are none. */
struct config_override {
  struct glob_list files;
  const struct pointer *at;
  uint32_t at_count;
  struct levels levels;
};

struct config {
  const char *path;   /* for people */
  const char *folder; /* that globs are relative to: absolute, "" for the root */
  struct glob_list include, exclude;
  enum severity fail_on; /* SEVERITY_COUNT: never */
  enum yaml_version yaml;
  bool has_fail_on, has_yaml;
  const struct config_extension *extends;
  uint32_t extends_count;
  const struct lint_rule *const *own; /* the rules in those files, numbered from RULE_ID_COUNT on */
  struct rule_list own_rules;         /* the same ones */
  struct levels rules;
  const struct config_override *overrides;
  uint32_t override_count;
  struct lint_names declared_secrets, declared_env;
  const struct config_problem *problems; /* by place; with any, the rest is not to be used */
  uint32_t problem_count;
  struct arena arena; /* of all of this, the struct itself left aside */
};

/* The largest file that is read, in bytes. */
enum { CONFIG_MAX_LENGTH = 1024 * 1024 };

/* Reads what is behind DESCRIPTOR, which stays the caller's; PATH and FOLDER must outlive the
 * result. NULL where memory ends. */
struct config *config_read(int descriptor, const char *path, const char *folder);

/* The same of LENGTH bytes, at most CONFIG_MAX_LENGTH. */
struct config *config_of_text(const char *bytes, size_t length, const char *path,
                              const char *folder);

/* A configuration whose one problem is REASON, about the file as a whole; NULL where memory ends.
 */
struct config *config_unreadable(const char *path, const char *reason);

void config_free(struct config *config);

#endif
