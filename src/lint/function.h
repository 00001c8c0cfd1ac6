/* What a rule's `then` can ask: a function, with options, of a value. One file a function.
 *
 * A function looks at one value and reports what is wrong with it by lint_report. It keeps nothing
 * between documents and may be called by several threads. It returns false only when memory ends.
 */
#ifndef TERLINT_LINT_FUNCTION_H
#define TERLINT_LINT_FUNCTION_H

#include "base/buffer.h"
#include "diag/diagnostic.h"
#include "lint/lint_rule.h"
#include "lint/names.h"
#include "lint/rule_error.h"
#include "schema/schema.h"
#include "text/source.h"

/* What a function takes: a bit for each type of value, and one for a field that is not there. */
enum lint_takes {
  LINT_NULL = 1 << DOC_NULL,
  LINT_BOOLEAN = 1 << DOC_FALSE | 1 << DOC_TRUE,
  LINT_NUMBER = 1 << DOC_INTEGER | 1 << DOC_FLOAT,
  LINT_FLOAT = 1 << DOC_FLOAT,
  LINT_STRING = 1 << DOC_STRING,
  LINT_ARRAY = 1 << DOC_ARRAY,
  LINT_OBJECT = 1 << DOC_OBJECT,
  LINT_SCALAR = LINT_NULL | LINT_BOOLEAN | LINT_NUMBER | LINT_STRING,
  LINT_VALUE = LINT_SCALAR | LINT_ARRAY | LINT_OBJECT,
  LINT_ABSENT = 1 << 15,
};

struct claims;
struct lint_declared;
struct pattern_cache;

/* The document under way, the same for all rules. */
struct lint_document {
  const struct source *source;
  const struct doc_node *root;
  const struct schema_program *schemas;
  uint16_t schema;  /* index of the root's type */
  uint64_t size;    /* bytes of JSON that it has, in round figures; 0: it could not be read whole */
  bool has_unknown; /* an object that the contract describes may have a key that is no field */
  const struct claims *claims; /* members that the server's answer speaks of already */
  struct lint_names declared_secrets, declared_env;
  struct pattern_cache *patterns;
  struct lint_declared **declared; /* fn_declared.c's own; *declared is NULL at first */
  struct arena *arena;             /* of the diagnostics */
};

struct lint_run;

/* One question. */
struct lint_call {
  const struct lint_document *document;
  const struct lint_rule *rule;
  const struct lint_then *then;
  const struct doc_node *given; /* what the rule's path found */
  const struct doc_node *value; /* what to look at: it, its field, or its key as a string */
  struct doc_text property;     /* the last name on the way to `value`, or to `holder` where that is
                                 * NULL; without bytes for the root and for an item of a list */
  const struct doc_node *holder; /* where `value` is NULL: what lacks the field */
  struct doc_text missing;       /* and the names that are not there, joined by dots */
  bool is_key;                   /* `value` stands for a key */
  enum severity severity;
  struct lint_run *run;
};

/* What a function has found. All but `error` may be left out. */
struct lint_finding {
  struct words error;            /* {{error}}; in the document's arena or static */
  struct span at;                /* length 0 and offset 0: the value, or where its field belongs */
  const struct doc_node *member; /* the member or item of `value` that it is about */
  uint32_t member_index;         /* 0-based, where it is an item */
  const struct doc_node *const
      *way;             /* or what leads to something deeper in it: a member or item of */
  uint32_t way_count;   /* `value`, one of that, and so on to what it is about */
  struct words context; /* `ctx.error` of its entry in a 422 */
  struct words help;
  struct words suggestion;      /* the name or text that is meant, for a fix */
  struct doc_text part;         /* of the value's text, which it is about: points into it */
  const struct doc_node *input; /* shown in place of the value: a secret masked */
  bool is_secret;               /* what is `at` must not be shown */
  bool is_dispensable;          /* the member may go: no request could say it */
  const struct related_place *related;
  uint32_t related_count;
  unsigned milder; /* steps below the severity of the call: 1 makes a warning of an error */
};

/* Reports FINDING about CALL's value; false when memory ends. */
bool lint_report(const struct lint_call *call, const struct lint_finding *finding);

/* Makes AT, of which MESSAGE, static words, says what it is, FINDING's related place; false when
 * memory ends. */
bool lint_relate(const struct lint_call *call, struct lint_finding *finding, struct span at,
                 const char *message);

/* Reports ERROR, in printf's way, about CALL's value as a whole. */
bool lint_reportf(const struct lint_call *call, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports ERROR about CALL's value, and asks CALL's rule no more in this document: holding a value
 * against it has taken as long as it may. False when memory ends. */
bool lint_give_up(const struct lint_call *call, struct words error);

/* printf into the document's arena; `bytes` are NULL when memory ends. */
struct words lint_words(const struct lint_call *call, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Moves what is in BUFFER into the document's arena and frees BUFFER; `bytes` are NULL when memory
 * ends. */
struct words lint_take(const struct lint_call *call, struct buffer *buffer);

/* Reports what is in BUFFER about CALL's value as a whole, and frees it. */
bool lint_report_buffer(const struct lint_call *call, struct buffer *buffer);

/* The step at INDEX on the way from the root to `given`, 0 being the root's child; NULL past the
 * end. */
const struct doc_node *lint_step_at(const struct lint_call *call, uint32_t index);

/* The container that `given` is in; NULL at the root. */
const struct doc_node *lint_parent(const struct lint_call *call);

/* The member or item before `given`; NULL where it is the first one. */
const struct doc_node *lint_before(const struct lint_call *call);

/* --- options --- */

/* The option NAME; NULL where it is not given. */
static inline const struct doc_node *lint_option(const struct lint_call *call, const char *name)
{
  return call->then->options ? doc_member(call->then->options, doc_text_of(name)) : NULL;
}

/* The text of the string option NAME; without bytes where it is not given. */
static inline struct doc_text lint_option_text(const struct lint_call *call, const char *name)
{
  const struct doc_node *option = lint_option(call, name);
  return option ? option->text : (struct doc_text){NULL, 0};
}

/* One option that a function has. */
struct lint_option {
  const char *name;
  unsigned takes; /* enum lint_takes: types its value may have */
  bool required;
  /* Looks at the value; false with *ERROR set where it is wrong. May itself be NULL. */
  bool (*check)(const struct doc_node *value, struct rule_error *error);
};

struct lint_function {
  const char *name;
  unsigned takes;                    /* it is not called for anything else */
  const struct lint_option *options; /* ends with a NULL name; NULL: it has none */
  bool needs_option;                 /* one of them at least must be given */
  bool (*run)(const struct lint_call *call);
  unsigned flags; /* of enum doc_flag: it is called only for a node that has one; 0: for any */
};

extern const struct lint_function *const lint_functions[]; /* ends with NULL */

/* The function NAME; NULL where there is none. */
const struct lint_function *lint_function_find(struct doc_text name);

#endif
