#include "lsp/navigate.h"

#include "fix/scalar.h"
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
  uint32_t offset; /* in the tree's source */
  struct mention *found;
};

static bool is_elsewhere(void *context, const struct mention *mention)
{
  const struct mention_search *search = context;
  if (search->offset < mention->at.offset || search->offset > span_end(mention->at))
    return true;
  *search->found = *mention;
  return false;
}

const struct tree *navigate_template(const struct question *question, uint32_t offset,
                                     struct mention *mention)
{
  uint32_t back = bridge_back(&question->bridge, offset);
  const struct tree *tree = forest_tree_at(question->forest, back);
  if (!tree || back < tree->shift)
    return NULL;
  struct mention_search search = {back - tree->shift, mention};
  return mention_visit(tree, is_elsewhere, &search) ? NULL : tree;
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
  struct mention mention;
  const struct tree *tree = navigate_template(question, offset, &mention);
  if (tree && mention_names_entry(mention.kind)) {
    *named = (struct named){tree, mention.kind, mention.name, mention.name_at};
    return true;
  }
  tree = ask_way(question, offset, &way);
  return tree && find_entry(tree, &way, named);
}

/* --- all places of a name --- */

/* Where a name stands. */
struct place {
  struct span name, whole; /* the name alone, the template or entry; in the tree's source */
  bool is_entry;
  bool is_plain; /* an entry without quotes */
};

struct gathering;

/* What is made of a place; NULL when memory ends. */
typedef json_t *place_maker(const struct gathering *gathering, const struct place *place);

struct gathering {
  const struct question *question;
  const struct named *named;
  place_maker *make;
  const char *new_name; /* of make_edit */
  json_t *places;
};

static json_t *range_of(const struct gathering *gathering, struct span span)
{
  return ask_range(gathering->question, gathering->named->tree, span);
}

static json_t *make_location(const struct gathering *gathering, const struct place *place)
{
  return json_pack("{s:s, s:o}", "uri", gathering->question->document->uri, "range",
                   range_of(gathering, place->name));
}

/* LocationLink, from the name that the question is about. */
static json_t *make_link(const struct gathering *gathering, const struct place *place)
{
  return json_pack(
      "{s:o, s:s, s:o, s:o}", "originSelectionRange", range_of(gathering, gathering->named->span),
      "targetUri", gathering->question->document->uri, "targetRange",
      range_of(gathering, place->whole), "targetSelectionRange", range_of(gathering, place->name));
}

/* An entry without quotes gets some where the new name would be no string to YAML. */
static json_t *make_edit(const struct gathering *gathering, const struct place *place)
{
  struct doc_text name = doc_text_of(gathering->new_name);
  const char *written = gathering->named->tree->source->bytes + place->name.offset;
  struct buffer text = {0};
  if (place->is_plain)
    scalar_put_like(&text, name, (struct doc_text){written, place->name.length});
  else
    buffer_put(&text, name.bytes, name.length);
  json_t *edit = json_pack("{s:o, s:o}", "range", range_of(gathering, place->name), "newText",
                           text.failed ? NULL : message_text(text.bytes, text.length));
  buffer_free(&text);
  return edit;
}

static json_t *make_highlight(const struct gathering *gathering, const struct place *place)
{
  enum { READ = 2, WRITE }; /* DocumentHighlightKind */
  return json_pack("{s:o, s:i}", "range", range_of(gathering, place->name), "kind",
                   place->is_entry ? WRITE : READ);
}

static bool gather(const struct gathering *gathering, const struct place *place)
{
  return message_append(gathering->places, gathering->make(gathering, place));
}

static bool gather_same(void *context, const struct mention *mention)
{
  const struct gathering *gathering = context;
  bool is_same = mention->kind == gathering->named->kind &&
                 doc_text_equal(mention->name, gathering->named->name);
  const struct place place = {mention->name_at, mention->at, false, false};
  return !is_same || gather(gathering, &place);
}

static bool gather_entry(const struct gathering *gathering, const struct doc_node *entry)
{
  struct span written = doc_name_span(entry), name = unquoted(gathering->named->tree, written);
  const struct place place = {name, tree_member_span(entry), true, name.length == written.length};
  return gather(gathering, &place);
}

/* More than one where the name is listed twice. */
static bool gather_entries(const struct gathering *gathering)
{
  const struct named *named = gathering->named;
  const struct doc_node *entries = mention_entries(named->tree->root, named->kind);
  const struct doc_node *entry = entries && entries->count > 0 ? entries->first : NULL;
  for (; entry; entry = entry->next)
    if (tree_is_written(entry) &&
        doc_text_equal(mention_entry_name(named->kind, entry), named->name) &&
        !gather_entry(gathering, entry))
      return false;
  return true;
}

/* Fills GATHERING, whose `places` are made, and returns them; NULL when memory ends. */
static json_t *places_of(struct gathering gathering, bool with_entries, bool with_templates)
{
  gathering.places = json_array();
  bool good = gathering.places && (!with_entries || gather_entries(&gathering));
  good = good && (!with_templates || mention_visit(gathering.named->tree, gather_same, &gathering));
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
  return places_of(
      (struct gathering){.question = &question,
                         .named = &named,
                         .make = server->client.takes_links ? make_link : make_location},
      true, false);
}

json_t *navigate_references(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  return places_of(
      (struct gathering){.question = &question, .named = &named, .make = make_location},
      message_flag(params, "context.includeDeclaration"), true);
}

json_t *navigate_highlight(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  return places_of(
      (struct gathering){.question = &question, .named = &named, .make = make_highlight}, true,
      true);
}

/* Why the name cannot be changed, to NEW_NAME where that is not NULL; no message where it can. */
static struct rpc_error refusal(const struct question *question, const struct named *named,
                                const char *new_name)
{
  if (!question->document->is_whole)
    return (struct rpc_error){RPC_REQUEST_FAILED, "The document cannot be read to its end"};
  if (!new_name)
    return (struct rpc_error){0, NULL};
  struct doc_text name = doc_text_of(new_name);
  if (!mention_takes_name(named->kind, name))
    return (struct rpc_error){RPC_INVALID_PARAMS, "A template cannot have such a name"};
  if (!doc_text_equal(name, named->name) && mention_entry(named->tree->root, named->kind, name))
    return (struct rpc_error){RPC_REQUEST_FAILED, "There is another entry of that name"};
  return (struct rpc_error){0, NULL};
}

json_t *navigate_prepare_rename(struct server *server, const json_t *params,
                                struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  *error = refusal(&question, &named, NULL);
  if (error->message)
    return NULL;
  return json_pack("{s:o, s:o}", "range", ask_range(&question, named.tree, named.span),
                   "placeholder", message_text(named.name.bytes, named.name.length));
}

json_t *navigate_rename(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  struct named named;
  json_t *result;
  const char *new_name = message_string(params, "newName");
  new_name = new_name ? new_name : ""; /* which is no name */
  if (!find_named(&question, server, params, &named, &result, error))
    return result;
  *error = refusal(&question, &named, new_name);
  if (error->message)
    return NULL;
  const struct gathering edits = {
      .question = &question, .named = &named, .make = make_edit, .new_name = new_name};
  return edit_workspace(server, question.document, places_of(edits, true, true));
}
