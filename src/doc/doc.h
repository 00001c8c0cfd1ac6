/* The one tree that JSON and YAML are read into: a JSON value with the place of every key and
 * value.
 *
 *   object ─first─▶ member ─next─▶ member ─next─▶ NULL      a member is its value's node,
 *                     │first                                 which carries its key
 *                     ▼
 *                   array ─first─▶ item ─next─▶ NULL
 *
 * A tree lives in one arena; its texts point into the source wherever they stand there as they are.
 * Once read it is immutable and may be shared by threads. Repeated keys are kept: doc_member gives
 * the one that counts. Nodes below an alias of YAML are shared, so a node has no parent. */
#ifndef TERLINT_DOC_DOC_H
#define TERLINT_DOC_DOC_H

#include "text/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum doc_type {
  DOC_NULL,
  DOC_FALSE,
  DOC_TRUE,
  DOC_INTEGER,
  DOC_FLOAT,
  DOC_STRING,
  DOC_ARRAY,
  DOC_OBJECT,
  DOC_BROKEN, /* a value that YAML cannot hand on as JSON; reported where it was read */
};

enum doc_flag {
  DOC_KEY_MERGED = 1,      /* the member came in by YAML's merge key */
  DOC_KEY_STRINGIFIED = 2, /* the key is a YAML number, boolean or null: its JSON text is the key */
  DOC_ALIASED = 4,         /* the value is a YAML alias: its span is that of the alias */
  DOC_KEYS_REPEATED = 8,   /* an object in which some key stands more than once */
  DOC_TEXT_ODD = 16,       /* a string with U+0000 or a lone surrogate in it */
  DOC_KEY_ODD = 32,        /* such a key */
  DOC_AMBIGUOUS = 64,      /* a plain YAML scalar that YAML 1.1 and 1.2 read differently */
  DOC_KEY_AMBIGUOUS = 128, /* such a key */
  DOC_TEXT_LONG = 512,     /* a string of DOC_LONG bytes or more */
  DOC_TEXT_BRACE = 1024,   /* a string in which a { stands */
  DOC_UNUSUAL_FLOAT = 256, /* a float that may be infinite or NaN (doc_float_is_unusual) */
};

/* Shorter strings cannot hold what is told by its form alone, such as a token. */
enum { DOC_LONG = 12 };

/* Bytes, not terminated; UTF-8 with lone surrogates as three bytes each. */
struct doc_text {
  const char *bytes;
  uint32_t length;
};

struct doc_node {
  uint8_t type;         /* enum doc_type */
  uint16_t flags;       /* of enum doc_flag */
  uint32_t count;       /* items or members, repeated keys included */
  struct span span;     /* the value as written: with its quotes or brackets, without a YAML tag */
  struct span key_span; /* the key as written; unused outside an object */
  struct doc_text key;  /* the key; outside an object bytes are NULL and the length is 0 */
  union {
    struct doc_text text; /* string: its value; number: a token that CPython's json reads */
    struct {
      struct doc_node *first, *last; /* array, object; NULL where count is 0 */
    };
  };
  struct doc_node *next; /* the next item or member; NULL at the last */
};

static inline bool doc_text_equal(struct doc_text a, struct doc_text b)
{
  /* The first byte tells most texts of one length apart, without a call. */
  return a.length == b.length &&
         (a.length == 0 || (*a.bytes == *b.bytes && memcmp(a.bytes, b.bytes, a.length) == 0));
}

static inline struct doc_text doc_text_of(const char *string)
{
  return (struct doc_text){string, (uint32_t)strlen(string)};
}

/* The bytes of TEXT at PART. */
static inline struct doc_text doc_text_part(struct doc_text text, struct span part)
{
  return (struct doc_text){text.bytes + part.offset, part.length};
}

static inline bool doc_is_container(const struct doc_node *node)
{
  return node->type == DOC_ARRAY || node->type == DOC_OBJECT;
}

/* The flags that a string has by its text; its reader sets them. */
static inline uint16_t doc_text_flags(struct doc_text text)
{
  unsigned flags = text.length >= DOC_LONG ? DOC_TEXT_LONG : 0;
  if (text.length > 0 && memchr(text.bytes, '{', text.length))
    flags |= DOC_TEXT_BRACE;
  return (uint16_t)flags;
}

/* Appends CHILD, whose key is set where PARENT is an object. */
static inline void doc_append(struct doc_node *parent, struct doc_node *child)
{
  if (parent->count++ == 0)
    parent->first = child;
  else
    parent->last->next = child;
  parent->last = child;
}

/* The last member of OBJECT with KEY, which is the one that counts; NULL where there is none, or
 * where OBJECT is not an object. */
const struct doc_node *doc_member(const struct doc_node *object, struct doc_text key);

/* Where a value is at home in the text for a person: its key, or itself where it has none. */
static inline struct span doc_name_span(const struct doc_node *node)
{
  return node->key.bytes ? node->key_span : node->span;
}

/* What to show of a container, which is too much to show whole: its key, or its opening bracket
 * where it has none. */
static inline struct span doc_opening_span(const struct doc_node *container)
{
  if (container->key.bytes)
    return container->key_span;
  return (struct span){container->span.offset, container->span.length > 0};
}

/* Sets DOC_KEYS_REPEATED of a complete OBJECT, as its reader must. Time in proportion to the
 * members; false when memory ends. */
bool doc_mark_repeated_keys(struct doc_node *object);

/* Whether the float TOKEN is NaN, an infinity, or so long or with such an exponent that its value
 * may be infinite. */
bool doc_float_is_unusual(struct doc_text token);

/* The members of OBJECT as a dict of Python keeps them: each key once, at its first place with its
 * last value. Returns an array of *COUNT nodes from malloc, which the caller frees; NULL when
 * memory ends. Takes time in proportion to the members. */
const struct doc_node **doc_distinct_members(const struct doc_node *object, uint32_t *count);

#endif
