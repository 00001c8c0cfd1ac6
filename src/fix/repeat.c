/* A key that stands more than once in an object: the first one is lost (contract section 2). */
#include "fix/fixers.h"

/* In larger objects looking for it each time would cost more than it is worth. */
enum { MOST_MEMBERS = 4096 };

/* The first member with the key, of which the finding tells the place; *PREVIOUS is the one before
 * it. */
static const struct doc_node *find_first(const struct fix_site *site,
                                         const struct doc_node **previous)
{
  const struct doc_node *parent = site_parent(site);
  const struct diagnostic *diagnostic = site->diagnostic;
  *previous = NULL;
  if (!parent || parent->count > MOST_MEMBERS || diagnostic->related_count == 0)
    return NULL;
  const struct doc_node *member = parent->first;
  while (member && member->key_span.offset != diagnostic->related[0].span.offset) {
    *previous = member;
    member = member->next;
  }
  return member;
}

static bool is_same_scalar(const struct doc_node *a, const struct doc_node *b)
{
  return a->type == b->type && !doc_is_container(a) && a->type != DOC_BROKEN &&
         (a->type < DOC_INTEGER || doc_text_equal(a->text, b->text));
}

static bool repeats(const struct fix_site *site, bool same)
{
  const struct doc_node *previous, *first = find_first(site, &previous);
  return first && is_same_scalar(first, doc_member(site_parent(site), first->key)) == same;
}

bool repeats_the_last_value(const struct fix_site *site)
{
  return repeats(site, true);
}

bool repeats_another_value(const struct fix_site *site)
{
  return repeats(site, false);
}

void fix_remove_first_of_key(struct draft *draft)
{
  const struct doc_node *previous, *first = find_first(draft->site, &previous);
  if (first && !(first->flags & DOC_KEY_MERGED))
    draft_remove_child(draft, site_parent(draft->site), first, previous);
}
