/* declared: what the templates of a string name is declared: a secret in the list of secrets, a
 * variable among the variables, or either in the configuration (contract section 4). */
#include "base/suggest.h"
#include "lint/function.h"
#include "lint/place.h"
#include "lint/template.h"

enum { MAX_SUGGESTED = 64 };

/* The list or map of OPTION, a path of member names from the root. */
static const struct doc_node *find_declarations(const struct lint_call *call)
{
  const struct doc_node *path = lint_option(call, "in");
  const struct doc_node *node = call->document->root;
  for (const struct doc_node *name = path->count ? path->first : NULL; name && node;
       name = name->next)
    node = doc_member(node, name->text);
  return node;
}

static struct doc_text name_of(const struct doc_node *list, const struct doc_node *entry)
{
  if (list->type == DOC_OBJECT)
    return entry->key;
  return entry->type == DOC_STRING ? entry->text : (struct doc_text){"", 0};
}

static bool is_declared(const struct doc_node *list, const struct lint_names *elsewhere,
                        struct doc_text name)
{
  if (list && doc_is_container(list) && list->count > 0)
    for (const struct doc_node *entry = list->first; entry; entry = entry->next)
      if (doc_text_equal(name_of(list, entry), name))
        return true;
  for (uint32_t i = 0; i < elsewhere->count; i++)
    if (doc_text_equal(elsewhere->names[i], name))
      return true;
  return false;
}

/* The declared name that NAME is most likely a misspelling of, in the arena; NULL where none is
 * near. */
static const char *nearest(const struct lint_call *call, const struct doc_node *list,
                           struct doc_text name)
{
  const char *names[MAX_SUGGESTED];
  size_t count = 0;
  if (!list || !doc_is_container(list) || list->count == 0)
    return NULL;
  for (const struct doc_node *entry = list->first; entry && count < MAX_SUGGESTED;
       entry = entry->next) {
    struct doc_text text = name_of(list, entry);
    struct words copy = lint_words(call, "%.*s", (int)text.length, text.bytes);
    if (copy.bytes)
      names[count++] = copy.bytes;
  }
  return suggest(name.bytes, name.length, names, count);
}

static bool report(const struct lint_call *call, const struct doc_node *list,
                   const struct template *found)
{
  const char *near = nearest(call, list, found->name);
  struct lint_finding finding = {
      .error = lint_words(call, "%.*s", (int)found->name.length, found->name.bytes),
      .at = place_of_part(call->document->source, call->value, found->at.offset, found->at.length)};
  if (near)
    finding.help = lint_words(call, "Did you mean %s? It is declared.", near);
  return lint_report(call, &finding);
}

static bool check(const struct lint_call *call, struct template found)
{
  bool is_secret = doc_text_equal(lint_option_text(call, "form"), doc_text_of("secret"));
  enum template_kind kind = is_secret ? TEMPLATE_SECRET : TEMPLATE_ENV;
  const struct lint_names *elsewhere =
      is_secret ? &call->document->declared_secrets : &call->document->declared_env;
  const struct doc_node *list = find_declarations(call);
  do {
    if (found.kind == kind && !is_declared(list, elsewhere, found.name) &&
        !report(call, list, &found))
      return false;
  } while (template_next(call->value->text, span_end(found.at), &found));
  return true;
}

static bool run(const struct lint_call *call)
{
  struct template first;
  return !template_next(call->value->text, 0, &first) || check(call, first);
}

static bool check_form(const struct doc_node *value, struct rule_error *error)
{
  bool good = doc_text_equal(value->text, doc_text_of("secret")) ||
              doc_text_equal(value->text, doc_text_of("env"));
  return good || rule_error_set(error, value->span, "must be secret or env");
}

static bool check_in(const struct doc_node *value, struct rule_error *error)
{
  for (const struct doc_node *name = value->count ? value->first : NULL; name; name = name->next)
    if (name->type != DOC_STRING)
      return rule_error_set(error, name->span, "must be a list of member names from the root");
  return true;
}

static const struct lint_option options[] = {
    {"form", LINT_STRING, true, check_form},
    {"in", LINT_ARRAY, true, check_in},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_declared = {.name = "declared",
                                          .takes = LINT_STRING,
                                          .options = options,
                                          .run = run,
                                          .flags = DOC_TEXT_BRACE};
