/* A template that the worker does not resolve becomes the form that is meant (contract section 4).
 */
#include "fix/fixers.h"
#include "fix/part.h"

static bool is_one_of(char c, const char *set)
{
  return c != '\0' && strchr(set, c);
}

/* Whether WRITTEN, which is between braces, is RIGHT but for white space within the braces. */
static bool differs_in_space(struct doc_text written, struct doc_text right)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < written.length; i++) {
    char c = written.bytes[i];
    if (at < right.length && c == right.bytes[at])
      at++;
    else if (!is_one_of(c, " \t\r\n") || at < 2 || at > right.length - 2)
      return false;
  }
  return at == right.length;
}

/* Takes the `$` before PART in, which is there in `${{ secrets.NAME }}`. */
static bool take_dollar(const struct fix_site *site, struct part *part)
{
  uint32_t in_text = part->in_text.offset, at = part->at.offset;
  if (in_text == 0 || site->node->text.bytes[in_text - 1] != '$' ||
      site->finder->source->bytes[at - 1] != '$')
    return false;
  part->in_text = (struct span){in_text - 1, part->in_text.length + 1};
  part->at = (struct span){at - 1, part->at.length + 1};
  return true;
}

void fix_write_template(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  struct doc_text right = draft_argument(draft);
  struct buffer title = {0};
  struct part part;
  if (!right.bytes || !part_find(site, &part))
    return;
  bool names_kind = right.length > 2 && right.bytes[2] == '.'; /* a price may be ${{price}} */
  draft->is_safe &= differs_in_space(doc_text_part(site->node->text, part.in_text), right);
  draft->is_safe &= !(names_kind && take_dollar(site, &part));
  buffer_put_string(&title, "Write ");
  buffer_put(&title, right.bytes, right.length);
  draft_set_title(draft, &title);
  part_replace(draft, part, right);
}
