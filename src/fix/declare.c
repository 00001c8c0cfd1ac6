/* Names of secrets that templates use come to stand in `secrets` (contract section 4). */
#include "fix/fixers.h"
#include "fix/insert.h"
#include "fix/layout.h"
#include "lint/message.h"
#include "rule_ids.h"

/* A fix with more is none to look at; what is left is the next round's. */
enum { MOST_NAMES = 2048 };

struct names {
  struct doc_text list[MOST_NAMES];
  uint32_t count;
};

static void add_name(struct names *names, struct words name)
{
  struct doc_text text = {name.bytes, name.length};
  for (uint32_t i = 0; i < names->count; i++)
    if (doc_text_equal(names->list[i], text))
      return;
  if (names->count < MOST_NAMES)
    names->list[names->count++] = text;
}

/* --- where the list is --- */

/* Where `secrets` of `execution_environment` is, or the first DEPTH steps on the way there. False
 * where what is added there would come to stand in other places too. */
static bool find_place(struct draft *draft, uint32_t depth, struct fix_site *place)
{
  static const struct loc_item way[] = {
      {"body", 4, 0}, {"execution_environment", 21, 0}, {"secrets", 7, 0}};
  const struct diagnostic at = {.loc = way, .loc_count = depth + 1};
  if (!site_find(place, draft->site->finder, &at) || place->is_repeated)
    return false;
  struct site_properties properties = site_properties(place);
  return !properties.tagged && !properties.anchored;
}

/* The member that the list is put before: the next one in the order of the contract. */
static const struct doc_node *sibling_in(const struct doc_node *environment)
{
  static const char *const later[] = {"integration_ids", "mcp_servers"};
  for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
    const struct doc_node *member = doc_member(environment, doc_text_of(later[i]));
    if (member && !(member->flags & DOC_KEY_MERGED))
      return member;
  }
  return environment->first->flags & DOC_KEY_MERGED ? NULL : environment->first;
}

/* Whether a space stands before SIBLING's value; where nothing is written for it, one would. */
static bool is_spaced(const struct draft *draft, const struct doc_node *sibling)
{
  return sibling->span.length == 0 ||
         draft->site->finder->source->bytes[sibling->span.offset - 1] != ':';
}

static void put_list(const struct draft *draft, struct buffer *out, const struct names *names,
                     bool spaced)
{
  buffer_put_char(out, '[');
  for (uint32_t i = 0; i < names->count; i++) {
    buffer_put_string(out, i == 0 ? "" : spaced ? ", " : ",");
    draft_put_like(draft, out, names->list[i], (struct span){0, 0});
  }
  buffer_put_char(out, ']');
}

/* `{secrets: [name]}` */
static void put_environment(const struct draft *draft, struct buffer *out,
                            const struct names *names, bool spaced)
{
  buffer_put_char(out, '{');
  draft_put_like(draft, out, doc_text_of("secrets"), (struct span){0, 0});
  buffer_put_string(out, spaced || draft->site->finder->is_yaml ? ": " : ":");
  put_list(draft, out, names, spaced);
  buffer_put_char(out, '}');
}

/* Whether DIAGNOSTIC is of a key of `execution_environment` that was meant to be `secrets`. */
static bool is_misspelt_list(const struct diagnostic *diagnostic)
{
  static const char list[] = "secrets", environment[] = "execution_environment";
  const struct words meant = diagnostic->suggestion;
  return diagnostic->rule->number == RULE_UNKNOWN_FIELD && diagnostic->loc_count == 3 &&
         doc_text_equal((struct doc_text){meant.bytes, meant.length}, doc_text_of(list)) &&
         doc_text_equal((struct doc_text){diagnostic->loc[1].key, diagnostic->loc[1].length},
                        doc_text_of(environment));
}

/* Whether there is one: it is to get its name first, and then the names that it lacks. */
static bool has_misspelt_list(struct fix_finder *finder)
{
  const struct diagnostic *diagnostic = finder->found;
  if (finder->knows_misspelt_list)
    return finder->has_misspelt_list;
  while (diagnostic && !is_misspelt_list(diagnostic))
    diagnostic = diagnostic->next;
  finder->knows_misspelt_list = true;
  finder->has_misspelt_list = diagnostic != NULL;
  return finder->has_misspelt_list;
}

static void add_list(struct draft *draft, const struct doc_node *environment,
                     const struct names *names)
{
  struct buffer text = {0};
  if (environment->count == 0) {
    put_environment(draft, &text, names, true);
    draft_replace(draft, environment->span, &text);
    return;
  }
  const struct doc_node *sibling = sibling_in(environment);
  if (!sibling || has_misspelt_list(draft->site->finder))
    return;
  put_list(draft, &text, names, is_spaced(draft, sibling));
  insert_member(draft, environment, sibling, "secrets", &text);
}

/* Before the first member whose place is its own: the request has one, with the template. */
static void add_environment(struct draft *draft, const struct doc_node *root,
                            const struct names *names)
{
  const struct doc_node *sibling = root->count > 0 ? root->first : NULL;
  struct buffer text = {0};
  while (sibling && !doc_text_equal(sibling->key, doc_text_of("system_prompt")))
    sibling = sibling->next;
  if (!sibling || (sibling->flags & DOC_KEY_MERGED))
    return;
  if (!layout_is_flow(draft->site->finder->source, root) &&
      insert_begin_line(draft, &text, sibling)) {
    buffer_put_string(&text, "  secrets: ");
    put_list(draft, &text, names, true);
  } else
    put_environment(draft, &text, names, is_spaced(draft, sibling));
  insert_member(draft, root, sibling, "execution_environment", &text);
}

static void declare(struct draft *draft, const struct names *names)
{
  struct fix_site list, environment;
  if (find_place(draft, 2, &list)) {
    if (!list.node)
      add_list(draft, site_parent(&list), names);
    else if (list.node->type == DOC_ARRAY)
      insert_items(draft, list.node, names->list, names->count);
  } else if (find_place(draft, 1, &environment) && !environment.node)
    add_environment(draft, site_parent(&environment), names);
}

/* --- the fixes --- */

static void set_title(struct draft *draft, const struct names *names)
{
  struct buffer title = {0};
  buffer_put_string(&title, "Add ");
  lint_put_text(&title, names->list[0]);
  if (names->count > 1)
    buffer_printf(&title, " and %u more", (unsigned)(names->count - 1));
  buffer_put_string(&title, " to secrets");
  draft_set_title(draft, &title);
}

/* The first finding of the rule by its place; DIAGNOSTIC is the first that was found. */
static const struct diagnostic *first_of_rule(const struct diagnostic *diagnostic)
{
  const struct diagnostic *first = diagnostic;
  for (const struct diagnostic *next = diagnostic->next; next; next = next->next)
    if (next->rule == first->rule && next->span.offset < first->span.offset)
      first = next;
  return first;
}

/* All names are wanted at one place: fixes for one name each would take a round each. */
bool is_first_undeclared(const struct fix_site *site)
{
  struct fix_finder *finder = site->finder;
  if (!finder->first_undeclared) {
    finder->first_undeclared = first_of_rule(site->diagnostic);
    finder->undeclared = site->diagnostic;
  }
  return finder->first_undeclared == site->diagnostic;
}

void fix_declare_all(struct draft *draft)
{
  struct names names = {.count = 0};
  const struct diagnostic *diagnostic = draft->site->diagnostic;
  add_name(&names, diagnostic->part);
  for (const struct diagnostic *next = draft->site->finder->undeclared;
       next && names.count < MOST_NAMES; next = next->next)
    if (next->rule == diagnostic->rule)
      add_name(&names, next->part);
  if (names.count == 1)
    return;
  declare(draft, &names);
  set_title(draft, &names);
}

void fix_declare(struct draft *draft)
{
  struct names names = {.count = 0};
  add_name(&names, draft->site->diagnostic->part);
  declare(draft, &names);
  set_title(draft, &names);
}
