#include "config/pointer.h"

/* Bytes of the token that TEXT begins with: up to the next slash. */
static uint32_t token_length(struct words text)
{
  const char *slash = memchr(text.bytes, '/', text.length);
  return slash ? (uint32_t)(slash - text.bytes) : text.length;
}

static bool is_well_escaped(struct words text)
{
  for (uint32_t i = 0; i < text.length; i++)
    if (text.bytes[i] == '~' &&
        (i + 1 == text.length || (text.bytes[i + 1] != '0' && text.bytes[i + 1] != '1')))
      return false;
  return true;
}

/* TOKEN with `/` for ~1 and `~` for ~0; NULL bytes where memory ends. */
static struct words unescape(struct words token, struct arena *arena)
{
  if (!memchr(token.bytes, '~', token.length))
    return token;
  char *copy = arena_alloc(arena, token.length);
  uint32_t length = 0;
  for (uint32_t i = 0; copy && i < token.length; i++) {
    bool escape = token.bytes[i] == '~';
    i += escape;
    copy[length++] = !escape ? token.bytes[i] : token.bytes[i] == '1' ? '/' : '~';
  }
  return (struct words){copy, length};
}

static uint32_t count_steps(struct words text)
{
  uint32_t count = 0;
  for (uint32_t i = 0; i < text.length; i++)
    count += text.bytes[i] == '/';
  return count;
}

bool pointer_parse(struct pointer *pointer, struct words text, struct arena *arena,
                   const char **reason)
{
  *reason = NULL;
  if (text.length > 0 && text.bytes[0] != '/')
    *reason = "is no JSON pointer, such as /execution_environment/mcp_servers/*";
  else if (!is_well_escaped(text))
    *reason = "has a ~ that is neither ~0, a ~, nor ~1, a /";
  struct pointer_step *steps = arena_alloc(arena, count_steps(text) * sizeof *steps);
  if (*reason || !steps)
    return false;
  *pointer = (struct pointer){.steps = steps};
  while (text.length > 0) {
    text = (struct words){text.bytes + 1, text.length - 1};
    struct words token = {text.bytes, token_length(text)};
    struct pointer_step *step = &steps[pointer->count++];
    step->is_any = token.length == 1 && token.bytes[0] == '*';
    step->token = unescape(token, arena);
    if (!step->token.bytes)
      return false;
    text = (struct words){text.bytes + token.length, text.length - token.length};
  }
  return true;
}

static bool is_index(struct words token, uint32_t index)
{
  uint64_t value = 0;
  if (token.length == 0 || token.length > 10 || (token.length > 1 && token.bytes[0] == '0'))
    return false;
  for (uint32_t i = 0; i < token.length; i++) {
    if (token.bytes[i] < '0' || token.bytes[i] > '9')
      return false;
    value = value * 10 + (uint64_t)(token.bytes[i] - '0');
  }
  return value == index;
}

static bool step_matches(const struct pointer_step *step, const struct loc_item *item)
{
  if (step->is_any)
    return true;
  if (!item->key)
    return is_index(step->token, item->index);
  return item->length == step->token.length &&
         memcmp(item->key, step->token.bytes, item->length) == 0;
}

bool pointer_covers(const struct pointer *pointer, const struct loc_item *loc, uint32_t count)
{
  if (count < pointer->count)
    return false;
  for (uint32_t i = 0; i < pointer->count; i++)
    if (!step_matches(&pointer->steps[i], &loc[i]))
      return false;
  return true;
}
