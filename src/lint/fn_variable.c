/* no-variable: no `${NAME}`, which other clients put a value in place of, and this worker does not
 * (contract section 4: it resolves templates, nothing else). What a shell is given to run, it
 * resolves itself. */
#include "lint/function.h"
#include "lint/place.h"

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         strchr("_:.-/", c);
}

/* The first `${…}` in TEXT from byte FROM on; length 0: there is none. */
static struct span find(struct doc_text text, uint32_t from)
{
  for (; from + 3 < text.length; from++) {
    const char *dollar = memchr(text.bytes + from, '$', text.length - from);
    if (!dollar)
      break;
    from = (uint32_t)(dollar - text.bytes);
    uint32_t end = from + 2;
    if (end >= text.length || dollar[1] != '{')
      continue;
    while (end < text.length && text.bytes[end] && is_name_byte(text.bytes[end]))
      end++;
    if (end > from + 2 && end < text.length && text.bytes[end] == '}')
      return (struct span){from, end + 1 - from};
  }
  return (struct span){text.length, 0};
}

/* The argument behind `-c` is a script. */
static bool is_script(const struct lint_call *call)
{
  const struct doc_node *before = call->given->key.bytes ? NULL : lint_before(call);
  return before && before->type == DOC_STRING && doc_text_equal(before->text, doc_text_of("-c"));
}

static bool run(const struct lint_call *call)
{
  struct placer placer;
  struct doc_text text = call->value->text;
  placer_begin(&placer, call->document->source, call->value);
  for (struct span at = find(text, 0); at.length > 0; at = find(text, span_end(at))) {
    if (is_script(call))
      break;
    struct lint_finding finding = {.error = lint_words(call, "%.*s is not resolved here",
                                                       (int)at.length, text.bytes + at.offset),
                                   .at = placer_next(&placer, at.offset, at.length),
                                   .part = doc_text_part(text, at)};
    if (!lint_report(call, &finding))
      return false;
  }
  return true;
}

const struct lint_function fn_no_variable = {
    .name = "no-variable", .takes = LINT_STRING, .run = run, .flags = DOC_TEXT_BRACE};
