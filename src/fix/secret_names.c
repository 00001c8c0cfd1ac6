/* Which secret has which name. */
#include "fix/secret.h"
#include "lint/template.h"

enum {
  MOST_NAMES =
      2048, /* of a document: each is compared with all; what has none yet stays as it is */
  MOST_NUMBERS = 99, /* behind one name */
};

/* A name that is taken. */
struct secret_name {
  struct doc_text name, literal; /* literal without bytes: a template uses the name */
  struct secret_name *next;
};

struct secret_names {
  struct secret_name *first;
  uint32_t count;
  bool no_memory;
};

/* --- those of templates --- */

static void add(struct secret_names *names, struct arena *arena, struct doc_text name,
                struct doc_text literal)
{
  struct secret_name *entry = arena_alloc(arena, sizeof *entry);
  names->no_memory |= !entry;
  if (!entry)
    return;
  *entry = (struct secret_name){name, literal, names->first};
  names->first = entry;
  names->count++;
}

static void add_templates(struct secret_names *names, struct arena *arena, struct doc_text text)
{
  struct template found;
  for (uint32_t from = 0; names->count < MOST_NAMES && template_next(text, from, &found);
       from = span_end(found.at))
    if (found.kind == TEMPLATE_SECRET)
      add(names, arena, found.name, (struct doc_text){NULL, 0});
}

/* Recursion is as deep as LEVELS says. */
static void add_below(struct secret_names *names, struct arena *arena, const struct doc_node *node,
                      unsigned levels)
{
  if (node->type == DOC_STRING && (node->flags & DOC_TEXT_BRACE))
    add_templates(names, arena, node->text);
  const struct doc_node *child = doc_is_container(node) && node->count > 0 ? node->first : NULL;
  for (; levels > 0 && child && names->count < MOST_NAMES; child = child->next)
    add_below(names, arena, child, levels - 1);
}

static struct secret_names *names_of(struct fix_finder *finder)
{
  enum { LEVELS = 5 }; /* execution_environment, mcp_servers, server, args, item */
  if (finder->secrets)
    return finder->secrets;
  struct secret_names *names = arena_alloc(finder->arena, sizeof *names);
  if (!names)
    return NULL;
  *names = (struct secret_names){.count = 0};
  add_below(names, finder->arena, finder->root, LEVELS);
  finder->secrets = names;
  return names;
}

/* --- those of literals --- */

static const struct secret_name *find_literal(const struct secret_names *names,
                                              struct doc_text literal)
{
  const struct secret_name *entry = names->first;
  while (entry && !(entry->literal.bytes && doc_text_equal(entry->literal, literal)))
    entry = entry->next;
  return entry;
}

static bool is_taken(const struct secret_names *names, const struct buffer *name)
{
  struct doc_text text = {name->bytes, (uint32_t)name->length};
  const struct secret_name *entry = names->first;
  while (entry && !doc_text_equal(entry->name, text))
    entry = entry->next;
  return entry != NULL;
}

static bool begins_with(struct doc_text text, const struct buffer *start)
{
  return text.length >= start->length && memcmp(text.bytes, start->bytes, start->length) == 0;
}

/* BASE behind the name of the server, where it does not begin with that. */
static void put_longer(struct buffer *out, const struct fix_site *site, struct doc_text base)
{
  struct buffer server = {0};
  secret_put_server(&server, site);
  if (server.length > 0 && !begins_with(base, &server)) {
    buffer_put(out, server.bytes, server.length);
    buffer_put_char(out, '_');
  }
  buffer_put(out, base.bytes, base.length);
  out->failed |= server.failed;
  buffer_free(&server);
}

/* Puts the first name made of BASE that is free; false where there is none. */
static bool put_free(struct buffer *out, const struct fix_site *site,
                     const struct secret_names *names, struct doc_text base)
{
  buffer_put(out, base.bytes, base.length);
  for (unsigned number = 1; !out->failed && is_taken(names, out); number++) {
    if (number > MOST_NUMBERS)
      return false;
    buffer_clear(out);
    put_longer(out, site, base);
    if (number > 1)
      buffer_printf(out, "_%u", number);
  }
  return true;
}

bool secret_put_name(struct buffer *out, const struct fix_site *site, struct doc_text literal,
                     struct doc_text base)
{
  struct fix_finder *finder = site->finder;
  struct secret_names *names = names_of(finder);
  const struct secret_name *known = names ? find_literal(names, literal) : NULL;
  struct buffer name = {0};
  out->failed |= !names;
  if (known) {
    buffer_put(out, known->name.bytes, known->name.length);
    return true;
  }
  bool good = names && names->count < MOST_NAMES && put_free(&name, site, names, base);
  const char *copy = good ? arena_copy(finder->arena, name.bytes, name.length) : NULL;
  if (good && copy) {
    add(names, finder->arena, (struct doc_text){copy, (uint32_t)name.length}, literal);
    buffer_put(out, copy, name.length);
  }
  out->failed |= name.failed || (good && !copy) || (names && names->no_memory);
  buffer_free(&name);
  return good;
}
