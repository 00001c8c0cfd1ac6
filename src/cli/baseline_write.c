#include "cli/atomic_file.h"
#include "cli/baseline.h"
#include "cli/complain.h"
#include "report/fingerprint.h"
#include "report/json_text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

void baseline_findings_free(struct baseline_findings *findings)
{
  free(findings->items);
  arena_free(&findings->arena);
}

/* Makes room for EXTRA more. */
static bool reserve(struct baseline_findings *findings, size_t extra)
{
  size_t capacity = findings->capacity ? findings->capacity : 64;
  while (capacity < findings->count + extra)
    capacity *= 2;
  if (capacity == findings->capacity)
    return true;
  struct baseline_finding *items = realloc(findings->items, capacity * sizeof *items);
  if (!items)
    return false;
  findings->items = items;
  findings->capacity = capacity;
  return true;
}

/* The path of the newest finding is often this one's too. */
static const char *keep_path(struct baseline_findings *findings, const char *path)
{
  const char *newest = findings->count > 0 ? findings->items[findings->count - 1].path : NULL;
  if (newest && strcmp(newest, path) == 0)
    return newest;
  return arena_copy(&findings->arena, path, strlen(path) + 1);
}

bool baseline_findings_add(struct baseline_findings *findings, const char *path,
                           const struct rule *rule, uint64_t fingerprint)
{
  const char *kept = keep_path(findings, path);
  if (!kept || !reserve(findings, 1))
    return false;
  findings->items[findings->count++] = (struct baseline_finding){kept, rule, fingerprint};
  return true;
}

bool baseline_findings_join(struct baseline_findings *findings,
                            const struct baseline_findings *more)
{
  if (more->count == 0)
    return true;
  if (!reserve(findings, more->count))
    return false;
  memcpy(findings->items + findings->count, more->items, more->count * sizeof *more->items);
  findings->count += more->count;
  return true;
}

/* --- the file --- */

static int by_group(const struct baseline_finding *one, const struct baseline_finding *two)
{
  int order = strcmp(one->path, two->path);
  return order != 0 ? order : strcmp(one->rule->id, two->rule->id);
}

static int compare(const void *a, const void *b)
{
  const struct baseline_finding *one = a, *two = b;
  int order = by_group(one, two);
  if (order != 0)
    return order;
  return one->fingerprint < two->fingerprint ? -1 : one->fingerprint > two->fingerprint;
}

/* How many of the COUNT items have the path and rule of the first, each fingerprint once: a path
 * that is checked twice has each of its findings twice. */
static size_t group_size(struct baseline_finding *items, size_t count, size_t *different)
{
  size_t size = 0;
  *different = 0;
  for (; size < count && by_group(&items[0], &items[size]) == 0; size++)
    if (*different == 0 || items[*different - 1].fingerprint != items[size].fingerprint)
      items[(*different)++] = items[size];
  return size;
}

static void put_group(struct buffer *out, const struct baseline_finding *items, size_t count)
{
  buffer_put_string(out, "{\"path\":");
  json_text_put_string(out, items->path);
  buffer_put_string(out, ",\"rule\":");
  json_text_put_string(out, items->rule->id);
  buffer_printf(out, ",\"count\":%zu,\"fingerprints\":[", count);
  for (size_t i = 0; i < count; i++) {
    buffer_put_string(out, i > 0 ? ",\"" : "\"");
    fingerprint_write(out, items[i].fingerprint);
    buffer_put_char(out, '"');
  }
  buffer_put_string(out, "]}");
}

static void put_all(struct buffer *out, struct baseline_findings *findings)
{
  if (findings->count > 0)
    qsort(findings->items, findings->count, sizeof *findings->items, compare);
  buffer_put_string(out,
                    "{\"version\":1,\"fingerprints\":\"" FINGERPRINT_NAME "\",\"findings\":[\n");
  for (size_t at = 0, different; at < findings->count;) {
    size_t size = group_size(findings->items + at, findings->count - at, &different);
    buffer_put_string(out, at > 0 ? ",\n" : "");
    put_group(out, findings->items + at, different);
    at += size;
  }
  buffer_put_string(out, findings->count > 0 ? "\n]}\n" : "]}\n");
}

/* False with errno set where TEXT cannot be written. */
static bool write_text(const char *path, const struct buffer *text)
{
  struct atomic_file file;
  if (atomic_file_is_special(path)) {
    FILE *stream = fopen(path, "w");
    bool good = stream && fwrite(text->bytes, 1, text->length, stream) == text->length;
    return stream && fclose(stream) == 0 && good;
  }
  if (!atomic_file_open(&file, path))
    return false;
  fwrite(text->bytes, 1, text->length, file.stream);
  return atomic_file_commit(&file);
}

bool baseline_write(const char *path, struct baseline_findings *findings)
{
  struct buffer text = {0};
  put_all(&text, findings);
  errno = ENOMEM;
  bool good = !text.failed && write_text(path, &text);
  int error = errno;
  buffer_free(&text);
  return good || complain("cannot write %s: %s", path, strerror(error));
}
