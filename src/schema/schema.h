/* The contract, compiled: an immutable program that threads share, linked by indices.
 *
 *   entries[name] ─▶ types[i] ─▶ MODEL ─▶ fields[first…] ─▶ types[j]
 *                               LIST, DICT, NULLABLE ─▶ types[item]
 *                               UNION ─▶ types[first…]   LITERAL ─▶ literals[first…]
 *
 * The program of the bundled rules/contract.yaml is made at build time (schema_bundled). */
#ifndef TERLINT_SCHEMA_SCHEMA_H
#define TERLINT_SCHEMA_SCHEMA_H

#include "base/arena.h"
#include "doc/doc.h"

/* What a type takes is what pydantic 2 takes in lax mode for the annotation beside it. */
enum schema_kind {
  SCHEMA_ANY,      /* Any */
  SCHEMA_STRING,   /* str */
  SCHEMA_BOOLEAN,  /* bool */
  SCHEMA_INTEGER,  /* int */
  SCHEMA_LITERAL,  /* Literal["…", …]: `count` strings from literals[first] on */
  SCHEMA_LIST,     /* List[T] */
  SCHEMA_DICT,     /* Dict[str, T] */
  SCHEMA_MODEL,    /* a BaseModel: `count` fields from fields[first] on */
  SCHEMA_NULLABLE, /* Optional[T] */
  SCHEMA_UNION,    /* Union[…] of scalars: `count` indices from branches[first] on */
  SCHEMA_ALIAS,    /* a component that is nothing but a $ref */
};

/* What runs after all fields of a model have passed (`x-after` in the contract). */
enum schema_after { AFTER_NOTHING, AFTER_MCP_TRANSPORT };

struct schema_type {
  uint8_t kind;  /* enum schema_kind */
  uint8_t after; /* enum schema_after, of a model */
  uint16_t item; /* list, dict, nullable, alias: index of the type inside */
  uint16_t first;
  uint16_t count;
  const char
      *name; /* pydantic's tag of the type in the loc of a union; a literal's values in its words */
  const char *message; /* a literal's: what the server says of any other value */
};

struct schema_field {
  struct doc_text name;
  struct doc_text alias; /* read where `name` is not there; bytes are NULL where there is none */
  uint16_t type;
  bool required;
};

struct schema_entry {
  struct doc_text name;
  uint16_t type;
};

struct schema_program {
  const struct schema_entry *entries;
  const struct schema_type *types;
  const struct schema_field *fields;
  const struct doc_text *literals;
  const uint16_t *branches;
  uint16_t entry_count, type_count, field_count, literal_count, branch_count;
};

extern const struct schema_program schema_bundled;

/* The named schema's type; -1 where the contract has none of that name. */
int schema_find(const struct schema_program *program, struct doc_text name);

/* types[INDEX], or what it stands for: what is behind a $ref or beside null. */
const struct schema_type *schema_resolve(const struct schema_program *program, uint16_t index);

/* The field of MODEL that KEY names, by its name or its alias; NULL where it has none. */
const struct schema_field *schema_field_named(const struct schema_program *program,
                                              const struct schema_type *model, struct doc_text key);

struct schema_error {
  struct span at;
  const char *reason;   /* static */
  struct doc_text word; /* what it is about; may be empty */
};

/* Compiles the OpenAPI 3.1 document ROOT, of which components.schemas is read. Supports `type`,
 * `properties`, `required`, `additionalProperties`, `items`, `enum` of strings, `anyOf` (one schema
 * and null, or scalars), `$ref` to a component, and `x-alias`, `x-after`; `title`, `description`,
 * `default`, `examples` and `x-json-schema` are passed over; any other key is an error. Fields are
 * checked in the order of `properties`. The program is allocated from ARENA and points into ROOT's
 * texts. False with ERROR set where it fails; its reason is NULL where memory ended. */
bool schema_compile(const struct doc_node *root, struct arena *arena,
                    struct schema_program *program, struct schema_error *error);

#endif
