#include "cli/baseline.h"

#include "base/read_all.h"
#include "cli/complain.h"
#include "read/json.h"
#include "report/detail.h"
#include "report/fingerprint.h"
#include "text/line_map.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What the file says of one path and rule. */
struct baseline_group {
  struct doc_text rule;
  bool is_checked;
  struct baseline_group *next; /* of the same path */
};

struct baseline_entry {
  uint64_t fingerprint;
  const struct baseline_group *group;
};

enum { DIGITS = 16 }; /* of a fingerprint */

/* --- what is wrong with it --- */

static bool complain_memory(const struct baseline *baseline)
{
  return complain("%s: %s", baseline->path, strerror(ENOMEM));
}

static bool complain_at(struct baseline *baseline, struct span at, const char *reason)
{
  struct line_map lines;
  if (!line_map_make(&lines, &baseline->source, &baseline->arena))
    return complain_memory(baseline);
  struct position position = line_map_position(&lines, at.offset);
  return complain("%s:%" PRIu64 ":%u: is no baseline: %s", baseline->path, position.line,
                  position.column, reason);
}

/* The member of OBJECT that must be there and be of TYPE; NULL, with a line on standard error,
 * where it is not. */
static const struct doc_node *member(struct baseline *baseline, const struct doc_node *object,
                                     const char *key, enum doc_type type)
{
  char reason[64];
  const struct doc_node *value = doc_member(object, doc_text_of(key));
  if (value && value->type == type)
    return value;
  snprintf(reason, sizeof reason, "`%s` %s", key, value ? "is of another type" : "is missing");
  complain_at(baseline, value ? value->span : (struct span){object->span.offset, 1}, reason);
  return NULL;
}

/* --- what it holds --- */

static bool read_fingerprint(const struct doc_node *node, uint64_t *fingerprint)
{
  *fingerprint = 0;
  if (node->type != DOC_STRING || node->text.length != DIGITS)
    return false;
  for (int i = 0; i < DIGITS; i++) {
    static const char digits[] = "0123456789abcdef";
    const char *digit = memchr(digits, node->text.bytes[i], DIGITS);
    if (!digit)
      return false;
    *fingerprint = *fingerprint << 4 | (uint64_t)(digit - digits);
  }
  return true;
}

static bool add_entry(struct baseline *baseline, uint64_t fingerprint,
                      const struct baseline_group *group)
{
  if (baseline->count == baseline->capacity) {
    size_t capacity = baseline->capacity ? baseline->capacity * 2 : 64;
    struct baseline_entry *entries =
        realloc(baseline->entries, capacity * sizeof *baseline->entries);
    if (!entries)
      return complain_memory(baseline);
    baseline->entries = entries;
    baseline->capacity = capacity;
  }
  baseline->entries[baseline->count++] = (struct baseline_entry){fingerprint, group};
  return true;
}

/* A group of PATH. */
static struct baseline_group *add_group(struct baseline *baseline, struct doc_text path,
                                        struct doc_text rule)
{
  struct baseline_group *group = arena_alloc(&baseline->arena, sizeof *group);
  struct baseline_group *first = map_get(&baseline->groups, path.bytes, path.length);
  if (!group)
    return NULL;
  *group = (struct baseline_group){.rule = rule, .next = first ? first->next : NULL};
  if (first)
    first->next = group;
  else if (!map_put(&baseline->groups, path.bytes, path.length, group))
    return NULL;
  return group;
}

static bool load_group(struct baseline *baseline, const struct doc_node *node)
{
  if (node->type != DOC_OBJECT)
    return complain_at(baseline, node->span, "a finding must be an object");
  const struct doc_node *path = member(baseline, node, "path", DOC_STRING);
  const struct doc_node *rule = path ? member(baseline, node, "rule", DOC_STRING) : NULL;
  const struct doc_node *list = rule ? member(baseline, node, "fingerprints", DOC_ARRAY) : NULL;
  if (!list)
    return false;
  const struct baseline_group *group = add_group(baseline, path->text, rule->text);
  if (!group)
    return complain_memory(baseline);
  for (const struct doc_node *item = list->first; item; item = item->next) {
    uint64_t fingerprint;
    if (!read_fingerprint(item, &fingerprint))
      return complain_at(baseline, item->span,
                         "a fingerprint is a string of 16 hexadecimal digits");
    if (!add_entry(baseline, fingerprint, group))
      return false;
  }
  return true;
}

static bool is_ours(struct baseline *baseline, const struct doc_node *root)
{
  if (root->type != DOC_OBJECT)
    return complain_at(baseline, root->span, "it must be an object");
  const struct doc_node *version = member(baseline, root, "version", DOC_INTEGER);
  const struct doc_node *name = version ? member(baseline, root, "fingerprints", DOC_STRING) : NULL;
  if (!name)
    return false;
  if (!doc_text_equal(version->text, doc_text_of("1")))
    return complain_at(baseline, version->span, "its version is not 1");
  return doc_text_equal(name->text, doc_text_of(FINGERPRINT_NAME)) ||
         complain_at(baseline, name->span, "its fingerprints are not " FINGERPRINT_NAME);
}

static bool load(struct baseline *baseline, const struct doc_node *root)
{
  const struct doc_node *findings =
      is_ours(baseline, root) ? member(baseline, root, "findings", DOC_ARRAY) : NULL;
  const struct doc_node *item = findings ? findings->first : NULL;
  while (item && load_group(baseline, item))
    item = item->next;
  return findings && !item;
}

/* --- reading --- */

static int by_fingerprint(const void *a, const void *b)
{
  const struct baseline_entry *one = a, *two = b;
  return one->fingerprint < two->fingerprint ? -1 : one->fingerprint > two->fingerprint;
}

/* Sorts the entries, each once, so that they can be found. */
static bool settle(struct baseline *baseline)
{
  size_t kept = 0;
  if (baseline->count > 0)
    qsort(baseline->entries, baseline->count, sizeof *baseline->entries, by_fingerprint);
  for (size_t i = 0; i < baseline->count; i++)
    if (kept == 0 || baseline->entries[kept - 1].fingerprint != baseline->entries[i].fingerprint)
      baseline->entries[kept++] = baseline->entries[i];
  baseline->count = kept;
  baseline->is_seen = calloc(kept + 1, sizeof *baseline->is_seen);
  return baseline->is_seen || complain_memory(baseline);
}

static bool read_file(struct baseline *baseline)
{
  int descriptor = open(baseline->path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return complain("%s: %s", baseline->path, strerror(errno));
  bool good = read_all(descriptor, &baseline->bytes, SOURCE_MAX_LENGTH) ||
              complain("%s: %s", baseline->path, strerror(errno));
  close(descriptor);
  return good;
}

bool baseline_read(struct baseline *baseline, const char *path)
{
  *baseline = (struct baseline){.path = path};
  arena_init(&baseline->arena);
  if (!read_file(baseline))
    return false;
  const struct buffer *bytes = &baseline->bytes;
  if (source_decode(&baseline->source, bytes->bytes, bytes->length, &baseline->arena) != DECODE_OK)
    return complain("%s: is no baseline: it is not text", path);
  struct json_result result = json_read(&baseline->source, &baseline->arena);
  if (result.problem.fault == READ_NO_MEMORY)
    return complain_memory(baseline);
  if (!result.root)
    return complain_at(baseline, result.problem.at,
                       result.problem.reason ? result.problem.reason : "it cannot be read as JSON");
  return load(baseline, result.root) && settle(baseline);
}

void baseline_free(struct baseline *baseline)
{
  map_free(&baseline->groups);
  free(baseline->entries);
  free(baseline->is_seen);
  buffer_free(&baseline->bytes);
  arena_free(&baseline->arena);
}

/* --- asking --- */

bool baseline_has(struct baseline *baseline, uint64_t fingerprint)
{
  const struct baseline_entry key = {.fingerprint = fingerprint};
  const struct baseline_entry *found = baseline->count > 0
                                           ? bsearch(&key, baseline->entries, baseline->count,
                                                     sizeof *baseline->entries, by_fingerprint)
                                           : NULL;
  if (found)
    atomic_store_explicit(&baseline->is_seen[found - baseline->entries], true,
                          memory_order_relaxed);
  return found != NULL;
}

bool baseline_note_file(struct baseline *baseline, const char *path)
{
  struct buffer text = {0};
  detail_write_path(&text, path);
  struct baseline_group *group =
      text.failed ? NULL : map_get(&baseline->groups, text.bytes, text.length);
  for (; group; group = group->next)
    group->is_checked = true;
  bool good = !text.failed;
  buffer_free(&text);
  return good;
}

static bool is_among(const struct rule *const *rules, size_t count, struct doc_text id)
{
  for (size_t i = 0; rules && i < count; i++)
    if (doc_text_equal(id, doc_text_of(rules[i]->id)))
      return true;
  return !rules;
}

uint64_t baseline_count_gone(const struct baseline *baseline, const struct rule *const *rules,
                             size_t count)
{
  uint64_t gone = 0;
  for (size_t i = 0; i < baseline->count; i++) {
    const struct baseline_group *group = baseline->entries[i].group;
    if (group->is_checked && !baseline->is_seen[i])
      gone += is_among(rules, count, group->rule);
  }
  return gone;
}
