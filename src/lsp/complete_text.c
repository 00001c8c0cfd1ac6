/* What can stand in the text of a value or a comment: a template's name, a rule to silence. */
#include "base/map.h"
#include "lsp/completion.h"
#include "lsp/mention.h"

/* Where the line of the cursor begins. */
static uint32_t line_of(const struct completion *completion)
{
  const char *bytes = completion->question.document->text.bytes;
  uint32_t at = completion->offset;
  while (at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r')
    at--;
  return at;
}

/* The last place of WORD between FROM and the cursor; UINT32_MAX where there is none. */
static uint32_t last_before(const struct completion *completion, uint32_t from, const char *word)
{
  const char *bytes = completion->question.document->text.bytes;
  uint32_t size = (uint32_t)strlen(word);
  for (uint32_t at = completion->offset; at >= from + size; at--)
    if (memcmp(bytes + at - size, word, size) == 0)
      return at - size;
  return UINT32_MAX;
}

/* --- templates --- */

struct template_site {
  struct completion *completion;
  struct span span;        /* from `{{` to the cursor, and `}}` where it follows */
  const struct tree *tree; /* the document that it is in; NULL: it cannot be read */
};

/* TEXT ends with U+0000, which is none of it. */
static void offer_name(const struct template_site *site, const struct buffer *text,
                       const char *where)
{
  struct buffer detail = {0}, about = {0};
  completion_add(site->completion, &(struct offer){.label = text->bytes,
                                                   .kind = KIND_CONSTANT,
                                                   .span = site->span,
                                                   .text = text,
                                                   .filter = text->bytes});
  buffer_put_string(&detail, where);
  completion_describe(site->completion, &detail, &about);
}

/* WHERE tells people where the name is from. */
static void add_name(const struct template_site *site, enum template_kind kind,
                     struct doc_text name, const char *where)
{
  struct buffer text = {0};
  if (!mention_takes_name(kind, name))
    return;
  buffer_printf(&text, "%s%.*s}}", mention_opening(kind), (int)name.length, name.bytes);
  buffer_put_char(&text, '\0');
  text.length -= !text.failed;
  if (text.failed)
    site->completion->good = false;
  else
    offer_name(site, &text, where);
  buffer_free(&text);
}

/* The same, unless the name is among those SEEN. */
static void add_new_name(const struct template_site *site, struct map *seen,
                         enum template_kind kind, struct doc_text name, const char *where)
{
  if (map_get(seen, name.bytes, name.length))
    return;
  site->completion->good &= map_put(seen, name.bytes, name.length, seen);
  add_name(site, kind, name, where);
}

static void add_names(const struct template_site *site, enum template_kind kind)
{
  const struct checker *checker = site->completion->question.document->checker;
  const struct doc_node *entries = site->tree ? mention_entries(site->tree->root, kind) : NULL;
  const struct doc_node *entry = entries && entries->count > 0 ? entries->first : NULL;
  struct map seen = {0};
  for (; entry; entry = entry->next)
    add_new_name(site, &seen, kind, mention_entry_name(kind, entry), mention_field(kind));
  const struct lint_names *declared =
      kind == TEMPLATE_ENV ? &checker->declared_env : &checker->declared_secrets;
  for (uint32_t i = 0; i < declared->count; i++)
    add_new_name(site, &seen, kind, declared->names[i], "declared in the configuration");
  map_free(&seen);
}

/* The document that the cursor is in, read without its LINE: for a text that never was one that
 * could be read. NULL where that does not help, or memory ends. FOREST is in the server's arena. */
static const struct tree *read_without_line(struct completion *completion, uint32_t line,
                                            struct forest *forest)
{
  const struct document *document = completion->question.document;
  struct arena *arena = &completion->question.server->arena;
  const struct buffer *text = &document->text;
  uint32_t end = completion->offset;
  while (end < text->length && text->bytes[end] != '\n' && text->bytes[end] != '\r')
    end++;
  struct input rest = {.length = text->length - (end - line), .format = document->format};
  char *bytes = arena_alloc(arena, rest.length + 1);
  completion->good &= bytes != NULL;
  if (!bytes)
    return NULL;
  memcpy(bytes, text->bytes, line);
  memcpy(bytes + line, text->bytes + end, text->length - end);
  rest.bytes = bytes;
  completion->good &= forest_read(forest, &rest, document->checker->yaml, arena);
  return completion->good ? forest_tree_at(forest, line) : NULL;
}

/* Whether the cursor is inside the braces of a template. */
bool complete_template(struct completion *completion)
{
  const struct buffer *text = &completion->question.document->text;
  uint32_t line = line_of(completion), start = last_before(completion, line, "{{");
  if (start == UINT32_MAX || last_before(completion, start, "}}") != UINT32_MAX)
    return false;
  uint32_t end = completion->offset;
  if (end + 2 <= text->length && memcmp(text->bytes + end, "}}", 2) == 0)
    end += 2;
  struct way way;
  struct forest forest;
  struct template_site site = {
      completion, {start, end - start}, ask_way(&completion->question, completion->offset, &way)};
  if (!mention_may_be_at(&way))
    return true; /* in braces nothing else can be meant */
  if (!site.tree)
    site.tree = read_without_line(completion, line, &forest);
  for (int i = 0; i < MENTION_KIND_COUNT; i++)
    add_names(&site, mention_kinds[i]);
  return true;
}

/* --- suppression comments --- */

/* Offers RULE in the place of what is TYPED, with which it need not begin: the editor keeps what
 * does, and shows the others again when some of it is deleted. */
static void add_rule(struct completion *completion, const struct rule *rule, struct span typed)
{
  struct buffer text = {0}, detail = {0}, about = {0};
  buffer_put_string(&text, rule->id);
  completion_add(
      completion,
      &(struct offer){
          .label = rule->id, .kind = KIND_VALUE, .span = typed, .text = &text, .filter = rule->id});
  buffer_put_string(&about, rule->summary);
  completion_describe(completion, &detail, &about);
  buffer_free(&text);
}

/* terlint's own, then those of the configuration. */
static void add_rules(struct completion *completion, struct span typed)
{
  const struct checker *checker = completion->question.document->checker;
  for (size_t i = 0; i < rule_count; i++)
    add_rule(completion, &rule_table[i], typed);
  for (uint32_t i = 0; i < checker->rule_count; i++)
    add_rule(completion, checker->rules[i]->rule, typed);
}

bool complete_suppression(struct completion *completion)
{
  static const char *const openings[] = {"# terlint: ignore[", "# terlint: ignore-file["};
  if (completion->question.document->format != INPUT_YAML)
    return false;
  uint32_t line = line_of(completion), start = UINT32_MAX;
  for (size_t i = 0; start == UINT32_MAX && i < sizeof openings / sizeof *openings; i++) {
    start = last_before(completion, line, openings[i]);
    start += start == UINT32_MAX ? 0 : (uint32_t)strlen(openings[i]);
  }
  if (start == UINT32_MAX || last_before(completion, start, "]") != UINT32_MAX)
    return false;
  uint32_t comma = last_before(completion, start, ",");
  start = comma == UINT32_MAX ? start : comma + 1;
  while (start < completion->offset && completion->question.document->text.bytes[start] == ' ')
    start++;
  add_rules(completion, (struct span){start, completion->offset - start});
  return true;
}
