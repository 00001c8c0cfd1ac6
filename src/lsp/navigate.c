#include "lsp/navigate.h"

#include "lsp/edit.h"

/* --- what a place is about --- */

/* SPAN without the quotes around it. */
static struct span unquoted(const struct tree *tree, struct span span)
{
  const char *bytes = tree->source->bytes + span.offset;
  if (span.length >= 2 && (*bytes == '"' || *bytes == '\'') && bytes[span.length - 1] == *bytes)
    return (struct span){span.offset + 1, span.length - 2};
  return span;
}

struct mention_search {
  const struct tree *tree;
  uint32_t offset; /* in the tree's source */
  struct named *named;
};

static bool is_elsewhere(void *context, const struct mention *mention)
{
  const struct mention_search *search = context;
  if (search->offset < mention->at.offset || search->offset > span_end(mention->at))
    return true;
  *search->named = (struct named){search->tree, mention->kind, mention->name, mention->name_at};
  return false;
}

/* Whether the way ends in an entry, whose name NAMED then is. */
static bool find_entry(const struct tree *tree, const struct way *way, struct named *named)
{
  if (way->count < 2)
    return false;
  const struct doc_node *node = way->nodes[way->count - 1], *parent = way->nodes[way->count - 2];
  for (int i = 0; i < MENTION_KIND_COUNT; i++) {
    enum template_kind kind = mention_kinds[i];
    bool is_entry = kind == TEMPLATE_ENV ? way->on_key : node->type == DOC_STRING;
    if (!is_entry || mention_entries(tree->root, kind) != parent)
      continue;
    struct doc_text name = kind == TEMPLATE_ENV ? node->key : node->text;
    struct span span = unquoted(tree, doc_name_span(node));
    *named = (struct named){tree, kind, name, span};
    return mention_takes_name(kind, name);
  }
  return false;
}

bool navigate_find(const struct question *question, uint32_t offset, struct named *named)
{
  struct way way;
  const struct tree *tree = ask_way(question, offset, &way);
  uint32_t back = bridge_back(&question->bridge, offset);
  if (!tree || back < tree->shift)
    return false;
  struct mention_search search = {tree, back - tree->shift, named};
  return !mention_visit(tree, is_elsewhere, &search) || find_entry(tree, &way, named);
}

/* --- all places of a name --- */

struct gathering {
  const struct question *question;
  const struct named *named;
  const char *new_name; /* NULL: Locations are gathered, not TextEdits */
  json_t *places;
};

static bool gather(const struct gathering *gathering, struct span span)
{
  json_t *range = ask_range(gathering->question, gathering->named->tree, span);
  if (gathering->new_name)
    return message_append(gathering->places,
                          json_pack("{s:o, s:s}", "range", range, "newText", gathering->new_name));
  return message_append(
      gathering->places,
      json_pack("{s:s, s:o}", "uri", gathering->question->document->uri, "range", range));
}

static bool gather_same(void *context, const struct mention *mention)
{
  const struct gathering *gathering = context;
  bool is_same = mention->kind == gathering->named->kind &&
                 doc_text_equal(mention->name, gathering->named->name);
  return !is_same || gather(gathering, mention->name_at);
}

static bool gather_entry(const struct gathering *gathering)
{
  const struct named *named = gathering->named;
  const struct doc_node *entry = mention_entry(named->tree->root, named->kind, named->name);
  return !entry || !tree_is_written(entry) ||
         gather(gathering, unquoted(named->tree, doc_name_span(entry)));
}

/* The array of the places of NAMED; NULL when memory ends. */
static json_t *places_of(const struct question *question, const struct named *named,
                         const char *new_name, bool with_entry, bool with_templates)
{
  struct gathering gathering = {question, named, new_name, json_array()};
  bool good = gathering.places && (!with_entry || gather_entry(&gathering));
  good = good && (!with_templates || mention_visit(named->tree, gather_same, &gathering));
  if (good)
    return gathering.places;
  json_decref(gathering.places);
  return NULL;
}

/* --- requests --- */

/* Whether there is a name at the position in PARAMS; false with *RESULT set, which may be NULL with
 * ERROR, where there is none. */
static bool find_named(struct question *question, struct server *server, const json_t *params,
                       struct named *named, json_t **result, struct rpc_error *error)
{
  uint32_t offset;
  *result = NULL;
  if (!ask_document(question, server, params, error) ||
      !ask_offset(question, params, "position", &offset, error))
    return false;
  if (navigate_find(question, offset, named))
    return true;
  *result = json_null();
  return false;
}

json_t *navigate_definition(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  return places_of(&question, &named, NULL, true, false);
}

json_t *navigate_references(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  return places_of(&question, &named, NULL, message_flag(params, "context.includeDeclaration"),
                   true);
}

json_t *navigate_prepare_rename(struct server *server, const json_t *params,
                                struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  return json_pack("{s:o, s:o}", "range", ask_range(&question, named.tree, named.span),
                   "placeholder", message_text(named.name.bytes, named.name.length));
}

json_t *navigate_rename(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  const char *new_name = message_string(params, "newName");
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  if (!question.document->is_whole) {
    *error = (struct rpc_error){RPC_REQUEST_FAILED, "The document cannot be read to its end"};
    return NULL;
  }
  if (!new_name || !mention_takes_name(named.kind, doc_text_of(new_name))) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "A template cannot have such a name"};
    return NULL;
  }
  return edit_workspace(server, question.document,
                        places_of(&question, &named, new_name, true, true));
}
