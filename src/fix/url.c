/* The URL of an MCP server gets the scheme that its worker asks for (contract section 5). */
#include "fix/fixers.h"
#include "fix/layout.h"
#include "lint/url.h"

#include <strings.h>

/* How a URL is to begin. */
struct beginning {
  uint32_t length;    /* of what stands there now */
  const char *scheme; /* in its place */
  bool is_certain;    /* the same scheme stands there, in other letters or behind blanks */
};

static const char *const schemes[] = {"https://", "http://"};

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

static struct doc_text behind(struct doc_text text, uint32_t length)
{
  return (struct doc_text){text.bytes + length, text.length - length};
}

/* The length of ":8080" at the beginning of TEXT; 0 where there is no port. */
static uint32_t port_length(struct doc_text text)
{
  uint32_t at = 1;
  if (text.length == 0 || text.bytes[0] != ':')
    return 0;
  while (at < text.length && is_digit(text.bytes[at]))
    at++;
  return at > 1 && at <= 6 ? at : 0;
}

/* Whether TEXT can only be the host of a URL, with what follows: a name with a dot, or one with a
 * port, or this machine. An address does not tell which scheme is spoken there. */
static bool is_host(struct doc_text text)
{
  uint32_t at = 0;
  bool has_dot = false, has_letter = false;
  for (; at < text.length && (is_name(text.bytes[at]) || memchr("-.", text.bytes[at], 2)); at++) {
    has_dot |= text.bytes[at] == '.';
    has_letter |= is_name(text.bytes[at]) && !is_digit(text.bytes[at]);
  }
  struct doc_text name = {text.bytes, at};
  uint32_t port = port_length(behind(text, at));
  bool ends = at + port == text.length || memchr("/?#", text.bytes[at + port], 3);
  return (has_letter || url_host_is_near(name)) && at > 0 && is_name(text.bytes[0]) &&
         is_name(text.bytes[at - 1]) && ends &&
         (has_dot || port > 0 || doc_text_equal(name, doc_text_of("localhost")));
}

static bool begins_with(struct doc_text text, const char *word, size_t length)
{
  return text.length >= length && strncasecmp(text.bytes, word, length) == 0;
}

/* A scheme that is there but for its letters, or with one `/` too few. */
static bool find_scheme(struct doc_text url, struct beginning *beginning)
{
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    uint32_t length = (uint32_t)strlen(schemes[i]);
    bool is_whole = begins_with(url, schemes[i], length);
    if (!is_whole &&
        !(begins_with(url, schemes[i], length - 1) && is_host(behind(url, length - 1))))
      continue;
    *beginning = (struct beginning){is_whole ? length : length - 1, schemes[i], is_whole};
    return true;
  }
  return false;
}

/* How URL should begin; false where that is not plain. */
static bool find_beginning(struct doc_text url, struct beginning *beginning)
{
  uint32_t blanks = 0;
  while (blanks < url.length && layout_is_space(url.bytes[blanks]))
    blanks++;
  struct doc_text rest = behind(url, blanks);
  if (find_scheme(rest, beginning)) {
    beginning->length += blanks;
    return true;
  }
  uint32_t slashes = begins_with(rest, "//", 2) ? 2 : 0;
  rest = behind(rest, slashes);
  bool is_near = url_host_is_near(url_host(rest));
  *beginning = (struct beginning){blanks + slashes, schemes[is_near], false};
  return is_host(rest);
}

static bool begins_certainly(const struct fix_site *site, bool certainly)
{
  struct beginning beginning;
  return site->node->type == DOC_STRING && find_beginning(site->node->text, &beginning) &&
         beginning.is_certain == certainly;
}

bool url_has_a_scheme(const struct fix_site *site)
{
  return begins_certainly(site, true);
}

bool url_begins_with_a_host(const struct fix_site *site)
{
  return begins_certainly(site, false);
}

static struct doc_text without_blanks_behind(struct doc_text text)
{
  while (text.length > 0 && layout_is_space(text.bytes[text.length - 1]))
    text.length--;
  return text;
}

/* Only what differs is written anew, or all of what has escapes in it. */
static void put_url(struct draft *draft, const struct beginning *beginning)
{
  const struct doc_node *node = draft->site->node;
  struct doc_text url = without_blanks_behind(node->text), rest = behind(url, beginning->length);
  struct buffer whole = {0}, text = {0};
  uint32_t offset;
  buffer_put_string(&text, beginning->scheme);
  if (draft_find_text(draft, node, &offset)) {
    draft_replace(draft, (struct span){offset, beginning->length}, &text);
    if (url.length < node->text.length)
      draft_remove(draft, offset + url.length, offset + node->text.length);
    return;
  }
  buffer_put(&text, rest.bytes, rest.length);
  draft_put_like(draft, &whole, (struct doc_text){text.bytes, (uint32_t)text.length}, node->span);
  whole.failed |= text.failed;
  buffer_free(&text);
  draft_replace(draft, node->span, &whole);
}

void fix_begin_url(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  struct beginning beginning;
  struct buffer title = {0};
  if (!find_beginning(node->text, &beginning) ||
      beginning.length > without_blanks_behind(node->text).length)
    return;
  put_url(draft, &beginning);
  buffer_printf(&title, "Begin it with %s", beginning.scheme);
  draft_set_title(draft, &title);
}

/* Another port than the usual one would not answer. */
void fix_secure_url(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  const uint32_t http = sizeof "http" - 1;
  struct buffer letter = {0};
  uint32_t offset;
  if (node->type != DOC_STRING || !begins_with(node->text, "http://", http + 3) ||
      !draft_find_text(draft, node, &offset))
    return;
  struct doc_text rest = behind(node->text, http + 3), host = url_host(rest);
  bool is_all = host.bytes + host.length == rest.bytes + rest.length ||
                memchr("/?#", host.bytes[host.length], 3);
  if (host.bytes != rest.bytes || !is_all)
    return; /* a user, or a port */
  buffer_put_char(&letter, 's');
  draft_replace(draft, (struct span){offset + http, 0}, &letter);
}
