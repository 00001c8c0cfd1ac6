#include "doc/doc.h"

#include <stdlib.h>

const struct doc_node *doc_member(const struct doc_node *object, struct doc_text key)
{
  const struct doc_node *found = NULL;
  if (object->type == DOC_OBJECT && object->count > 0)
    for (const struct doc_node *member = object->first; member; member = member->next)
      if (doc_text_equal(member->key, key))
        found = member;
  return found;
}

/* A set of members by key, open addressing. */
struct key_table {
  const struct doc_node **members; /* in the order their keys came */
  uint32_t *slots;                 /* 1 + index into members; 0: free */
  size_t slot_count;               /* a power of two, over twice the members */
  uint32_t count;
};

static bool key_table_init(struct key_table *table, uint32_t capacity)
{
  *table = (struct key_table){.slot_count = 8};
  while (table->slot_count < (size_t)capacity * 2)
    table->slot_count *= 2;
  table->members = malloc((capacity ? capacity : 1) * sizeof *table->members);
  table->slots = calloc(table->slot_count, sizeof *table->slots);
  return table->members && table->slots;
}

/* FNV-1a; the seed is an address, so that keys cannot be made to collide in advance. */
static size_t hash_key(const struct key_table *table, struct doc_text key)
{
  uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)(uintptr_t)table->slots;
  for (uint32_t i = 0; i < key.length; i++)
    hash = (hash ^ (unsigned char)key.bytes[i]) * UINT64_C(1099511628211);
  return (size_t)(hash ^ hash >> 29);
}

/* Puts MEMBER in the place of its key. */
static void key_table_put(struct key_table *table, const struct doc_node *member)
{
  size_t mask = table->slot_count - 1;
  size_t slot = hash_key(table, member->key) & mask;
  while (table->slots[slot] &&
         !doc_text_equal(table->members[table->slots[slot] - 1]->key, member->key))
    slot = (slot + 1) & mask;
  if (table->slots[slot] == 0)
    table->slots[slot] = ++table->count;
  table->members[table->slots[slot] - 1] = member;
}

/* The members of OBJECT in a table, whose slots are freed already. */
static bool key_table_of(struct key_table *table, const struct doc_node *object)
{
  bool good = key_table_init(table, object->count);
  for (const struct doc_node *member = object->first; good && member; member = member->next)
    key_table_put(table, member);
  free(table->slots);
  if (!good)
    free(table->members);
  return good;
}

/* Whether the key of MEMBER stands again behind it. */
static bool is_repeated(const struct doc_node *member)
{
  for (const struct doc_node *later = member->next; later; later = later->next)
    if (doc_text_equal(member->key, later->key))
      return true;
  return false;
}

bool doc_mark_repeated_keys(struct doc_node *object)
{
  enum { FEW = 16 }; /* members for which comparing each two is faster than a table */
  bool repeated = false;
  if (object->count <= FEW) {
    for (const struct doc_node *member = object->count ? object->first : NULL; member && !repeated;
         member = member->next)
      repeated = is_repeated(member);
  } else {
    struct key_table table;
    if (!key_table_of(&table, object))
      return false;
    repeated = table.count < object->count;
    free(table.members);
  }
  if (repeated)
    object->flags |= DOC_KEYS_REPEATED;
  return true;
}

/* The largest double has 309 digits before its point; all else that makes it infinite has letters.
 */
bool doc_float_is_unusual(struct doc_text token)
{
  enum { LONG = 300 };
  for (uint32_t i = 0; i < token.length; i++)
    if (i == LONG || token.bytes[i] > '9')
      return true;
  return false;
}

const struct doc_node **doc_distinct_members(const struct doc_node *object, uint32_t *count)
{
  struct key_table table;
  if (!key_table_of(&table, object))
    return NULL;
  *count = table.count;
  return table.members;
}
