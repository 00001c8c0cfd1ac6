/* Another value takes the place of a scalar. */
#include "fix/fixers.h"
#include "lint/uuid.h"

bool site_is_null(const struct fix_site *site)
{
  return site->node && site->node->type == DOC_NULL;
}

bool site_is_string(const struct fix_site *site)
{
  return site->node && site->node->type == DOC_STRING;
}

/* Whether a flow collection goes on, or ends, behind a space at AT. */
static bool is_spaced_already(const struct source *source, uint32_t at)
{
  return at + 1 < source->length && source->bytes[at] == ' ' &&
         memchr(",}]", source->bytes[at + 1], 3);
}

bool draft_may_write(const struct draft *draft, const struct doc_node *node)
{
  return !(node->flags & (DOC_ALIASED | DOC_KEY_MERGED)) &&
         !site_is_anchored(draft->site, node->span.offset);
}

/* What YAML does not write stands behind its colon, and the text behind a space. */
void draft_write_value(struct draft *draft, const struct doc_node *node, struct buffer *text)
{
  const struct source *source = draft->site->finder->source;
  struct span span = node->span;
  if (span.length > 0) {
    draft_replace(draft, span, text);
    return;
  }
  struct buffer spaced = {0};
  if (is_spaced_already(source, span.offset))
    span.offset++;
  else
    buffer_put_char(&spaced, ' ');
  buffer_put(&spaced, text->bytes, text->length);
  spaced.failed |= text->failed;
  buffer_free(text);
  if (source->bytes[node->span.offset - 1] == ':')
    draft_replace(draft, span, &spaced);
  else
    buffer_free(&spaced);
}

void fix_write_token(struct draft *draft)
{
  struct doc_text token = draft_argument(draft);
  struct buffer text = {0};
  if (!token.bytes)
    return;
  buffer_put(&text, token.bytes, token.length);
  draft_write_value(draft, draft->site->node, &text);
}

void fix_write_string(struct draft *draft)
{
  struct doc_text string = draft_argument(draft);
  struct buffer text = {0};
  const struct doc_node *node = draft->site->node;
  if (!string.bytes || node->type == DOC_OBJECT || node->type == DOC_ARRAY)
    return; /* what stands on lines of its own has no place for a word */
  draft_put_like(draft, &text, string, node->span);
  draft_write_value(draft, node, &text);
}

static void write_canonical(struct draft *draft, struct doc_text uuid)
{
  const struct doc_node *node = draft->site->node;
  char canonical[UUID_TEXT_LENGTH];
  struct doc_text form = {canonical, UUID_TEXT_LENGTH};
  struct buffer text = {0};
  uuid_canonical(uuid, canonical);
  if (doc_text_equal(form, node->text))
    return; /* it is a placeholder: no form helps */
  draft_put_like(draft, &text, form, node->span);
  draft_write_value(draft, node, &text);
}

void fix_canonical_uuid(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  if (node->type == DOC_STRING && uuid_is_valid(node->text))
    write_canonical(draft, node->text);
}

void fix_bare_uuid(struct draft *draft)
{
  static const char around[] = " \t\r\n\"'`<>()[],;.";
  struct doc_text text = draft->site->node->text;
  if (draft->site->node->type != DOC_STRING)
    return;
  while (text.length > 0 && memchr(around, text.bytes[0], sizeof around - 1))
    text = (struct doc_text){text.bytes + 1, text.length - 1};
  while (text.length > 0 && memchr(around, text.bytes[text.length - 1], sizeof around - 1))
    text.length--;
  if (uuid_is_valid(text))
    write_canonical(draft, text);
}
