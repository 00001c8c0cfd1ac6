#include "config/loader.h"

#include "base/buffer.h"
#include "base/map.h"
#include "base/suggest.h"

#include <stdarg.h>

/* Globs and pointers of one file: every file that is linted is held against them. */
enum { MAX_PATTERNS = 10000 };
enum { MAX_KEYS = 16, SHOWN = 60 };

void *loader_alloc(struct loader *loader, size_t size)
{
  void *memory = arena_alloc(&loader->config->arena, size);
  loader->no_memory |= !memory;
  return memory;
}

int loader_shown(struct doc_text text)
{
  return text.length < SHOWN ? (int)text.length : SHOWN;
}

/* Adds PROBLEM, whose reason is still to be put together. */
static void add(struct loader *loader, struct found_problem it, const char *format,
                va_list arguments)
{
  struct buffer text = {0};
  struct found_problem *problem = loader_alloc(loader, sizeof *problem);
  buffer_vprintf(&text, format, arguments);
  buffer_put_char(&text, '\0');
  char *reason = text.failed ? NULL : arena_copy(&loader->config->arena, text.bytes, text.length);
  buffer_free(&text);
  loader->no_memory |= !reason;
  if (!problem || !reason)
    return;
  *problem = it;
  problem->reason = reason;
  problem->next = loader->problems;
  loader->problems = problem;
  loader->problem_count++;
}

void loader_problem(struct loader *loader, struct span at, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  add(loader, (struct found_problem){.at = at}, format, arguments);
  va_end(arguments);
}

void loader_problem_in(struct loader *loader, struct span at, const char *path,
                       struct position place, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  add(loader, (struct found_problem){.at = at, .path = path, .place = place}, format, arguments);
  va_end(arguments);
}

/* A key that YAML's merge brings in stands elsewhere, and gives way. */
static void find_repeated_keys(struct loader *loader, const struct doc_node *node)
{
  struct map seen = {0};
  for (const struct doc_node *member = node->first; member; member = member->next) {
    if (member->flags & DOC_KEY_MERGED)
      continue;
    if (map_get(&seen, member->key.bytes, member->key.length))
      loader_problem(loader, member->key_span, "%.*s: the key stands here a second time",
                     loader_shown(member->key), member->key.bytes);
    else
      loader->no_memory |=
          !map_put(&seen, member->key.bytes, member->key.length, (void *)(uintptr_t)member);
  }
  map_free(&seen);
}

bool loader_is_mapping(struct loader *loader, const struct doc_node *node)
{
  struct doc_text key = node->key;
  if (node->type != DOC_OBJECT)
    loader_problem(loader, node->span, "%.*s%smust be a mapping", loader_shown(key),
                   key.length ? key.bytes : "", key.length ? ": " : "");
  else if (node->flags & DOC_KEYS_REPEATED)
    find_repeated_keys(loader, node);
  return node->type == DOC_OBJECT;
}

static void check_key(struct loader *loader, const struct doc_node *member,
                      const struct loader_key *keys, size_t key_count)
{
  const char *names[MAX_KEYS];
  for (size_t i = 0; i < key_count; i++) {
    names[i] = keys[i].name;
    if (doc_text_equal(member->key, doc_text_of(names[i])))
      return;
  }
  const char *near = suggest(member->key.bytes, member->key.length, names, key_count);
  loader_problem(loader, member->key_span, "%.*s: unknown key%s%s%s", loader_shown(member->key),
                 member->key.bytes, near ? "; did you mean " : "", near ? near : "",
                 near ? "?" : "");
}

void loader_mapping(struct loader *loader, const struct doc_node *node,
                    const struct loader_key *keys, size_t key_count, void *into)
{
  if (!loader_is_mapping(loader, node))
    return;
  for (const struct doc_node *member = node->first; member; member = member->next)
    check_key(loader, member, keys, key_count);
  for (size_t i = 0; i < key_count; i++) {
    const struct doc_node *member = doc_member(node, doc_text_of(keys[i].name));
    if (member)
      keys[i].load(loader, member, into);
  }
}

bool loader_is_list(struct loader *loader, const struct doc_node *node, const char *what)
{
  bool is_list = node->type == DOC_ARRAY;
  for (const struct doc_node *item = is_list ? node->first : NULL; item; item = item->next)
    is_list &= item->type == DOC_STRING;
  if (!is_list)
    loader_problem(loader, node->span, "%.*s: must be a list of %s", loader_shown(node->key),
                   node->key.bytes, what);
  return is_list;
}

bool loader_takes_pattern(struct loader *loader, struct span at)
{
  if (loader->pattern_count++ == MAX_PATTERNS)
    loader_problem(loader, at, "more than %d globs and pointers in one configuration",
                   MAX_PATTERNS);
  return loader->pattern_count <= MAX_PATTERNS;
}
