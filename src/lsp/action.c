/* The fixes of the findings in a range, a comment that silences one of them, all safe fixes at
 * once. */
#include "lsp/action.h"

#include "engine/repair.h"
#include "lsp/ask.h"
#include "lsp/diagnose.h"
#include "lsp/edit.h"
#include "lsp/silencer.h"

static const char fix_all_kind[] = "source.fixAll.terlint", quick_fix_kind[] = "quickfix";

enum { MOST_SILENCERS = 8 }; /* each one is tried out before it is offered */

struct actions {
  struct question question;
  struct span range;  /* of the text */
  const json_t *only; /* the kinds that are asked for; NULL: all */
  struct checker checker;
  json_t *items;
  struct silencer silencers[MOST_SILENCERS];
  uint32_t silencer_count;
};

/* Whether KIND, or one that it is a part of, is asked for. */
static bool is_wanted(const struct actions *actions, const char *kind)
{
  size_t index;
  json_t *only;
  json_array_foreach(actions->only, index, only)
  {
    const char *word = json_string_value(only);
    size_t length = word ? strlen(word) : 0;
    if (word && strncmp(kind, word, length) == 0 && (kind[length] == '\0' || kind[length] == '.'))
      return true;
  }
  return !json_is_array(actions->only);
}

/* An action of edits; DIAGNOSTIC, which passes, is what it repairs, or NULL. */
static bool add_action(struct actions *actions, struct words title, const char *kind,
                       bool is_preferred, json_t *diagnostic, json_t *edits)
{
  const struct question *question = &actions->question;
  json_t *diagnostics = diagnostic ? json_pack("[o]", diagnostic) : NULL;
  json_t *action =
      json_pack("{s:o, s:s, s:o*, s:o*, s:o}", "title", message_words(title), "kind", kind,
                "diagnostics", diagnostics, "isPreferred", is_preferred ? json_true() : NULL,
                "edit", edit_workspace(question->server, question->document, edits));
  return message_append(actions->items, action);
}

/* --- fixes --- */

static json_t *edits_of(const struct actions *actions, const struct checked *checked,
                        const struct fix *fix)
{
  struct document *document = actions->question.document;
  json_t *edits = json_array();
  for (uint32_t i = 0; edits && i < fix->edit_count; i++) {
    struct span span = document_span(document, checked->source, fix->edits[i].at);
    json_t *edit = edit_text(actions->question.server, document, span, fix->edits[i].text);
    if (!message_append(edits, edit)) {
      json_decref(edits);
      return NULL;
    }
  }
  return edits;
}

static bool add_fixes(struct actions *actions, const struct checked *checked,
                      const struct diagnostic *diagnostic)
{
  const struct question *question = &actions->question;
  for (uint32_t i = 0; i < diagnostic->fix_count; i++) {
    const struct fix *fix = &diagnostic->fixes[i];
    json_t *item = diagnose_item(question->server, question->document, checked, diagnostic);
    if (!item || !add_action(actions, fix->title, quick_fix_kind, i == 0 && fix->is_safe, item,
                             edits_of(actions, checked, fix)))
      return false;
  }
  return true;
}

/* Keeps what a comment may silence, for when the check is over. */
static bool keep_silencer(struct actions *actions, const struct checked *checked,
                          const struct diagnostic *diagnostic, struct span span)
{
  const struct question *question = &actions->question;
  if (actions->silencer_count == MOST_SILENCERS || question->document->format != INPUT_YAML)
    return true;
  struct silencer *silencer = &actions->silencers[actions->silencer_count++];
  *silencer = (struct silencer){
      .rule = diagnostic->rule,
      .offset = span.offset,
      .diagnostic = diagnose_item(question->server, question->document, checked, diagnostic)};
  return silencer->diagnostic != NULL;
}

static bool on_document(void *context, const struct checked *checked)
{
  struct actions *actions = context;
  for (uint32_t i = 0; i < checked->count; i++) {
    const struct diagnostic *diagnostic = checked->diagnostics[i];
    struct span span = document_span(actions->question.document, checked->source, diagnostic->span);
    if (span.offset > span_end(actions->range) || span_end(span) < actions->range.offset)
      continue;
    if (!add_fixes(actions, checked, diagnostic) ||
        !keep_silencer(actions, checked, diagnostic, span))
      return false;
  }
  return true;
}

static bool add_quick_fixes(struct actions *actions)
{
  struct server *server = actions->question.server;
  struct input input = document_input(actions->question.document);
  actions->checker.want_fixes = true;
  return check_input(&actions->checker, &input, &server->arena, on_document, actions);
}

/* --- comments --- */

static bool add_silencer(struct actions *actions, struct silencer *silencer)
{
  struct question *question = &actions->question;
  struct silencer_edit edit;
  struct buffer title = {0};
  if (!silencer_try(silencer, question->document, &question->server->arena, &edit))
    return false;
  if (!edit.text.bytes)
    return true;
  buffer_printf(&title, "Silence %s on this line", silencer->rule->id);
  json_t *edits =
      json_pack("[o]", edit_text(question->server, question->document, edit.at,
                                 (struct words){edit.text.bytes, (uint32_t)edit.text.length}));
  struct words words = {title.bytes, (uint32_t)title.length};
  bool good = !title.failed && add_action(actions, words, quick_fix_kind, false,
                                          json_incref(silencer->diagnostic), edits);
  buffer_free(&title);
  buffer_free(&edit.text);
  return good;
}

/* --- all at once --- */

static json_t *edits_of_repair(const struct actions *actions, const struct repair *repair)
{
  json_t *edits = json_array();
  for (uint32_t i = 0; edits && i < repair->changes.count; i++) {
    const struct change *change = &repair->changes.list[i];
    struct words text = {repair->text.bytes + change->after.offset, change->after.length};
    json_t *edit =
        edit_text(actions->question.server, actions->question.document, change->before, text);
    if (!message_append(edits, edit)) {
      json_decref(edits);
      return NULL;
    }
  }
  return edits;
}

static bool add_fix_all(struct actions *actions)
{
  struct server *server = actions->question.server;
  struct input input = document_input(actions->question.document);
  struct repair repair;
  bool good = source_is_wide(input.bytes, input.length) ||
              repair_input(&repair, &actions->checker, &input, false, &server->arena);
  if (source_is_wide(input.bytes, input.length))
    return true;
  if (good && repair.changes.count > 0)
    good = add_action(actions, words_of("Fix all that is safe to fix"), fix_all_kind, false, NULL,
                      edits_of_repair(actions, &repair));
  repair_free(&repair);
  return good;
}

/* --- the request --- */

static bool find_actions(struct actions *actions)
{
  bool good = !is_wanted(actions, quick_fix_kind) || add_quick_fixes(actions);
  for (uint32_t i = 0; i < actions->silencer_count; i++) {
    good = good && add_silencer(actions, &actions->silencers[i]);
    json_decref(actions->silencers[i].diagnostic);
  }
  return good && (!is_wanted(actions, fix_all_kind) || add_fix_all(actions));
}

json_t *action_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct actions actions = {.only = message_at(params, "context.only")};
  uint32_t start, end;
  if (!ask_document(&actions.question, server, params, error) ||
      !ask_offset(&actions.question, params, "range.start", &start, error) ||
      !ask_offset(&actions.question, params, "range.end", &end, error))
    return NULL;
  actions.items = json_array();
  if (!actions.question.document->checker || !server->client.takes_actions || !actions.items)
    return actions.items;
  actions.range = (struct span){start, end > start ? end - start : 0};
  actions.checker = *actions.question.document->checker;
  if (find_actions(&actions))
    return actions.items;
  json_decref(actions.items);
  return NULL;
}
