/* What is wrong by a JSON Schema, in words like Spectral's, and where. */
#include "lint/jsonschema_walk.h"

#include "doc/json_write.h"
#include "lint/message.h"

#include <stdarg.h>

/* --- where --- */

static const struct doc_node *step_of(const struct js_place *place)
{
  return place->member ? place->member : place->node;
}

/* Sets FINDING's way to PLACE, and to CHILD in it where that is not NULL; false when memory ends.
 */
static bool set_way(struct js_walk *walk, struct lint_finding *finding,
                    const struct js_place *place, const struct doc_node *child)
{
  uint32_t count = child != NULL;
  for (const struct js_place *at = place; at->around; at = at->around)
    count++;
  const struct doc_node **way = arena_alloc(walk->call->document->arena, count * sizeof *way);
  if (!way)
    return false;
  finding->way = way;
  finding->way_count = count;
  if (child)
    way[--count] = child;
  for (const struct js_place *at = place; at->around; at = at->around)
    way[--count] = step_of(at);
  return true;
}

void js_fault_add(struct js_walk *walk, struct jsonschema_fault *fault)
{
  if (walk->last)
    walk->last->next = fault;
  else
    walk->first = fault;
  walk->last = fault;
}

static enum js_verdict add(struct js_walk *walk, struct words words, uint32_t rest,
                           const struct js_place *place, const struct doc_node *child)
{
  struct jsonschema_fault *fault = arena_alloc(walk->call->document->arena, sizeof *fault);
  if (!fault || !words.bytes)
    return JS_ENDED;
  *fault = (struct jsonschema_fault){.finding = {.error = words}, .rest = rest};
  if (child && child->key.bytes)
    fault->finding.at = child->key_span;
  if (place->member)
    fault->finding.at = place->member->key_span;
  if (!set_way(walk, &fault->finding, place, child))
    return JS_ENDED;
  js_fault_add(walk, fault);
  return JS_INVALID;
}

/* --- what --- */

static void put_property(struct buffer *out, const struct js_walk *walk,
                         const struct js_place *place)
{
  const struct doc_node *node = place->node;
  if (!place->around)
    lint_put_property(out, walk->call);
  else if (place->member) {
    buffer_put_string(out, "Property name ");
    json_write_string(out, node->text);
    buffer_put_char(out, ' ');
  } else if (node->key.bytes) {
    json_write_string(out, node->key);
    buffer_put_string(out, " property ");
  } else
    buffer_printf(out, "Item at index %u ", place->index);
}

bool js_fault_begin(struct js_walk *walk, const struct js_place *place, struct buffer *words,
                    uint32_t *rest)
{
  *words = (struct buffer){0};
  *rest = 0;
  if (walk->is_quiet)
    return false;
  put_property(words, walk, place);
  *rest = (uint32_t)words->length;
  return true;
}

enum js_verdict js_fault_end(struct js_walk *walk, const struct js_place *place,
                             struct buffer *words, uint32_t rest)
{
  return add(walk, lint_take(walk->call, words), rest, place, NULL);
}

enum js_verdict js_fault(struct js_walk *walk, const struct js_place *place, const char *format,
                         ...)
{
  struct buffer words;
  uint32_t rest;
  va_list arguments;
  if (!js_fault_begin(walk, place, &words, &rest))
    return JS_INVALID;
  va_start(arguments, format);
  buffer_vprintf(&words, format, arguments);
  va_end(arguments);
  return js_fault_end(walk, place, &words, rest);
}

enum js_verdict js_fault_child(struct js_walk *walk, const struct js_place *place,
                               const struct doc_node *child, const char *format, ...)
{
  struct buffer words = {0};
  va_list arguments;
  if (walk->is_quiet)
    return JS_INVALID;
  va_start(arguments, format);
  buffer_vprintf(&words, format, arguments);
  va_end(arguments);
  return add(walk, lint_take(walk->call, &words), 0, place, child);
}
