/* Which files are checked, and by what: the command line's wishes on top of the configuration that
 * each file has.
 *
 *   path ─▶ folder ─▶ configuration ─▶ the overrides that are about this file ─▶ checker
 *
 * A checker is made once for each set of overrides. Settings belong to one thread at a time; the
 * checkers they hand out are immutable, shared by threads, and live as long as the settings. */
#ifndef TERLINT_ENGINE_SETTINGS_H
#define TERLINT_ENGINE_SETTINGS_H

#include "config/finder.h"
#include "engine/check.h"
#include "engine/wanted.h"

/* What is said over all configurations. */
struct settings_wishes {
  struct checker checker; /* program, schema, is_request, want_fixes; the rest is filled in */
  const char *config;     /* the configuration of all files; NULL: what is found */
  bool no_config;
  bool has_yaml, has_fail_on;
  enum yaml_version yaml;
  enum severity fail_on;
  struct wanted
      wanted; /* what is selected is on even where a configuration's `rules` turn it off */
  struct glob_list
      exclude;        /* relative to the working directory; over `exclude` of configurations */
  bool force_exclude; /* what is named is left out too where it is excluded */
};

struct profile;

struct settings {
  struct settings_wishes wishes;
  struct config_finder finder;
  struct arena arena;
  struct pattern_cache *patterns;
  struct map profiles; /* what is made of each configuration */
  struct profile *first;
  const struct config *broken; /* the one of the last SETTINGS_BROKEN */
  struct buffer path, set;
};

enum settings_verdict {
  SETTINGS_CHECK,
  SETTINGS_SKIP,      /* it is excluded, or not included, or a configuration itself */
  SETTINGS_PASS_OVER, /* a folder that nobody asked for and nobody looks into, such as .git */
  SETTINGS_SILENT,    /* it says nothing of the file */
  SETTINGS_BROKEN,    /* its configuration has problems */
  SETTINGS_NO_MEMORY,
};

/* False when memory ends; to be freed in either case. What WISHES points to must outlive SETTINGS.
 */
bool settings_init(struct settings *settings, const struct settings_wishes *wishes);
void settings_free(struct settings *settings);

/* Whether WORD, of LENGTH bytes, is a category or the id of a rule, terlint's own or one of the
 * configurations that were found; where one of them is broken, it may be. */
bool settings_know(const struct settings *settings, const char *word, size_t length);

/* What WORD most likely is a misspelling of, among all that settings_know knows; else NULL. */
const char *settings_near(const struct settings *settings, const char *word, size_t length);

/* The rules that may find something in a file of those that were asked about: terlint's own by
 * their numbers, then organisations', each id once. They are in an array of *COUNT, which is ours;
 * NULL when memory ends. */
const struct rule *const *settings_rules(struct settings *settings, size_t *count);

/* What to do with the file at PATH that somebody has named; NULL is text without a name, in the
 * working directory. Sets *CHECKER with SETTINGS_CHECK. */
enum settings_verdict settings_named(struct settings *settings, const char *path,
                                     const struct checker **checker);

/* Whether the configuration of FOLDER names the file NAME in it among those to check:
 * SETTINGS_CHECK, SETTINGS_SKIP, or SETTINGS_SILENT where it names none. */
enum settings_verdict settings_includes(struct settings *settings, const struct folder *folder,
                                        const char *name);

/* What to do with the file NAME that was found in FOLDER on a walk that began in START. What the
 * configurations of both include, where they say so, is what counts. */
enum settings_verdict settings_found(struct settings *settings, const struct folder *start,
                                     const struct folder *folder, const char *name,
                                     const struct checker **checker);

/* What to do with the folder at PATH that somebody has named. Sets *FOLDER with SETTINGS_CHECK. */
enum settings_verdict settings_named_folder(struct settings *settings, const char *path,
                                            const struct folder **folder);

/* What to do with the folder NAME that was found in PARENT, which may be *FOLDER. That its
 * configuration is broken does not matter before a file is found. */
enum settings_verdict settings_found_folder(struct settings *settings, const struct folder *parent,
                                            const char *name, const struct folder **folder);

#endif
