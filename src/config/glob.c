#include "config/glob.h"

#include "base/utf8.h"

#include <string.h>

/* --- characters and names --- */

/* The character at *AT, which is moved behind it. A byte that is not UTF-8 is one by itself, and no
 * other's equal. */
static uint32_t take_character(const char **at, const char *end)
{
  const uint32_t past_unicode = 0x110000;
  const char *start = *at;
  size_t size = utf8_sequence(start, (size_t)(end - start));
  *at += size > 0 ? size : 1;
  return size > 0 ? utf8_decode(start, size) : past_unicode + (unsigned char)*start;
}

/* A character of the pattern, which may stand behind a backslash. */
static uint32_t take_literal(const char **at, const char *end)
{
  if (**at == '\\')
    ++*at;
  return take_character(at, end);
}

/* The end of the set that begins behind AT, which is at a `[`: its `]`; NULL where it has none. A
 * `]` that stands first is one of the set. */
static const char *set_end(const char *at, const char *end)
{
  at++;
  if (at < end && (*at == '!' || *at == '^'))
    at++;
  for (bool first = true; at < end && (first || *at != ']'); first = false) {
    if (*at == '/')
      return NULL;
    at += *at == '\\' && at + 1 < end ? 2 : 1;
  }
  return at < end ? at : NULL;
}

/* Whether CHARACTER is in the set at *AT, which is moved behind it. */
static bool match_set(const char **at, const char *end, uint32_t character)
{
  const char *close = set_end(*at, end), *item = *at + 1;
  bool negated = *item == '!' || *item == '^', found = false;
  item += negated;
  while (item < close) {
    uint32_t low = take_literal(&item, close), high = low;
    if (close - item >= 2 && *item == '-') {
      item++;
      high = take_literal(&item, close);
    }
    found |= low <= character && character <= high;
  }
  *at = close + 1;
  return found != negated;
}

/* Whether the pattern's character at *AT, which is moved on, is CHARACTER or may stand for it. */
static bool match_character(const char **at, const char *end, uint32_t character)
{
  if (**at == '[')
    return match_set(at, end, character);
  if (**at != '?')
    return take_literal(at, end) == character;
  ++*at;
  return true;
}

/* One name against the part of a pattern between two slashes. Only the last `*` is ever gone back
 * to: what it has taken can only grow. */
static bool match_name(const char *pattern, const char *pattern_end, const char *name,
                       const char *name_end)
{
  const char *star = NULL, *taken = NULL; /* behind the last `*`, and behind what it has taken */
  while (name < name_end) {
    const char *behind = name;
    uint32_t character = take_character(&behind, name_end);
    if (pattern < pattern_end && *pattern == '*') {
      star = ++pattern;
      taken = name;
    } else if (pattern < pattern_end && match_character(&pattern, pattern_end, character)) {
      name = behind;
    } else if (star) {
      take_character(&taken, name_end);
      name = taken;
      pattern = star;
    } else
      return false;
  }
  while (pattern < pattern_end && *pattern == '*')
    pattern++;
  return pattern == pattern_end;
}

/* --- paths --- */

/* The end of the name that begins at AT. */
static const char *name_end(const char *at, const char *end)
{
  const char *slash = memchr(at, '/', (size_t)(end - at));
  return slash ? slash : end;
}

static const char *next_name(const char *at_end, const char *end)
{
  return at_end < end ? at_end + 1 : NULL;
}

static bool is_double_star(const char *at, const char *at_end)
{
  return at_end - at == 2 && at[0] == '*' && at[1] == '*';
}

/* As match_name, with names for characters and `**` for `*`. At the end of a pattern `**` takes at
 * least one name: it matches what is in a folder, and not the folder. */
static bool match_path(const char *pattern, const char *pattern_end, const char *path,
                       const char *path_end)
{
  const char *star = NULL, *taken = NULL;
  bool at_end = false; /* the pattern is used up */
  while (path) {
    const char *name = name_end(path, path_end);
    const char *part = at_end ? pattern : name_end(pattern, pattern_end);
    if (!at_end && is_double_star(pattern, part)) {
      if (part == pattern_end)
        return true;
      star = pattern = part + 1;
      taken = path;
    } else if (!at_end && match_name(pattern, part, path, name)) {
      at_end = part == pattern_end;
      pattern = at_end ? part : part + 1;
      path = next_name(name, path_end);
    } else if (star) {
      taken = next_name(name_end(taken, path_end), path_end);
      path = taken;
      pattern = star;
      at_end = false;
    } else
      return false;
  }
  return at_end;
}

static const char *last_name(const char *path, const char *end)
{
  const char *at = end;
  while (at > path && at[-1] != '/')
    at--;
  return at;
}

bool glob_matches(const struct glob *glob, const char *path, size_t length, bool is_folder)
{
  const char *pattern = glob->pattern.bytes, *pattern_end = pattern + glob->pattern.length;
  if (glob->is_folder && !is_folder)
    return false;
  if (glob->is_anchored)
    return match_path(pattern, pattern_end, path, path + length);
  return match_name(pattern, pattern_end, last_name(path, path + length), path + length);
}

/* --- parsing --- */

/* Whether a name of the pattern is one that no path has: an empty one, `.` or `..`. */
static bool has_odd_name(const char *at, const char *end)
{
  while (at) {
    const char *part = name_end(at, end);
    if (part - at <= 2 && memcmp(at, "..", (size_t)(part - at)) == 0)
      return true;
    at = next_name(part, end);
  }
  return false;
}

static const char *find_fault(const char *at, const char *end)
{
  while (at < end) {
    if (*at == '\\' && (at + 1 == end || at[1] == '/'))
      return "has a backslash before nothing that it could take literally";
    if (*at == '{')
      return "has a brace, which means nothing here: write one glob for each case, or \\{";
    const char *close = *at == '[' ? set_end(at, end) : at;
    if (!close)
      return "has a [ without its ]; write \\[ for the character";
    at = *at == '\\' ? at + 2 : close + 1;
  }
  return NULL;
}

const char *glob_parse(struct glob *glob, struct words text)
{
  const char *at = text.bytes, *end = at + text.length;
  *glob = (struct glob){.is_negated = at < end && *at == '!'};
  at += glob->is_negated;
  if (end > at && end[-1] == '/') {
    glob->is_folder = true;
    end--;
  }
  glob->is_anchored = memchr(at, '/', (size_t)(end - at)) != NULL;
  if (at < end && *at == '/')
    at++;
  else if (end - at >= 2 && at[0] == '.' && at[1] == '/')
    at += 2;
  glob->pattern = (struct words){at, (uint32_t)(end - at)};
  if (has_odd_name(at, end))
    return "has an empty name, `.` or `..`, which no path in this folder has";
  return find_fault(at, end);
}

/* --- lists --- */

enum glob_verdict glob_list_judge(const struct glob_list *list, const char *path, size_t length,
                                  bool is_folder)
{
  for (size_t i = list->count; i-- > 0;)
    if (glob_matches(&list->items[i], path, length, is_folder))
      return list->items[i].is_negated ? GLOB_TAKEN_BACK : GLOB_MATCHED;
  return GLOB_SILENT;
}

enum glob_verdict glob_list_judge_with_folders(const struct glob_list *list, const char *path,
                                               size_t length, bool is_folder)
{
  for (size_t i = 0; list->count > 0 && i < length; i++)
    if (path[i] == '/' && glob_list_judge(list, path, i, true) == GLOB_MATCHED)
      return GLOB_MATCHED;
  return glob_list_judge(list, path, length, is_folder);
}
