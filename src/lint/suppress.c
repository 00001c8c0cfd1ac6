#include "lint/suppress.h"

struct scanner {
  const struct source *source;
  struct arena *arena;
  struct suppression *first, *last;
  uint32_t count;
};

/* --- places --- */

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

static bool ends_line(char c)
{
  return c == '\n' || c == '\r';
}

static uint32_t line_start(const struct source *source, uint32_t at)
{
  while (at > 0 && !ends_line(source->bytes[at - 1]))
    at--;
  return at;
}

static uint32_t line_end(const struct source *source, uint32_t at)
{
  while (at < source->length && !ends_line(source->bytes[at]))
    at++;
  return at;
}

static uint32_t skip_space(const struct source *source, uint32_t at, uint32_t end)
{
  while (at < end && is_space(source->bytes[at]))
    at++;
  return at;
}

/* The line that a comment on a line of its own, which ends at END, is about: the next one that is
 * neither blank nor a comment. */
static struct span line_below(const struct source *source, uint32_t end)
{
  for (uint32_t at = end; at < source->length;) {
    at += ends_line(source->bytes[at]);
    end = line_end(source, at);
    uint32_t text = skip_space(source, at, end);
    if (text < end && source->bytes[text] != '#')
      return (struct span){at, end - at};
    at = end;
  }
  return (struct span){source->length, 0};
}

/* --- one comment --- */

static bool add(struct scanner *scanner, struct suppression found)
{
  struct suppression *suppression = arena_alloc(scanner->arena, sizeof *suppression);
  if (!suppression)
    return false;
  *suppression = found;
  if (scanner->last)
    scanner->last->next = suppression;
  else
    scanner->first = suppression;
  scanner->last = suppression;
  scanner->count++;
  return true;
}

static bool takes(const struct source *source, uint32_t *at, uint32_t end, const char *word)
{
  uint32_t length = (uint32_t)strlen(word);
  if (end - *at < length || memcmp(source->bytes + *at, word, length) != 0)
    return false;
  *at += length;
  return true;
}

static bool add_malformed(struct scanner *scanner, struct suppression about)
{
  about.word = about.comment;
  about.is_malformed = true;
  return add(scanner, about);
}

/* The ids between the brackets that begin before AT. */
static bool add_words(struct scanner *scanner, struct suppression about, uint32_t at)
{
  const struct source *source = scanner->source;
  uint32_t end = span_end(about.comment), close = at;
  while (close < end && source->bytes[close] != ']')
    close++;
  if (close == end)
    return add_malformed(scanner, about);
  uint32_t count = 0;
  while (at < close) {
    while (at < close && (is_space(source->bytes[at]) || source->bytes[at] == ','))
      at++;
    uint32_t start = at;
    while (at < close && !is_space(source->bytes[at]) && source->bytes[at] != ',')
      at++;
    if (at == start)
      continue;
    count++;
    about.word = (struct span){start, at - start};
    if (!add(scanner, about))
      return false;
  }
  return count > 0 || add_malformed(scanner, about);
}

/* The comment whose `#` is at HASH and whose text goes on behind the sign at AT. */
static bool add_comment(struct scanner *scanner, uint32_t hash, uint32_t at)
{
  const struct source *source = scanner->source;
  uint32_t end = line_end(source, at), start = line_start(source, hash);
  struct suppression about = {.comment = {hash, end - hash}};
  bool is_alone = skip_space(source, start, hash) == hash;
  about.lines = is_alone ? line_below(source, end) : (struct span){start, end - start};
  at = skip_space(source, at, end);
  about.is_file = takes(source, &at, end, "ignore-file");
  if (!about.is_file && !takes(source, &at, end, "ignore"))
    return add_malformed(scanner, about);
  at = skip_space(source, at, end);
  if (!takes(source, &at, end, "["))
    return add_malformed(scanner, about);
  return add_words(scanner, about, at);
}

/* Whether the `#` at HASH may begin a comment: a line's beginning or white space stands before it.
 */
static bool may_begin(const struct source *source, uint32_t hash)
{
  char before = hash > 0 ? source->bytes[hash - 1] : '\n';
  return is_space(before) || ends_line(before);
}

/* Makes lists of what SCANNER has found. */
static bool list_all(struct suppressions *list, const struct scanner *scanner)
{
  list->list = arena_alloc(scanner->arena, scanner->count * sizeof(void *));
  list->files = arena_alloc(scanner->arena, scanner->count * sizeof(void *));
  if (!list->list || !list->files)
    return false;
  for (struct suppression *s = scanner->first; s; s = s->next) {
    list->list[list->count++] = s;
    if (s->is_file)
      list->files[list->file_count++] = s;
  }
  return true;
}

bool suppressions_find(struct suppressions *list, const struct source *source, struct arena *arena)
{
  struct scanner scanner = {.source = source, .arena = arena};
  list->is_known = true;
  for (uint32_t at = 0; at < source->length;) {
    const char *found = memchr(source->bytes + at, '#', source->length - at);
    if (!found)
      break;
    uint32_t hash = (uint32_t)(found - source->bytes);
    at = skip_space(source, hash + 1, source->length);
    if (takes(source, &at, source->length, "terlint:") && may_begin(source, hash) &&
        !add_comment(&scanner, hash, at))
      return false;
  }
  return scanner.count == 0 || list_all(list, &scanner);
}

uint32_t suppressions_from(const struct suppressions *list, uint32_t offset)
{
  uint32_t low = 0, high = list->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list->list[middle]->comment.offset < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* --- with the document --- */

static bool is_block_scalar(const struct source *source, struct span text)
{
  return text.length > 0 &&
         (source->bytes[text.offset] == '|' || source->bytes[text.offset] == '>');
}

/* Whether the byte at AT is text of the document. The line on which a block scalar begins may have
 * a comment. */
static bool is_text(const struct source *source, const struct doc_texts *texts, uint32_t at)
{
  const struct span *text = doc_texts_at(texts, at);
  return text && (!is_block_scalar(source, *text) || at >= line_end(source, text->offset));
}

void suppressions_strike(struct suppressions *list, const struct source *source,
                         const struct doc_texts *texts, uint32_t start, uint32_t end)
{
  for (uint32_t i = suppressions_from(list, start); i < list->count; i++) {
    struct suppression *s = list->list[i];
    if (s->comment.offset >= end)
      return;
    if (is_text(source, texts, s->comment.offset)) {
      s->is_reported = true;
      s->is_file = false;
      s->lines.length = 0;
    }
  }
}

static bool holds(struct span lines, uint32_t offset)
{
  return lines.length > 0 && offset >= lines.offset && offset <= span_end(lines);
}

/* Where the line counts on which something AT a place is silenced: the beginning of the block
 * scalar that it is in, or its own place. */
static uint32_t line_of(const struct source *source, const struct doc_texts *texts, uint32_t at)
{
  const struct span *text = doc_texts_at(texts, at);
  return text && is_block_scalar(source, *text) ? text->offset : at;
}

static bool names(const struct suppression *suppression, const struct source *source,
                  const struct rule *rule)
{
  return !suppression->is_malformed && strlen(rule->id) == suppression->word.length &&
         memcmp(source->bytes + suppression->word.offset, rule->id, suppression->word.length) == 0;
}

/* How many of LIST are about a line that begins at OFFSET or before. */
static uint32_t count_up_to(const struct suppressions *list, uint32_t offset)
{
  uint32_t low = 0, high = list->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list->list[middle]->lines.offset <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Whether RULE is silenced on the line of OFFSET; marks what does so as used. */
static bool covers_line(const struct suppressions *list, const struct source *source,
                        const struct rule *rule, uint32_t offset)
{
  bool covered = false;
  uint32_t i = count_up_to(list, offset);
  uint32_t line = i > 0 ? list->list[i - 1]->lines.offset : 0;
  for (; i > 0 && list->list[i - 1]->lines.offset == line; i--)
    if (holds(list->list[i - 1]->lines, offset) && names(list->list[i - 1], source, rule))
      covered = list->list[i - 1]->is_used = true;
  return covered;
}

static bool covers_file(const struct suppressions *list, const struct source *source,
                        const struct rule *rule)
{
  bool covered = false;
  for (uint32_t i = 0; i < list->file_count; i++)
    if (list->files[i]->is_file && names(list->files[i], source, rule))
      covered = list->files[i]->is_used = true;
  return covered;
}

bool suppressions_cover(struct suppressions *list, const struct source *source,
                        const struct doc_texts *texts, const struct diagnostic *diagnostic)
{
  uint32_t at = diagnostic->span.offset, line = line_of(source, texts, at);
  bool on_file = covers_file(list, source, diagnostic->rule);
  bool at_place = covers_line(list, source, diagnostic->rule, at);
  bool at_line = line != at && covers_line(list, source, diagnostic->rule, line);
  return on_file || at_place || at_line;
}
