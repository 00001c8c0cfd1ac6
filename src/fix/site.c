#include "fix/site.h"

#include "fix/layout.h"
#include "read/yaml_place.h"

static const struct doc_node *first_child(const struct doc_node *container)
{
  return container->count > 0 ? container->first : NULL;
}

static bool is_child(const struct doc_node *child, uint32_t index, const struct loc_item *item)
{
  if (!item->key)
    return index == item->index;
  return doc_text_equal(child->key, (struct doc_text){item->key, item->length});
}

/* Looks from the child that was found last to the end, then from the first one. */
static bool find_child(struct fix_step *step, const struct doc_node *container,
                       const struct loc_item *item)
{
  bool again = step->container == container;
  struct fix_step at = {.container = container, .child = first_child(container)};
  if (again)
    at = *step;
  for (uint32_t looked = 0; looked < container->count; looked++) {
    if (is_child(at.child, at.index, item)) {
      *step = at;
      return true;
    }
    at.previous = at.child;
    at.child = at.child->next;
    at.index++;
    if (!at.child)
      at = (struct fix_step){.container = container, .child = container->first};
  }
  return false;
}

static bool is_shared(const struct doc_node *node)
{
  return (node->flags & (DOC_ALIASED | DOC_KEY_MERGED)) != 0;
}

static bool can_hold(const struct doc_node *node, const struct loc_item *item)
{
  return node->type == (item->key ? DOC_OBJECT : DOC_ARRAY) && !is_shared(node);
}

bool site_find(struct fix_site *site, struct fix_finder *finder,
               const struct diagnostic *diagnostic)
{
  const struct doc_node *node = finder->root;
  *site = (struct fix_site){.finder = finder, .diagnostic = diagnostic};
  if (diagnostic->loc_count > FIX_MAX_DEPTH)
    return false;
  for (uint32_t i = 1; i < diagnostic->loc_count; i++) {
    const struct loc_item *item = &diagnostic->loc[i];
    if (!node || !can_hold(node, item) || site->is_repeated)
      return false;
    site->is_repeated = (node->flags & DOC_KEYS_REPEATED) != 0;
    struct fix_step *step = &finder->steps[site->depth];
    site->containers[site->depth++] = node;
    bool is_there = find_child(step, node, item);
    node = is_there ? step->child : NULL;
    site->previous = is_there ? step->previous : NULL;
  }
  site->node = node;
  return !node || !is_shared(node);
}

/* --- properties --- */

/* Whether a token may begin behind C. */
static bool parts(char c)
{
  return layout_is_space(c) || c == '[' || c == '{' || c == ',';
}

/* Whether a comment may begin at AT, on the line from START on. */
static bool begins_comment(const struct source *source, uint32_t start, uint32_t at)
{
  return at == start || source->bytes[at - 1] == ' ' || source->bytes[at - 1] == '\t';
}

/* The end of what stands before the comment on the line that ends at END; END where it has none. */
static uint32_t before_comment(const struct source *source, uint32_t end)
{
  uint32_t start = end;
  while (start > 0 && source->bytes[start - 1] != '\n')
    start--;
  for (uint32_t at = start; at < end; at++)
    if (source->bytes[at] == '#' && begins_comment(source, start, at))
      return at;
  return end;
}

/* The end of the token before AT; spaces, and comments on the lines before, are passed over. */
static uint32_t token_end(const struct source *source, uint32_t at)
{
  for (bool is_other_line = false;;) {
    uint32_t end = at;
    for (; end > 0 && layout_is_space(source->bytes[end - 1]); end--)
      is_other_line |= source->bytes[end - 1] == '\n';
    at = is_other_line ? before_comment(source, end) : end;
    if (at == end)
      return end;
  }
}

/* The first byte of the token before *AT, to which *AT is moved; 0 where it is a key or there is
 * none. */
static char token_before(const struct source *source, uint32_t *at)
{
  uint32_t end = token_end(source, *at), start = end;
  while (start > 0 && !parts(source->bytes[start - 1]))
    start--;
  *at = start;
  return start < end && source->bytes[end - 1] != ':' ? source->bytes[start] : '\0';
}

static struct site_properties properties_before(const struct source *source, uint32_t at)
{
  struct site_properties found = {false, false};
  for (;;) {
    char c = token_before(source, &at);
    if (c != '!' && c != '&')
      return found;
    found.tagged |= c == '!';
    found.anchored |= c == '&';
  }
}

/* Behind a key comments may stand between its value and what is written before that. */
static struct site_properties properties_of(const struct source *source,
                                            const struct doc_node *node)
{
  if (!node->key.bytes)
    return properties_before(source, node->span.offset);
  uint32_t colon = yaml_place_of_value(source, span_end(node->key_span));
  uint32_t start = layout_gap(source, colon, true).end;
  struct yaml_properties found = yaml_place_properties(source, start, node->span.offset);
  return (struct site_properties){found.tag.length > 0, found.anchor.length > 0};
}

struct site_properties site_properties(const struct fix_site *site)
{
  struct site_properties found = {false, false};
  const struct source *source = site->finder->source;
  if (!site->finder->is_yaml)
    return found;
  if (site->node)
    found = properties_of(source, site->node);
  for (uint32_t i = 0; i < site->depth; i++)
    found.anchored |= properties_of(source, site->containers[i]).anchored;
  return found;
}

bool site_is_anchored(const struct fix_site *site, uint32_t offset)
{
  return site->finder->is_yaml && properties_before(site->finder->source, offset).anchored;
}

/* --- quotes --- */

static char quote_at(const struct source *source, struct span span)
{
  char byte = span.length > 0 ? source->bytes[span.offset] : '\0';
  return byte == '"' || byte == '\'' ? byte : '\0';
}

/* The quote of the first quoted value in CONTAINER, or else of its first quoted key; 0 for none. */
static char quote_in(const struct source *source, const struct doc_node *container)
{
  char of_key = '\0';
  for (const struct doc_node *child = first_child(container); child; child = child->next) {
    char quote = quote_at(source, child->span);
    if (quote)
      return quote;
    if (!of_key && child->key.bytes)
      of_key = quote_at(source, child->key_span);
  }
  return of_key;
}

char site_quote(const struct fix_site *site)
{
  struct fix_finder *finder = site->finder;
  if (!finder->is_yaml)
    return '"';
  for (uint32_t depth = site->depth; depth > 0; depth--) {
    struct fix_quote_style *style = &finder->quotes[depth - 1];
    const struct doc_node *container = site->containers[depth - 1];
    if (style->container != container)
      *style = (struct fix_quote_style){container, quote_in(finder->source, container)};
    if (style->quote)
      return style->quote;
  }
  return '"';
}
