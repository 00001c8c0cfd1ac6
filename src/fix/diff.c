#include "fix/diff.h"

#include "report/safe_text.h"

#include <inttypes.h>

enum { RING = 2 * DIFF_CONTEXT + 1 };

void diff_begin(struct diff *diff, const char *path, bool is_for_people)
{
  *diff = (struct diff){.path = path, .is_for_people = is_for_people};
}

void diff_free(struct diff *diff)
{
  buffer_free(&diff->out);
  buffer_free(&diff->body);
  buffer_free(&diff->added);
  for (int i = 0; i < RING; i++)
    buffer_free(&diff->same[i]);
}

/* --- names and lines --- */

/* Whether git would quote a path with BYTE. */
static bool is_odd(unsigned char byte)
{
  return byte < ' ' || byte >= 0x7F || byte == '"' || byte == '\\';
}

static void put_odd(struct buffer *out, unsigned char byte)
{
  static const char shorts[] = "\"\"\\\\\aa\bb\tt\nn\vv\ff\rr";
  for (const char *pair = shorts; *pair; pair += 2)
    if ((unsigned char)*pair == byte) {
      buffer_put_char(out, '\\');
      buffer_put_char(out, pair[1]);
      return;
    }
  buffer_printf(out, "\\%03o", byte);
}

/* As git writes names: in quotes where they are odd, with a tab behind them where they hold a
 * space. */
static void put_name(struct buffer *out, const char *path)
{
  bool odd = false;
  for (const char *at = path; *at; at++)
    odd |= is_odd((unsigned char)*at);
  if (odd)
    buffer_put_char(out, '"');
  for (const char *at = path; *at; at++)
    if (is_odd((unsigned char)*at))
      put_odd(out, (unsigned char)*at);
    else
      buffer_put_char(out, *at);
  if (odd)
    buffer_put_char(out, '"');
  else if (strchr(path, ' '))
    buffer_put_char(out, '\t');
}

static void put_line(const struct diff *diff, struct buffer *out, char mark, struct words line)
{
  bool is_complete = line.length > 0 && line.bytes[line.length - 1] == '\n';
  buffer_put_char(out, mark);
  if (diff->is_for_people)
    safe_text_put(out, line.bytes, line.length - is_complete);
  else
    buffer_put(out, line.bytes, line.length - is_complete);
  buffer_put_char(out, '\n');
  if (!is_complete)
    buffer_put_string(out, "\\ No newline at end of file\n");
}

/* Takes the first line off TEXT. */
static struct words next_line(struct words *text)
{
  const char *newline = memchr(text->bytes, '\n', text->length);
  uint32_t length = newline ? (uint32_t)(newline + 1 - text->bytes) : text->length;
  struct words line = {text->bytes, length};
  *text = (struct words){text->bytes + length, text->length - length};
  return line;
}

/* --- hunks --- */

static void move_buffer(struct buffer *out, struct buffer *from)
{
  buffer_put(out, from->bytes, from->length);
  out->failed |= from->failed;
  buffer_clear(from);
}

/* Moves the first COUNT lines without changes into the hunk. */
static void put_same(struct diff *diff, unsigned count)
{
  for (; count > 0; count--) {
    struct buffer *line = &diff->same[diff->same_first];
    put_line(diff, &diff->body, ' ', (struct words){line->bytes, (uint32_t)line->length});
    diff->body.failed |= line->failed;
    diff->same_first = (diff->same_first + 1) % RING;
    diff->same_count--;
    diff->before_count++;
    diff->after_count++;
  }
}

static void put_range(struct buffer *out, char mark, uint64_t first, uint64_t count)
{
  buffer_printf(out, "%c%" PRIu64, mark, count > 0 ? first : first - 1);
  if (count != 1)
    buffer_printf(out, ",%" PRIu64, count);
}

static void close_hunk(struct diff *diff)
{
  move_buffer(&diff->body, &diff->added);
  put_same(diff, diff->same_count < DIFF_CONTEXT ? diff->same_count : DIFF_CONTEXT);
  if (!diff->has_header) {
    buffer_put_string(&diff->out, "--- ");
    put_name(&diff->out, diff->path);
    buffer_put_string(&diff->out, "\n+++ ");
    put_name(&diff->out, diff->path);
    buffer_put_char(&diff->out, '\n');
    diff->has_header = true;
  }
  buffer_put_string(&diff->out, "@@ ");
  put_range(&diff->out, '-', diff->before_first, diff->before_count);
  buffer_put_char(&diff->out, ' ');
  put_range(&diff->out, '+', diff->after_first, diff->after_count);
  buffer_put_string(&diff->out, " @@\n");
  move_buffer(&diff->out, &diff->body);
  diff->is_open = false;
}

/* Forgets the oldest lines without changes where only CONTEXT may be needed. */
static void keep_context(struct diff *diff)
{
  while (diff->same_count > DIFF_CONTEXT) {
    diff->same_first = (diff->same_first + 1) % RING;
    diff->same_count--;
  }
}

static void add_same(struct diff *diff, struct words line)
{
  struct buffer *copy = &diff->same[(diff->same_first + diff->same_count) % RING];
  buffer_clear(copy);
  buffer_put(copy, line.bytes, line.length);
  diff->same_count++;
  diff->before_line++;
  diff->after_line++;
  if (diff->is_open && diff->same_count == RING)
    close_hunk(diff);
  if (!diff->is_open)
    keep_context(diff);
}

static void open_hunk(struct diff *diff)
{
  diff->is_open = true;
  diff->before_first = diff->before_line - diff->same_count + 1;
  diff->after_first = diff->after_line - diff->same_count + 1;
  diff->before_count = diff->after_count = 0;
}

/* Lines BEFORE have become lines AFTER. */
static void add_change(struct diff *diff, struct words before, struct words after)
{
  if (!diff->is_open)
    open_hunk(diff);
  if (diff->same_count > 0) {
    move_buffer(&diff->body, &diff->added);
    put_same(diff, diff->same_count);
  }
  for (; before.length > 0; diff->before_line++, diff->before_count++)
    put_line(diff, &diff->body, '-', next_line(&before));
  for (; after.length > 0; diff->after_line++, diff->after_count++)
    put_line(diff, &diff->added, '+', next_line(&after));
}

/* --- from changes to lines --- */

static bool is_line_start(struct words text, uint32_t offset)
{
  return offset == 0 || text.bytes[offset - 1] == '\n';
}

static uint32_t line_start(struct words text, uint32_t offset)
{
  while (!is_line_start(text, offset))
    offset--;
  return offset;
}

/* Behind the line break of the line that OFFSET is on. */
static uint32_t line_end(struct words text, uint32_t offset)
{
  const char *newline = memchr(text.bytes + offset, '\n', text.length - offset);
  return newline ? (uint32_t)(newline + 1 - text.bytes) : text.length;
}

/* Whether OFFSET is on a line that ends at END, and not on the next one. */
static bool is_on_line(struct words text, uint32_t offset, uint32_t end)
{
  return offset < end || (offset == end && !is_line_start(text, end));
}

/* Whole lines in the place of change *I, and of those behind it that touch the same lines; *I is
 * moved on. */
static struct change take_lines(struct words before, struct words after,
                                const struct changes *changes, uint32_t *i)
{
  struct change first = changes->list[*i];
  uint32_t start = line_start(before, first.before.offset);
  uint32_t new_start = first.after.offset - (first.before.offset - start);
  for (;;) {
    struct change change = changes->list[(*i)++];
    uint32_t old_end = span_end(change.before), new_end = span_end(change.after), end = old_end;
    if (!is_line_start(before, old_end) || !is_line_start(after, new_end))
      end = line_end(before, old_end);
    if (*i < changes->count && is_on_line(before, changes->list[*i].before.offset, end))
      continue;
    new_end += end - old_end;
    return (struct change){{start, end - start}, {new_start, new_end - new_start}};
  }
}

static bool words_equal(struct words a, struct words b)
{
  return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

static struct words last_line(struct words text)
{
  uint32_t start = line_start(text, text.length - 1);
  return (struct words){text.bytes + start, text.length - start};
}

/* Lines BEFORE have become lines AFTER; those at the beginning and the end may be the same. */
static void add_block(struct diff *diff, struct words before, struct words after)
{
  struct words end = {before.bytes + before.length, 0};
  for (struct words a = before, b = after; a.length > 0 && b.length > 0; before = a, after = b) {
    struct words line = next_line(&a);
    if (!words_equal(line, next_line(&b)))
      break;
    add_same(diff, line);
  }
  while (before.length > 0 && after.length > 0 &&
         words_equal(last_line(before), last_line(after))) {
    uint32_t length = last_line(before).length;
    before.length -= length;
    after.length -= length;
    end = (struct words){end.bytes - length, end.length + length};
  }
  if (before.length > 0 || after.length > 0)
    add_change(diff, before, after);
  while (end.length > 0)
    add_same(diff, next_line(&end));
}

static struct words piece(struct words text, uint32_t start, uint32_t end)
{
  return (struct words){text.bytes + start, end - start};
}

void diff_add(struct diff *diff, struct words before, struct words after,
              const struct changes *changes)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < changes->count;) {
    struct change lines = take_lines(before, after, changes, &i);
    struct words same = piece(before, at, lines.before.offset);
    while (same.length > 0)
      add_same(diff, next_line(&same));
    at = span_end(lines.before);
    add_block(diff, piece(before, lines.before.offset, at),
              piece(after, lines.after.offset, span_end(lines.after)));
  }
  struct words same = piece(before, at, before.length);
  while (same.length > 0)
    add_same(diff, next_line(&same));
}

void diff_end(struct diff *diff)
{
  if (diff->is_open)
    close_hunk(diff);
}
