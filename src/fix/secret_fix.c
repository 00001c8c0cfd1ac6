/* A literal secret goes to the vault, and a template comes in its place. */
#include "fix/fixers.h"
#include "fix/secret.h"
#include "lint/message.h"

/* Whether a template is open before byte AT of TEXT: what is in one cannot become another one. */
static bool is_inside_template(struct doc_text text, uint32_t at)
{
  enum { NEAR = 1024 }; /* bytes that are looked at */
  for (uint32_t i = at; i > 1 && at - i < NEAR; i--) {
    if (text.bytes[i - 1] == '}')
      return false;
    if (text.bytes[i - 1] == '{' && text.bytes[i - 2] == '{')
      return true;
  }
  return false;
}

static bool put_template(struct buffer *out, const struct fix_site *site, struct span part)
{
  struct buffer base = {0};
  struct doc_text literal = doc_text_part(site->node->text, part);
  secret_put_base(&base, site, part);
  if (base.length == 0)
    buffer_put_string(&base, "secret");
  buffer_put_string(out, "{{.secret.");
  bool good =
      secret_put_name(out, site, literal, (struct doc_text){base.bytes, (uint32_t)base.length});
  buffer_put_string(out, "}}");
  out->failed |= base.failed;
  buffer_free(&base);
  return good;
}

bool credential_is_where_templates_are(const struct fix_site *site)
{
  return secret_is_resolved_at(site);
}

void fix_move_secret(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  struct buffer template = {0}, title = {0};
  struct part part;
  if (!part_find(site, &part) || is_inside_template(site->node->text, part.in_text.offset))
    return;
  if (put_template(&template, site, part.in_text)) {
    struct doc_text text = {template.bytes, (uint32_t) template.length};
    buffer_put_string(&title, "Write ");
    lint_put_text(&title, text);
    buffer_put_string(&title, " for it");
    draft_set_title(draft, &title);
    part_replace(draft, part, text);
  }
  draft->no_memory |= template.failed;
  buffer_free(&template);
}
