/* The fixes of the findings in a range, all of one rule, a comment that silences one of them, all
 * safe fixes at once. */
#include "lsp/action.h"

#include "lsp/ask.h"
#include "lsp/diagnose.h"
#include "lsp/edit.h"
#include "lsp/fix_all.h"
#include "lsp/silencer.h"

static const char fix_all_kind[] = "source.fixAll.terlint", quick_fix_kind[] = "quickfix";

enum { MOST_FIXES = 100 }; /* of single findings: a menu, not the way to mend a whole file */

/* How many findings of a rule there are, and by their best fix. */
struct fixable {
  uint32_t found, safe, unsafe;
  json_t *diagnostic; /* the first one in the range; NULL: there is none */
};

struct actions {
  struct question question;
  struct span range;   /* of the text */
  const json_t *only;  /* the kinds that are asked for; NULL: all */
  bool wants_fixes;    /* quick fixes are among them */
  const json_t *meant; /* the finding whose best fix alone is wanted; NULL: there is none */
  json_t *items;
  struct fixable fixable[RULE_MAX];   /* by a rule's number */
  const struct rule *fixed[RULE_MAX]; /* those that have a diagnostic there */
  uint32_t fixed_count;
  uint64_t found, safe; /* findings of all rules */
  struct silencers silencers;
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

/* An action without its edit; DIAGNOSTIC, which passes, is what it repairs, or NULL. TITLE is
 * freed. NULL when memory ends. */
static json_t *new_action(struct buffer *title, const char *kind, bool is_preferred,
                          json_t *diagnostic)
{
  json_t *diagnostics = diagnostic ? json_pack("[o]", diagnostic) : NULL;
  json_t *action =
      json_pack("{s:o, s:s, s:o*, s:o*}", "title",
                title->failed ? NULL : message_text(title->bytes, title->length), "kind", kind,
                "diagnostics", diagnostics, "isPreferred", is_preferred ? json_true() : NULL);
  buffer_free(title);
  return action;
}

/* Adds ACTION with EDITS, which both pass. */
static bool add_action(struct actions *actions, json_t *action, json_t *edits)
{
  const struct question *question = &actions->question;
  json_t *edit = edit_workspace(question->server, question->document, edits);
  bool good = action && json_object_set_new(action, "edit", edit) == 0;
  if (!action)
    json_decref(edit);
  return message_append(actions->items, good ? action : (json_decref(action), NULL));
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

/* Counts the finding, by whether its best fix is safe. */
static void count(struct actions *actions, const struct diagnostic *diagnostic)
{
  struct fixable *fixable = &actions->fixable[diagnostic->rule->number];
  fixable->found++;
  actions->found++;
  if (diagnostic->fix_count == 0)
    return;
  bool is_safe = diagnostic->fixes[0].is_safe;
  fixable->safe += is_safe;
  fixable->unsafe += !is_safe;
  actions->safe += is_safe;
}

static const char *warning(bool is_safe)
{
  return is_safe ? "" : " (unsafe)";
}

static bool add_fixes(struct actions *actions, const struct checked *checked,
                      const struct diagnostic *diagnostic)
{
  const struct question *question = &actions->question;
  struct fixable *fixable = &actions->fixable[diagnostic->rule->number];
  uint32_t fix_count = actions->meant && diagnostic->fix_count > 0 ? 1 : diagnostic->fix_count;
  for (uint32_t i = 0; i < fix_count; i++) {
    const struct fix *fix = &diagnostic->fixes[i];
    json_t *item = diagnose_item(question->server, question->document, checked, diagnostic);
    struct buffer title = {0};
    buffer_put(&title, fix->title.bytes, fix->title.length);
    buffer_put_string(&title, warning(fix->is_safe));
    if (item && !fixable->diagnostic) {
      fixable->diagnostic = json_incref(item);
      actions->fixed[actions->fixed_count++] = diagnostic->rule;
    }
    json_t *action = new_action(&title, quick_fix_kind, i == 0 && fix->is_safe, item);
    if (!add_action(actions, action, edits_of(actions, checked, fix)))
      return false;
  }
  return true;
}

/* Keeps what a comment may silence, for when the check is over. */
static bool keep_silencer(struct actions *actions, const struct checked *checked,
                          const struct diagnostic *diagnostic, struct span span)
{
  const struct question *question = &actions->question;
  struct silencer *silencer =
      silencers_add(&actions->silencers, question->document, diagnostic->rule, span.offset);
  if (silencer)
    silencer->diagnostic = diagnose_item(question->server, question->document, checked, diagnostic);
  return !silencer || silencer->diagnostic;
}

/* Whether DIAGNOSTIC, which is at SPAN of the text, is one that is asked about. */
static bool is_meant(const struct actions *actions, const struct diagnostic *diagnostic,
                     struct span span)
{
  const struct question *question = &actions->question;
  if (!actions->meant)
    return span.offset <= span_end(actions->range) && span_end(span) >= actions->range.offset;
  const char *code = message_string(actions->meant, "code");
  json_t *range = document_range(question->document, span, question->server->client.encoding);
  bool is_there = json_equal(message_at(range, "start"), message_at(actions->meant, "range.start"));
  json_decref(range);
  return is_there && code && strcmp(code, diagnostic->rule->id) == 0;
}

static bool on_document(void *context, const struct checked *checked)
{
  struct actions *actions = context;
  for (uint32_t i = 0; i < checked->count; i++) {
    const struct diagnostic *diagnostic = checked->diagnostics[i];
    struct span span = document_span(actions->question.document, checked->source, diagnostic->span);
    count(actions, diagnostic);
    if (!actions->wants_fixes || json_array_size(actions->items) >= MOST_FIXES ||
        !is_meant(actions, diagnostic, span))
      continue;
    if (!add_fixes(actions, checked, diagnostic) ||
        (!actions->meant && !keep_silencer(actions, checked, diagnostic, span)))
      return false;
  }
  return true;
}

/* Looks at all findings, since those in the range may be some of many that can be fixed at once. */
static bool look(struct actions *actions)
{
  struct server *server = actions->question.server;
  struct checker checker = *actions->question.document->checker;
  struct input input = document_input(actions->question.document);
  checker.want_fixes = true;
  return check_input(&checker, &input, &server->arena, on_document, actions);
}

/* --- comments --- */

static bool add_silencer(struct actions *actions, const struct silencer *silencer)
{
  struct question *question = &actions->question;
  uint32_t found = actions->fixable[silencer->rule->number].found;
  const struct tally now = {silencer->rule, found, actions->found - found};
  struct silencer_edit edit;
  struct buffer title = {0};
  if (!silencer_try(silencer, &now, question->document, &question->server->arena, &edit))
    return false;
  if (!edit.text.bytes)
    return true;
  buffer_printf(&title, "Silence %s on this line", silencer->rule->id);
  json_t *edits =
      json_pack("[o]", edit_text(question->server, question->document, edit.at,
                                 (struct words){edit.text.bytes, (uint32_t)edit.text.length}));
  json_t *action = new_action(&title, quick_fix_kind, false, json_incref(silencer->diagnostic));
  bool good = add_action(actions, action, edits);
  buffer_free(&edit.text);
  return good;
}

/* --- many at once --- */

/* Adds ACTION, which passes, where it has something to fix. */
static bool add_fix_all(struct actions *actions, const struct fix_all *what, json_t *action)
{
  const struct question *question = &actions->question;
  bool has_edits;
  bool good = action && fix_all_add(question->server, question->document, what, action, &has_edits);
  if (good && has_edits)
    return message_append(actions->items, action);
  json_decref(action);
  return good;
}

/* All findings of RULE, where there is more than one. */
static bool add_fix_rule(struct actions *actions, const struct rule *rule)
{
  const struct fixable *fixable = &actions->fixable[rule->number];
  struct fix_all what = {rule, fixable->safe < 2};
  struct buffer title = {0};
  if (fixable->safe < 2 && fixable->safe + fixable->unsafe < 2)
    return true;
  buffer_printf(&title, "Fix all %s in this file%s", rule->id, warning(!what.unsafe));
  return add_fix_all(actions, &what,
                     new_action(&title, quick_fix_kind, false, json_incref(fixable->diagnostic)));
}

static bool add_fix_rules(struct actions *actions)
{
  bool good = true;
  for (uint32_t i = 0; good && i < actions->fixed_count; i++)
    good = add_fix_rule(actions, actions->fixed[i]);
  return good;
}

static bool add_fix_everything(struct actions *actions)
{
  const struct fix_all what = {NULL, false};
  struct buffer title = {0};
  if (actions->safe == 0)
    return true;
  buffer_put_string(&title, "Fix all that is safe to fix");
  return add_fix_all(actions, &what, new_action(&title, fix_all_kind, false, NULL));
}

/* --- the request --- */

/* Kate's Quick Fix asks about the whole document, names one finding, and does all that comes back.
 */
static const json_t *meant_finding(const struct actions *actions, const json_t *params)
{
  const json_t *named = message_at(params, "context.diagnostics");
  bool is_all = actions->range.offset == 0 &&
                actions->range.length == actions->question.document->text.length;
  return is_all && !actions->only && json_array_size(named) == 1 ? json_array_get(named, 0) : NULL;
}

static bool find_actions(struct actions *actions)
{
  bool wants_all = !actions->meant && is_wanted(actions, fix_all_kind);
  bool good = (!actions->wants_fixes && !wants_all) ||
              (look(actions) && (actions->meant || add_fix_rules(actions)));
  for (uint32_t i = 0; good && i < actions->silencers.count; i++)
    good = add_silencer(actions, &actions->silencers.list[i]);
  silencers_free(&actions->silencers);
  for (uint32_t i = 0; i < actions->fixed_count; i++)
    json_decref(actions->fixable[actions->fixed[i]->number].diagnostic);
  return good && (!wants_all || add_fix_everything(actions));
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
  actions.wants_fixes = is_wanted(&actions, quick_fix_kind);
  actions.meant = meant_finding(&actions, params);
  if (find_actions(&actions))
    return actions.items;
  json_decref(actions.items);
  return NULL;
}
