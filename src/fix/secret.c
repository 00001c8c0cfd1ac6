#include "fix/secret.h"

#include "doc/credential.h"

#include <strings.h>

/* --- lower snake case --- */

static bool is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

static bool is_lower_or_digit(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_name_byte(char c)
{
  return is_upper(c) || is_lower_or_digit(c) || c == '_' || c == '-';
}

/* Puts TEXT: apiKey and API-Key become api_key. */
static void put_snake(struct buffer *out, struct doc_text text)
{
  enum { MOST = 64 }; /* bytes; a longer name is none that anybody would choose */
  size_t start = out->length;
  char before = '\0';
  for (uint32_t i = 0; i < text.length && i < MOST; i++) {
    char c = text.bytes[i];
    bool is_gap = !is_upper(c) && !is_lower_or_digit(c);
    bool begins_word = is_upper(c) && is_lower_or_digit(before);
    bool has_gap = out->failed || out->length == start || out->bytes[out->length - 1] == '_';
    if ((is_gap || begins_word) && !has_gap)
      buffer_put_char(out, '_');
    if (!is_gap)
      buffer_put_char(out, (char)(is_upper(c) ? c | 0x20 : c));
    before = c;
  }
  if (!out->failed && out->length > start && out->bytes[out->length - 1] == '_')
    out->length--;
}

/* --- where the literal stands --- */

static bool is_at(const struct fix_site *site, uint32_t depth, const char *name)
{
  const struct diagnostic *diagnostic = site->diagnostic;
  if (diagnostic->loc_count <= depth || !diagnostic->loc[depth].key)
    return false;
  struct doc_text key = {diagnostic->loc[depth].key, diagnostic->loc[depth].length};
  return doc_text_equal(key, doc_text_of(name));
}

static bool is_in_server(const struct fix_site *site)
{
  return site->diagnostic->loc_count > 4 && is_at(site, 1, "execution_environment") &&
         is_at(site, 2, "mcp_servers");
}

bool secret_is_resolved_at(const struct fix_site *site)
{
  return is_in_server(site) ||
         (site->diagnostic->loc_count == 2 && is_at(site, 1, "system_prompt"));
}

void secret_put_server(struct buffer *out, const struct fix_site *site)
{
  const struct loc_item *server = &site->diagnostic->loc[3];
  if (is_in_server(site) && server->key)
    put_snake(out, (struct doc_text){server->key, server->length});
}

static bool ends_with(struct doc_text text, const char *end)
{
  uint32_t length = (uint32_t)strlen(end);
  return text.length >= length && strncasecmp(text.bytes + text.length - length, end, length) == 0;
}

static struct doc_text without_blanks_at_end(struct doc_text text)
{
  while (text.length > 0 && text.bytes[text.length - 1] == ' ')
    text.length--;
  return text;
}

/* BEFORE without the scheme of an Authorization header that it ends with. */
static struct doc_text without_scheme(struct doc_text before)
{
  static const char *const schemes[] = {"bearer", "basic", "token", "bot", "apikey", "key"};
  before = without_blanks_at_end(before);
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
    if (ends_with(before, schemes[i])) {
      before.length -= (uint32_t)strlen(schemes[i]);
      return without_blanks_at_end(before);
    }
  return before;
}

/* The name that TEXT ends with; without bytes where it ends with none. */
static struct doc_text last_name(struct doc_text text)
{
  uint32_t start = text.length;
  while (start > 0 && is_name_byte(text.bytes[start - 1]))
    start--;
  while (start < text.length && text.bytes[start] == '-')
    start++;
  struct doc_text name = {text.bytes + start, text.length - start};
  return name.length > 0 ? name : (struct doc_text){NULL, 0};
}

/* NAME= or `Name: ` before the literal at PART: API_KEY=…, --token=…, ?apiKey=…, X-Api-Key: … */
static struct doc_text name_in_value(struct doc_text text, struct span part)
{
  const struct doc_text none = {NULL, 0};
  struct doc_text before = {text.bytes, part.offset};
  bool is_value = before.length > 0 && before.bytes[before.length - 1] == '=';
  if (!is_value)
    before = without_scheme(before);
  if (before.length == 0 ||
      (before.bytes[before.length - 1] != '=' && before.bytes[before.length - 1] != ':'))
    return none;
  before.length--;
  return last_name(before);
}

/* --option before the item; without bytes where there is none that names its value. */
static struct doc_text name_of_option(const struct fix_site *site)
{
  static const char *const others[] = {"-e", "--env", "-H", "--header"};
  const struct doc_text none = {NULL, 0};
  const struct doc_node *before = site->previous;
  if (!before || before->type != DOC_STRING || before->text.length < 3 ||
      before->text.bytes[0] != '-' || memchr(before->text.bytes, '=', before->text.length))
    return none;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (doc_text_equal(before->text, doc_text_of(others[i])))
      return none;
  return last_name(before->text);
}

/* The key of the value, where it is a name that somebody chose: that of a variable or a header. */
static struct doc_text name_of_key(const struct fix_site *site)
{
  const struct doc_text none = {NULL, 0};
  return is_in_server(site) && site->depth > 4 ? site->node->key : none;
}

static struct doc_text name_around(const struct fix_site *site, struct span part)
{
  struct doc_text name = name_in_value(site->node->text, part);
  if (!name.bytes)
    name = site->node->key.bytes ? name_of_key(site) : name_of_option(site);
  bool is_secret = name.bytes && credential_find(name).at.length > 0;
  return is_secret ? (struct doc_text){NULL, 0} : name;
}

/* Whether PART is the password of user:password@host. */
static bool is_password(struct doc_text text, struct span part)
{
  uint32_t end = span_end(part);
  return part.offset > 0 && text.bytes[part.offset - 1] == ':' && end < text.length &&
         text.bytes[end] == '@';
}

/* --- what it is called --- */

static struct doc_text without_end(struct doc_text name, const char *end)
{
  if (ends_with(name, end) && name.length > strlen(end))
    name.length -= (uint32_t)strlen(end);
  return name;
}

/* What somebody would call a LITERAL of the MCP server SERVER: its issuer's word for it. */
static void put_kind(struct buffer *out, const struct fix_site *site, struct doc_text literal,
                     const char *other)
{
  struct credential known = credential_find(literal);
  size_t start = out->length;
  if (known.at.length > 0) { /* GitHub is one word */
    for (const char *c = known.issuer; *c; c++)
      buffer_put_char(out, (char)(*c == ' ' ? '_' : is_upper(*c) ? *c | 0x20 : *c));
    return;
  }
  secret_put_server(out, site);
  buffer_put_string(out, out->length > start ? "_" : "");
  buffer_put_string(out, other);
}

static void put_password(struct buffer *out, const struct fix_site *site)
{
  static const char *const ends[] = {"_url", "_uri", "_dsn", "-url", "-uri", "-dsn"};
  struct doc_text name = site->node->key.bytes ? name_of_key(site) : name_of_option(site);
  size_t start = out->length;
  for (size_t i = 0; name.bytes && i < sizeof ends / sizeof *ends; i++)
    name = without_end(name, ends[i]);
  if (name.bytes)
    put_snake(out, name);
  else
    secret_put_server(out, site);
  buffer_put_string(out, out->length > start ? "_password" : "password");
}

void secret_put_base(struct buffer *out, const struct fix_site *site, struct span part)
{
  struct doc_text text = site->node->text;
  if (is_password(text, part)) {
    put_password(out, site);
    return;
  }
  struct doc_text name = name_around(site, part);
  if (ends_with(name, "authorization")) /* names no secret, but how it is sent */
    put_kind(out, site, doc_text_part(text, part), "token");
  else if (!name.bytes)
    put_kind(out, site, doc_text_part(text, part), "secret");
  else {
    bool is_private = name.length > 2 && strncasecmp(name.bytes, "x-", 2) == 0;
    put_snake(out, is_private ? (struct doc_text){name.bytes + 2, name.length - 2} : name);
  }
}
