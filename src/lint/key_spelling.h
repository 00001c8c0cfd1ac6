/* What a key that is no field of its object was meant to be: told by its spelling, by what other
 * programs call the field, or by where such a field is. The fields are those of the contract, the
 * other names are options of the function known-keys. All functions are pure. */
#ifndef TERLINT_LINT_KEY_SPELLING_H
#define TERLINT_LINT_KEY_SPELLING_H

#include "base/buffer.h"
#include "lint/rule_error.h"
#include "schema/schema.h"

struct key_names {
  const struct schema_program *schemas;
  uint16_t root;                  /* index of the document's type */
  const struct doc_node *options; /* of known-keys; NULL: no other names are known */
};

enum key_kind {
  KEY_UNKNOWN,   /* nobody knows it */
  KEY_FOREIGN,   /* other programs that read such an object have it */
  KEY_SYNONYM,   /* another word for a field */
  KEY_MISSPELT,  /* it looks like a field */
  KEY_MISPLACED, /* another object has such a field */
};

enum { KEY_MAX_WAY = 4 };

struct key_meaning {
  enum key_kind kind;
  bool is_harmless;                 /* a foreign key whose value changes nothing */
  bool is_dispensable;              /* one that tells the other program what no request tells */
  struct doc_text field;            /* what it is here; without bytes: nothing */
  struct doc_text way[KEY_MAX_WAY]; /* of a misplaced key: from the root to the object that has the
                                     * field; without bytes: any name or index */
  uint32_t way_count;
};

/* The model that types[INDEX] stands for; NULL where it is something else. */
const struct schema_type *key_model(const struct schema_program *schemas, uint16_t index);

/* Whether KEY is no field but nobody's concern: the option `allow` names it. */
bool key_is_allowed(const struct key_names *names, struct doc_text key);

/* What MEMBER of OBJECT, whose model is MODEL, was meant to be; it is no field and not allowed. */
struct key_meaning key_meaning_of(const struct key_names *names, const struct schema_type *model,
                                  const struct doc_node *object, const struct doc_node *member);

/* Whether VALUE can be the option `foreign` or `synonyms`; sets *ERROR where not. */
bool key_check_names(const struct doc_node *value, struct rule_error *error);

/* Puts `KEY`, as lint_put_text does. */
void key_put(struct buffer *out, struct doc_text key);

/* Puts `a.b.<name>`. */
void key_put_way(struct buffer *out, const struct doc_text *way, uint32_t count);

#endif
