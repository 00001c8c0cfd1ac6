/* What the keywords of JSON Schema share. Private to lint/jsonschema_*.c. */
#ifndef TERLINT_LINT_JSONSCHEMA_WALK_H
#define TERLINT_LINT_JSONSCHEMA_WALK_H

#include "doc/equal.h"
#include "lint/jsonschema.h"

#include <math.h>

/* --- the table of keywords --- */

/* What a keyword's value must be. */
enum js_shape {
  JS_SCHEMA,
  JS_SCHEMAS,     /* a list, not empty */
  JS_SCHEMA_MAP,  /* by name */
  JS_PATTERN_MAP, /* schemas by pattern */
  JS_ITEMS,       /* a schema, or a list of them */
  JS_COUNT,       /* an integer from 0 on */
  JS_NUMBER,
  JS_POSITIVE,
  JS_NAMES,      /* a list of strings */
  JS_NAME_LISTS, /* lists of strings by name */
  JS_TYPE,
  JS_VALUES, /* a list, not empty */
  JS_PATTERN,
  JS_REF,
  JS_BOOLEAN,
  JS_DIALECT,
  JS_NOTE,      /* anything: for people */
  JS_ROOT_NOTE, /* so too, but in the root schema only */
  JS_SHAPE_COUNT,
};

enum { JS_MOST_KEYWORDS = 64, JS_MOST_TYPES = 8 };

/* The value under way and the way to it. */
struct js_place {
  const struct doc_node *node;
  const struct js_place *around; /* NULL: the call's value */
  const struct doc_node *member; /* whose key `node` stands for; NULL: it is no key */
  uint32_t index;                /* of an item of a list, 0-based */
};

enum js_verdict {
  JS_VALID,
  JS_INVALID,
  JS_ENDED, /* by lack of memory, or since it takes too long */
};

struct js_walk {
  const struct lint_call *call;
  const struct doc_node *root; /* schema */
  struct doc_effort effort;
  bool all;      /* faults are asked for */
  bool is_quiet; /* faults are not kept: only the verdict counts */
  bool gave_up;  /* it took too long */
  struct jsonschema_fault *first, *last;
};

/* A keyword as it stands in a schema. */
struct js_rule {
  const struct doc_node *schema; /* that it is in, for the keywords beside it */
  const struct doc_node *value;
};

/* Holds PLACE against RULE. */
typedef enum js_verdict js_holder(struct js_walk *walk, const struct js_rule *rule,
                                  const struct js_place *place);

/* One each, named after the keyword. */
extern js_holder js_hold_additional_items, js_hold_additional_properties, js_hold_all_of,
    js_hold_any_of, js_hold_const, js_hold_contains, js_hold_dependent_required, js_hold_enum,
    js_hold_exclusive_maximum, js_hold_exclusive_minimum, js_hold_if, js_hold_items,
    js_hold_max_items, js_hold_max_length, js_hold_max_properties, js_hold_maximum,
    js_hold_min_items, js_hold_min_length, js_hold_min_properties, js_hold_minimum,
    js_hold_multiple_of, js_hold_not, js_hold_one_of, js_hold_pattern, js_hold_pattern_properties,
    js_hold_prefix_items, js_hold_properties, js_hold_property_names, js_hold_ref, js_hold_required,
    js_hold_type, js_hold_unique_items;

struct js_keyword {
  const char *name;
  unsigned takes; /* enum lint_takes: values that it says something about */
  enum js_shape shape;
  js_holder *hold; /* NULL: another keyword looks at it, or people */
};

extern const struct js_keyword js_keywords[];
extern const size_t js_keyword_count;

/* The index of the keyword NAME; js_keyword_count where it is none. */
size_t js_keyword_index(struct doc_text name);

/* The schema in ROOT that REF names: `#`, or a name in $defs or definitions; NULL where there is
 * none. */
const struct doc_node *js_resolve(const struct doc_node *root, struct doc_text ref);

/* The words that `type` takes, in WORDS, which has room for JS_MOST_TYPES; returns how many they
 * are. */
size_t js_type_words(const char **words);

/* The value of a keyword of JS_COUNT. */
uint64_t js_count_of(const struct doc_node *value);

/* --- the walk --- */

/* Holds PLACE against SCHEMA. Recursion is bounded by the levels of the effort. */
enum js_verdict js_hold(struct js_walk *walk, const struct doc_node *schema,
                        const struct js_place *place);

/* As js_hold, with no fault kept. */
enum js_verdict js_try(struct js_walk *walk, const struct doc_node *schema,
                       const struct js_place *place);

/* Takes from the effort what looking at COUNT things costs; false where that was too much. */
bool js_spend(struct js_walk *walk, uint32_t count);

/* Adds ONE verdict to the *SUM of many; whether there is a point in going on. */
bool js_go_on(const struct js_walk *walk, enum js_verdict *sum, enum js_verdict one);

/* Whether A and B are the same value: JS_VALID where they are. */
enum js_verdict js_equal(struct js_walk *walk, const struct doc_node *a, const struct doc_node *b);

/* Whether TEXT matches the pattern SOURCE: JS_VALID where it does. */
enum js_verdict js_match(struct js_walk *walk, struct doc_text source, struct doc_text text);

/* Whether a double has no fraction; an infinity is no such number. */
static inline bool js_is_whole(double value)
{
  double fraction = value - trunc(value);
  return !(fraction < 0 || fraction > 0) && isfinite(value);
}

static inline const struct doc_node *js_first(const struct doc_node *container)
{
  return container->count > 0 ? container->first : NULL;
}

/* --- faults --- */

/* Notes that PLACE is not as it should be: what its property must be, in printf's way. JS_INVALID,
 * or JS_ENDED when memory ends. */
enum js_verdict js_fault(struct js_walk *walk, const struct js_place *place, const char *format,
                         ...) __attribute__((format(printf, 3, 4)));

/* The same in parts, for words that printf cannot put: false where no words are wanted; begun words
 * are ended by js_fault_end. */
bool js_fault_begin(struct js_walk *walk, const struct js_place *place, struct buffer *words,
                    uint32_t *rest);
enum js_verdict js_fault_end(struct js_walk *walk, const struct js_place *place,
                             struct buffer *words, uint32_t rest);

/* Adds FAULT to those of the walk. */
void js_fault_add(struct js_walk *walk, struct jsonschema_fault *fault);

/* Notes that CHILD, a member or item of PLACE, is not as it should be, with words of its own. */
enum js_verdict js_fault_child(struct js_walk *walk, const struct js_place *place,
                               const struct doc_node *child, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
