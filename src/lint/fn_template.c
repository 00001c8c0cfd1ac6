/* template: every {{…}} in a string is one of the forms that the worker resolves (contract section
 * 4). */
#include "lint/function.h"
#include "lint/place.h"
#include "lint/template.h"

/* "write {{.secret.name}}", where it can be told what was meant. */
static struct words help_for(const struct lint_call *call, const struct template *found)
{
  struct template meant = template_guess(found->name);
  const char *word = template_word(meant.kind);
  if (meant.kind == TEMPLATE_UNKNOWN)
    return (struct words){NULL, 0};
  return lint_words(call, "Write {{%s%s%s%.*s}}: no white space, and exactly these words.",
                    word ? "." : "", word ? word : "", word ? "." : "", (int)meant.name.length,
                    meant.name.bytes);
}

static bool run(const struct lint_call *call)
{
  struct template found;
  struct doc_text text = call->value->text;
  for (uint32_t from = 0; template_next(text, from, &found); from = span_end(found.at)) {
    if (found.kind != TEMPLATE_UNKNOWN)
      continue;
    struct lint_finding finding = {
        .error = lint_words(call, "%.*s is no template that is resolved", (int)found.at.length,
                            text.bytes + found.at.offset),
        .help = help_for(call, &found),
        .at = place_of_part(call->document->source, call->value, found.at.offset, found.at.length)};
    if (!lint_report(call, &finding))
      return false;
  }
  return true;
}

const struct lint_function fn_template = {
    .name = "template", .takes = LINT_STRING, .run = run, .flags = DOC_TEXT_BRACE};
