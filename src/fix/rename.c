/* A member gets the name that was meant; its key keeps its quotes. */
#include "fix/fixers.h"
#include "fix/server.h"

/* What is to be renamed, and where. */
struct renaming {
  const struct doc_node *object, *member;
  struct doc_text name;
};

/* The member whose key the finding underlines: the node, or one in it, or, where there is no node,
 * one of those that are beside its place. */
static bool find_member(const struct draft *draft, struct renaming *renaming)
{
  const struct fix_site *site = draft->site;
  uint32_t offset = site->diagnostic->span.offset;
  bool is_node = site->node && site->node->key.bytes && site->node->key_span.offset == offset;
  renaming->object = site->node && !is_node ? site->node : site_parent(site);
  renaming->member = site->node;
  if (!renaming->object || renaming->object->type != DOC_OBJECT ||
      (renaming->object->flags & DOC_KEYS_REPEATED))
    return false;
  if (!is_node) {
    renaming->member = renaming->object->count > 0 ? renaming->object->first : NULL;
    while (renaming->member && renaming->member->key_span.offset != offset)
      renaming->member = renaming->member->next;
  }
  return renaming->member && !(renaming->member->flags & DOC_KEY_MERGED);
}

/* A type is worth its name only where its value is one, or can be. */
static bool is_good_type(const struct renaming *renaming)
{
  return !server_type(renaming->object) && renaming->member->type == DOC_STRING &&
         server_meaning(renaming->member) != TRANSPORT_STDIO;
}

static bool is_possible(const struct draft *draft, const struct renaming *renaming)
{
  struct span key = renaming->member->key_span;
  return !doc_member(renaming->object, renaming->name) &&
         !doc_member(renaming->member, renaming->name) &&
         !server_would_conflict(renaming->object, renaming->name) &&
         (!server_is_type(renaming->name) || is_good_type(renaming)) &&
         draft_written(draft, key).bytes[0] != '*' && /* an alias */
         !site_is_anchored(draft->site, key.offset);
}

/* The type's own word, where its value is another one for it; NULL where it stays. */
static const char *better_type(const struct renaming *renaming)
{
  static const char *const words[] = {[TRANSPORT_HTTP] = "http", [TRANSPORT_SSE] = "sse"};
  const struct doc_node *member = renaming->member;
  enum transport meaning = server_meaning(member);
  if (!server_is_type(renaming->name) || (member->flags & DOC_ALIASED) ||
      (meaning != TRANSPORT_HTTP && meaning != TRANSPORT_SSE) ||
      doc_text_equal(member->text, doc_text_of(words[meaning])))
    return NULL;
  return words[meaning];
}

static void put_member(struct draft *draft, const struct renaming *renaming, const char *value)
{
  struct span key = renaming->member->key_span, span = renaming->member->span;
  struct buffer text = {0}, word = {0};
  draft_put_like(draft, &text, renaming->name, key);
  draft_replace(draft, key, &text);
  if (!value || site_is_anchored(draft->site, span.offset))
    return;
  draft_put_like(draft, &word, doc_text_of(value), span);
  draft_replace(draft, span, &word);
}

void fix_rename(struct draft *draft)
{
  struct renaming renaming = {.name = draft_argument(draft)};
  struct buffer title = {0};
  if (!renaming.name.bytes || memchr(renaming.name.bytes, '.', renaming.name.length) ||
      !find_member(draft, &renaming) || !is_possible(draft, &renaming))
    return;
  const char *value = better_type(&renaming);
  put_member(draft, &renaming, value);
  buffer_put_string(&title, "Rename it to ");
  buffer_put(&title, renaming.name.bytes, renaming.name.length);
  if (value)
    buffer_printf(&title, ", and write %s", value);
  draft_set_title(draft, &title);
}
