#include "report/fingerprint.h"

#include <inttypes.h>
#include <stdlib.h>

/* How many findings had this hash so far; a slot without any is free. */
struct fingerprint_count {
  uint64_t hash;
  uint64_t count;
};

/* --- hashing: FNV-1a, each field with an end that cannot stand in it --- */

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
  const unsigned char *at = bytes;
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ at[i]) * UINT64_C(1099511628211);
  return hash;
}

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
  unsigned char bytes[8];
  for (int i = 0; i < 8; i++)
    bytes[i] = (unsigned char)(number >> 8 * i);
  return hash_bytes(hash, bytes, sizeof bytes);
}

static uint64_t hash_string(uint64_t hash, const char *string)
{
  return hash_bytes(hash, string, strlen(string) + 1);
}

static uint64_t hash_text(uint64_t hash, const char *bytes, uint32_t length)
{
  return hash_bytes(hash_number(hash, length), bytes, length);
}

/* The loc; of what could not be read it is a number of characters, which every edit changes. */
static uint64_t hash_loc(uint64_t hash, const struct diagnostic *diagnostic)
{
  if (diagnostic->input_kind == INPUT_EMPTY)
    return hash;
  for (uint32_t i = 0; i < diagnostic->loc_count; i++) {
    const struct loc_item *item = &diagnostic->loc[i];
    if (item->key)
      hash = hash_text(hash_bytes(hash, "k", 1), item->key, item->length);
    else
      hash = hash_number(hash_bytes(hash, "i", 1), item->index);
  }
  return hash;
}

/* --- telling equals apart --- */

static struct fingerprint_count *find(const struct fingerprints *fingerprints, uint64_t hash)
{
  size_t mask = fingerprints->slot_count - 1;
  size_t slot = (size_t)(hash ^ hash >> 32) & mask;
  while (fingerprints->slots[slot].count > 0 && fingerprints->slots[slot].hash != hash)
    slot = (slot + 1) & mask;
  return &fingerprints->slots[slot];
}

/* Makes the table twice as large. */
static bool grow(struct fingerprints *fingerprints)
{
  struct fingerprints larger = *fingerprints;
  larger.slot_count = fingerprints->slot_count ? fingerprints->slot_count * 2 : 64;
  larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
  if (!larger.slots)
    return false;
  for (size_t i = 0; i < fingerprints->slot_count; i++)
    if (fingerprints->slots[i].count > 0)
      *find(&larger, fingerprints->slots[i].hash) = fingerprints->slots[i];
  free(fingerprints->slots);
  *fingerprints = larger;
  return true;
}

/* How many findings with HASH there were before. */
static bool count_equals(struct fingerprints *fingerprints, uint64_t hash, uint64_t *before)
{
  if (fingerprints->count * 2 >= fingerprints->slot_count && !grow(fingerprints))
    return false;
  struct fingerprint_count *slot = find(fingerprints, hash);
  fingerprints->count += slot->count == 0;
  slot->hash = hash;
  *before = slot->count++;
  return true;
}

/* --- the face --- */

void fingerprints_begin(struct fingerprints *fingerprints, const char *path)
{
  fingerprints->start = hash_string(UINT64_C(14695981039346656037), path);
  fingerprints->count = 0;
  if (fingerprints->slots)
    memset(fingerprints->slots, 0, fingerprints->slot_count * sizeof *fingerprints->slots);
}

void fingerprints_free(struct fingerprints *fingerprints)
{
  free(fingerprints->slots);
}

bool fingerprints_next(struct fingerprints *fingerprints, const struct diagnostic *diagnostic,
                       struct words line, uint64_t *fingerprint)
{
  uint64_t hash = hash_string(fingerprints->start, diagnostic->rule->id), before;
  hash = hash_loc(hash, diagnostic);
  hash = hash_text(hash, line.bytes, line.length);
  if (!count_equals(fingerprints, hash, &before))
    return false;
  *fingerprint = before > 0 ? hash_number(hash, before) : hash;
  return true;
}

void fingerprint_write(struct buffer *out, uint64_t fingerprint)
{
  buffer_printf(out, "%016" PRIx64, fingerprint);
}
