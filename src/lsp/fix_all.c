#include "lsp/fix_all.h"

#include "engine/repair.h"
#include "lsp/edit.h"

/* The new array of the edits that REPAIR has made; NULL when memory ends. */
static json_t *edits_of(const struct server *server, struct document *document,
                        const struct repair *repair)
{
  json_t *edits = json_array();
  for (uint32_t i = 0; edits && i < repair->changes.count; i++) {
    const struct change *change = &repair->changes.list[i];
    struct words text = {repair->text.bytes + change->after.offset, change->after.length};
    if (!message_append(edits, edit_text(server, document, change->before, text))) {
      json_decref(edits);
      return NULL;
    }
  }
  return edits;
}

/* The new array of edits that fix what is asked for; NULL when memory ends. */
static json_t *repair(struct server *server, struct document *document, const struct fix_all *what)
{
  struct input input = document_input(document);
  struct repair repair;
  json_t *edits = NULL;
  if (!document->checker || source_is_wide(input.bytes, input.length))
    return json_array();
  if (repair_rule(&repair, document->checker, &input, what->rule, what->unsafe, &server->arena))
    edits = edits_of(server, document, &repair);
  repair_free(&repair);
  return edits;
}

static bool set_edits(const struct server *server, const struct document *document, json_t *action,
                      json_t *edits)
{
  return json_object_set_new(action, "edit", edit_workspace(server, document, edits)) == 0;
}

bool fix_all_add(struct server *server, struct document *document, const struct fix_all *what,
                 json_t *action, bool *has_edits)
{
  *has_edits = true;
  if (server->client.resolves_edits)
    return json_object_set_new(action, "data",
                               json_pack("{s:s, s:s*, s:b}", "uri", document->uri, "rule",
                                         what->rule ? what->rule->id : NULL, "unsafe",
                                         what->unsafe)) == 0;
  json_t *edits = repair(server, document, what);
  *has_edits = json_array_size(edits) > 0;
  return edits && set_edits(server, document, action, edits);
}

/* The rule of that ID, terlint's own or of DOCUMENT's configuration; NULL where there is none. */
static const struct rule *find_rule(const struct document *document, const char *id)
{
  const struct checker *checker = document->checker;
  for (uint32_t i = 0; checker && i < checker->rule_count; i++)
    if (strcmp(checker->rules[i]->rule->id, id) == 0)
      return checker->rules[i]->rule;
  return rule_find(NULL, id, strlen(id));
}

json_t *fix_all_resolve(struct server *server, const json_t *params, struct rpc_error *error)
{
  const json_t *data = message_at(params, "data");
  const char *uri = message_string(data, "uri"), *id = message_string(data, "rule");
  struct document *document = documents_find(&server->documents, uri);
  struct fix_all what = {NULL, message_flag(data, "unsafe")};
  if (document && id)
    what.rule = find_rule(document, id);
  if (!document || (id && !what.rule)) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "There is no such action any more"};
    return NULL;
  }
  json_t *edits = repair(server, document, &what);
  json_t *action = edits ? json_copy((json_t *)(uintptr_t)params) : NULL;
  if (action && set_edits(server, document, action, edits))
    return action;
  if (!action)
    json_decref(edits);
  json_decref(action);
  return NULL;
}
