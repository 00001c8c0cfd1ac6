#include "fix/fix.h"

#include "fix/recipe.h"

enum { MAX_FIXES = 4 }; /* a finding; more would be no help */

/* Makes DRAFT an empty one, all but the room for edits. */
static void begin(struct draft *draft, const struct recipe *recipe, const struct fix_site *site)
{
  draft->site = site;
  draft->argument = recipe->argument;
  draft->title = words_of(recipe->title);
  draft->is_safe = recipe->is_safe;
  draft->edit_count = 0;
  draft->no_memory = false;
}

/* Runs one recipe; adds what it makes to FIXES. False when memory ends. */
static bool follow(const struct recipe *recipe, const struct fix_site *site,
                   struct site_properties properties, struct fix *fixes, uint32_t *count)
{
  struct draft draft;
  if (recipe->applies && !recipe->applies(site))
    return true;
  begin(&draft, recipe, site);
  draft.is_safe &= !properties.anchored;
  recipe->make(&draft);
  if (draft.no_memory || draft.edit_count == 0)
    return !draft.no_memory;
  size_t size = draft.edit_count * sizeof *draft.edits;
  const struct edit *edits = (const void *)arena_copy(site->finder->arena, draft.edits, size);
  if (!edits)
    return false;
  fixes[(*count)++] = (struct fix){draft.title, draft.is_safe, edits, draft.edit_count};
  return true;
}

static bool has_ground(enum recipe_ground ground, const struct fix_site *site)
{
  if (ground == ON_REPEATED)
    return true;
  return !site->is_repeated && (site->node || ground == ON_ABSENT);
}

/* A recipe on the text needs no tree; any other one needs all of it, most of them the node's place
 * in the text. */
static bool can_follow(const struct recipe *recipe, const struct fix_site *site, bool is_placed,
                       struct site_properties properties)
{
  if (recipe->ground == ON_TEXT)
    return true;
  if (recipe->ground == ON_WHOLE)
    return site->finder->is_whole;
  return site->finder->is_whole && is_placed && !properties.tagged &&
         has_ground(recipe->ground, site);
}

bool fix_find(struct fix_finder *finder, struct diagnostic *diagnostic)
{
  const struct recipe *recipe = recipes_of(diagnostic->rule);
  struct fix fixes[MAX_FIXES];
  struct fix_site site;
  uint32_t count = 0;
  if (!recipe)
    return true;
  bool is_placed = site_find(&site, finder, diagnostic);
  struct site_properties properties = site_properties(&site);
  for (; count < MAX_FIXES && recipe->make && recipe_is_of(recipe, diagnostic->rule); recipe++)
    if (can_follow(recipe, &site, is_placed, properties) &&
        !follow(recipe, &site, properties, fixes, &count))
      return false;
  diagnostic->fix_count = count;
  if (count > 0)
    diagnostic->fixes = (const void *)arena_copy(finder->arena, fixes, count * sizeof *fixes);
  return count == 0 || diagnostic->fixes;
}
