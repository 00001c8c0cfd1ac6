#define PCRE2_CODE_UNIT_WIDTH 8
#include "lint/pattern.h"

#include <pcre2.h>
#include <pthread.h>
#include <stdlib.h>

enum {
  BUCKETS = 64,
  MATCH_LIMIT = 1000000, /* steps of the matcher: some milliseconds */
  HEAP_LIMIT = 4096,     /* KiB */
};

struct entry {
  const char *source; /* the address, not what stands there, is the key */
  enum pattern_form form;
  pcre2_code *code;
  struct entry *next;
};

struct pattern_cache {
  pthread_mutex_t lock;
  _Atomic(struct entry *) buckets[BUCKETS];
};

/* --- the text of a pattern --- */

struct parts {
  struct doc_text pattern;
  uint32_t options;
  bool good;
};

/* Where the slash stands that ends `/pattern/flags`; NULL where TEXT is no such thing. */
static const char *last_slash(struct doc_text text)
{
  const char *at = text.bytes + text.length;
  if (text.length < 3 || text.bytes[0] != '/')
    return NULL;
  while (at[-1] >= 'a' && at[-1] <= 'z')
    at--;
  at--;
  return *at == '/' && at - text.bytes > 1 ? at : NULL;
}

/* Of JavaScript's flags those count that change what a test tells. */
static struct parts split(struct doc_text text, enum pattern_form form)
{
  struct parts parts = {text, 0, true};
  const char *last = form == PATTERN_SLASHED ? last_slash(text) : NULL;
  if (!last)
    return parts;
  for (const char *flag = last + 1; flag < text.bytes + text.length; flag++) {
    parts.good = parts.good && strchr("gimsuy", *flag);
    parts.options |= *flag == 'i'   ? PCRE2_CASELESS
                     : *flag == 'm' ? PCRE2_MULTILINE
                     : *flag == 's' ? PCRE2_DOTALL
                     : *flag == 'y' ? PCRE2_ANCHORED
                                    : 0;
  }
  parts.pattern = (struct doc_text){text.bytes + 1, (uint32_t)(last - text.bytes) - 1};
  return parts;
}

/* Compiles as ECMAScript reads it: `$` is the very end, \u takes four digits, an unset group
 * matches nothing, [] never matches. */
static pcre2_code *compile(struct parts parts, int *error)
{
  PCRE2_SIZE at;
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  if (!context) {
    *error = PCRE2_ERROR_NOMEMORY;
    return NULL;
  }
  pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALT_BSUX);
  pcre2_code *code = pcre2_compile(
      (PCRE2_SPTR)parts.pattern.bytes, parts.pattern.length,
      parts.options | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX |
          PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_NEVER_BACKSLASH_C,
      error, &at, context);
  pcre2_compile_context_free(context);
  return code;
}

const char *pattern_problem(struct doc_text source, enum pattern_form form)
{
  struct parts parts = split(source, form);
  int error;
  if (!parts.good)
    return "a pattern's flags are g, i, m, s, u and y";
  pcre2_code *code = compile(parts, &error);
  pcre2_code_free(code);
  return code || error == PCRE2_ERROR_NOMEMORY ? NULL : "is no regular expression";
}

/* --- the cache --- */

struct pattern_cache *pattern_cache_new(void)
{
  struct pattern_cache *cache = calloc(1, sizeof *cache);
  if (cache)
    pthread_mutex_init(&cache->lock, NULL);
  return cache;
}

void pattern_cache_free(struct pattern_cache *cache)
{
  if (!cache)
    return;
  for (size_t i = 0; i < BUCKETS; i++)
    for (struct entry *entry = cache->buckets[i], *next; entry; entry = next) {
      next = entry->next;
      pcre2_code_free(entry->code);
      free(entry);
    }
  pthread_mutex_destroy(&cache->lock);
  free(cache);
}

static _Atomic(struct entry *) *bucket_of(struct pattern_cache *cache, const char *source)
{
  return &cache->buckets[(uintptr_t)source / 8 % BUCKETS];
}

static const pcre2_code *find(const struct entry *entry, const char *source, enum pattern_form form)
{
  for (; entry; entry = entry->next)
    if (entry->source == source && entry->form == form)
      return entry->code;
  return NULL;
}

/* Entries are added under the lock and never change, so that finding one needs none. */
static const pcre2_code *find_or_compile(struct pattern_cache *cache, struct doc_text source,
                                         enum pattern_form form)
{
  _Atomic(struct entry *) *bucket = bucket_of(cache, source.bytes);
  const pcre2_code *code = find(*bucket, source.bytes, form);
  if (code)
    return code;
  pthread_mutex_lock(&cache->lock);
  code = find(*bucket, source.bytes, form);
  struct entry *entry = code ? NULL : malloc(sizeof *entry);
  if (entry) {
    int error;
    *entry = (struct entry){source.bytes, form, compile(split(source, form), &error), *bucket};
    if (entry->code) {
      pcre2_jit_compile(entry->code, PCRE2_JIT_COMPLETE);
      code = entry->code;
      *bucket = entry;
    } else
      free(entry);
  }
  pthread_mutex_unlock(&cache->lock);
  return code;
}

/* --- matching --- */

static enum pattern_result result_of(int found)
{
  if (found >= 0)
    return PATTERN_MATCHES;
  if (found == PCRE2_ERROR_NOMATCH)
    return PATTERN_DIFFERS;
  return found == PCRE2_ERROR_NOMEMORY ? PATTERN_NO_MEMORY : PATTERN_GAVE_UP;
}

enum pattern_result pattern_match(struct pattern_cache *cache, struct doc_text source,
                                  enum pattern_form form, struct doc_text text)
{
  const pcre2_code *code = find_or_compile(cache, source, form);
  if (!code)
    return PATTERN_NO_MEMORY;
  pcre2_match_context *context = pcre2_match_context_create(NULL);
  pcre2_match_data *data = pcre2_match_data_create(1, NULL);
  int found = PCRE2_ERROR_NOMEMORY;
  if (context && data) {
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT);
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.bytes ? text.bytes : "");
    found = pcre2_match(code, subject, text.length, 0, 0, data, context);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT) /* the interpreter takes its stack from the heap */
      found = pcre2_match(code, subject, text.length, 0, PCRE2_NO_JIT, data, context);
  }
  pcre2_match_data_free(data);
  pcre2_match_context_free(context);
  return result_of(found);
}
