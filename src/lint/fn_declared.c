/* declared: what the templates of a string name is declared: a secret in the list of secrets, a
 * variable among the variables, or either in the configuration (contract section 4). */
#include "base/suggest.h"
#include "lint/message.h"
#include "lint/place.h"
#include "lint/template.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CONSIDERED = 64 }; /* names, for a misspelt one */

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

static const struct doc_node *first_entry(const struct doc_node *list)
{
  return list && list->count > 0 ? list->first : NULL;
}

/* The names of a list, sorted: a document may have as many templates as names. */
struct lint_declared {
  const struct doc_node *list;
  struct doc_text *names;
  uint32_t count;
  struct lint_declared *next; /* another list's */
};

static int compare(const void *a, const void *b)
{
  const struct doc_text *one = a, *two = b;
  if (one->length != two->length)
    return one->length < two->length ? -1 : 1;
  return one->length > 0 ? memcmp(one->bytes, two->bytes, one->length) : 0;
}

/* The names of LIST, found when they are first asked for; NULL when memory ends. */
static const struct lint_declared *names_in(const struct lint_document *document,
                                            const struct doc_node *list)
{
  struct lint_declared *known = *document->declared;
  while (known && known->list != list)
    known = known->next;
  if (known)
    return known;
  known = arena_alloc(document->arena, sizeof *known);
  struct doc_text *names = arena_alloc(document->arena, list->count * sizeof *names);
  if (!known || !names)
    return NULL;
  *known = (struct lint_declared){list, names, 0, *document->declared};
  for (const struct doc_node *entry = first_entry(list); entry; entry = entry->next)
    names[known->count++] = name_of(list, entry);
  if (known->count > 0)
    qsort(names, known->count, sizeof *names, compare);
  return *document->declared = known;
}

/* What is declared, here and in the configuration. */
struct declarations {
  const struct doc_node *list;       /* a list or a map; NULL: nothing is declared here */
  const struct lint_declared *names; /* of the list; NULL where that is */
  const struct lint_names *elsewhere;
};

static bool is_declared(const struct declarations *declared, struct doc_text name)
{
  const struct lint_declared *here = declared->names;
  if (here && here->count > 0 && bsearch(&name, here->names, here->count, sizeof name, compare))
    return true;
  for (uint32_t i = 0; i < declared->elsewhere->count; i++)
    if (doc_text_equal(declared->elsewhere->names[i], name))
      return true;
  return false;
}

/* The best of the candidates so far for a misspelt NAME. */
struct nearest {
  struct doc_text name, candidate; /* without bytes: none is near */
  size_t edits;
};

static void consider(struct nearest *nearest, struct doc_text candidate)
{
  size_t edits =
      suggest_edits(nearest->name.bytes, nearest->name.length, candidate.bytes, candidate.length);
  if (edits < nearest->edits)
    *nearest = (struct nearest){nearest->name, candidate, edits};
}

static struct doc_text nearest_of(const struct declarations *declared, struct doc_text name)
{
  struct nearest nearest = {.name = name, .edits = SIZE_MAX};
  uint32_t count = 0;
  for (const struct doc_node *entry = first_entry(declared->list); entry && count < MAX_CONSIDERED;
       entry = entry->next, count++)
    consider(&nearest, name_of(declared->list, entry));
  for (uint32_t i = 0; i < declared->elsewhere->count && count < MAX_CONSIDERED; i++, count++)
    consider(&nearest, declared->elsewhere->names[i]);
  return nearest.candidate;
}

static bool report(const struct lint_call *call, const struct declarations *declared,
                   struct placer *placer, const struct template *found)
{
  struct doc_text near = nearest_of(declared, found->name);
  struct buffer name = {0};
  lint_put_text(&name, found->name);
  struct lint_finding finding = {.error = lint_take(call, &name),
                                 .at = placer_next(placer, found->at.offset, found->at.length),
                                 .part = found->name};
  if (near.bytes)
    finding.help =
        lint_words(call, "Did you mean %.*s? It is declared.", (int)near.length, near.bytes);
  const struct doc_node *list = declared->list;
  return (!list || lint_relate(call, &finding, list->key_span, "what is declared here")) &&
         lint_report(call, &finding);
}

/* Looks at all templates of a string, of which FOUND is the first. */
static bool check(const struct lint_call *call, struct template found)
{
  bool is_secret = doc_text_equal(lint_option_text(call, "form"), doc_text_of("secret"));
  enum template_kind kind = is_secret ? TEMPLATE_SECRET : TEMPLATE_ENV;
  struct declarations declared = {find_declarations(call), NULL,
                                  is_secret ? &call->document->declared_secrets
                                            : &call->document->declared_env};
  struct placer placer;
  if (declared.list && !doc_is_container(declared.list))
    return true; /* what it should have been, the schema says */
  declared.names = declared.list ? names_in(call->document, declared.list) : NULL;
  if (declared.list && !declared.names)
    return false;
  placer_begin(&placer, call->document->source, call->value);
  do {
    if (found.kind == kind && !is_declared(&declared, found.name) &&
        !report(call, &declared, &placer, &found))
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
