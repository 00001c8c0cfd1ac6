/* Names and paths without what does not belong to them. */
#include "fix/fixers.h"
#include "fix/layout.h"

static struct doc_text trimmed(struct doc_text text)
{
  while (text.length > 0 && layout_is_space(text.bytes[0]))
    text = (struct doc_text){text.bytes + 1, text.length - 1};
  while (text.length > 0 && layout_is_space(text.bytes[text.length - 1]))
    text.length--;
  return text;
}

/* --- names of environment variables --- */

/* The name within KEY: without blanks around it, `export` before and `=` behind it. */
static struct doc_text variable_in(struct doc_text key)
{
  static const char word[] = "export ";
  const uint32_t length = sizeof word - 1;
  struct doc_text name = trimmed(key);
  if (name.length > length && memcmp(name.bytes, word, length) == 0)
    name = trimmed((struct doc_text){name.bytes + length, name.length - length});
  if (name.length > 0 && name.bytes[name.length - 1] == '=')
    name.length--;
  return trimmed(name);
}

void fix_bare_variable(struct draft *draft)
{
  const struct doc_node *member = draft->site->node, *parent = site_parent(draft->site);
  struct span key = member->key_span;
  struct doc_text name = variable_in(member->key);
  struct buffer text = {0}, title = {0};
  if (!parent || name.length == 0 || name.length == member->key.length ||
      doc_member(parent, name) || draft_written(draft, key).bytes[0] == '*' ||
      site_is_anchored(draft->site, key.offset))
    return;
  draft_put_like(draft, &text, name, key);
  draft_replace(draft, key, &text);
  buffer_put_string(&title, "Take the name alone");
  draft_set_title(draft, &title);
}

/* --- paths --- */

bool path_is_behind_blanks(const struct fix_site *site)
{
  struct doc_text path =
      site->node->type == DOC_STRING ? trimmed(site->node->text) : doc_text_of("");
  return path.length > 0 && path.bytes[0] == '/' && path.bytes != site->node->text.bytes;
}

bool path_leads_out(const struct fix_site *site)
{
  return site->node->type == DOC_STRING && site->node->text.length > 0 &&
         site->node->text.bytes[0] == '/';
}

static void put_path(struct draft *draft, struct doc_text path)
{
  const struct doc_node *node = draft->site->node;
  struct buffer text = {0};
  draft_put_like(draft, &text, path, node->span);
  draft_write_value(draft, node, &text);
}

void fix_trim_path(struct draft *draft)
{
  put_path(draft, trimmed(draft->site->node->text));
}

/* Takes the last step off PATH. */
static void leave_folder(struct buffer *path)
{
  while (path->length > 0 && path->bytes[path->length - 1] != '/')
    path->length--;
  if (path->length > 0)
    path->length--;
}

/* Adds STEP, which begins with its `/`; one without a name leads nowhere. */
static void take_step(struct buffer *path, struct doc_text step)
{
  if (doc_text_equal(step, doc_text_of("/..")))
    leave_folder(path);
  else if (step.length > 1 && !doc_text_equal(step, doc_text_of("/.")))
    buffer_put(path, step.bytes, step.length);
}

/* `/a/../b` is `/b`, unless a is a link. */
void fix_straighten_path(struct draft *draft)
{
  struct doc_text path = draft->site->node->text;
  struct buffer straight = {0};
  for (uint32_t start = 0, end; start < path.length; start = end) {
    end = start + 1;
    while (end < path.length && path.bytes[end] != '/')
      end++;
    take_step(&straight, (struct doc_text){path.bytes + start, end - start});
  }
  if (straight.length == 0)
    buffer_put_char(&straight, '/');
  if (straight.failed)
    draft->no_memory = true;
  else
    put_path(draft, (struct doc_text){straight.bytes, (uint32_t)straight.length});
  buffer_free(&straight);
}
