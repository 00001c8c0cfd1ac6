/* template: every {{…}} in a string is one of the forms that the worker resolves (contract section
 * 4). */
#include "lint/message.h"
#include "lint/place.h"
#include "lint/template.h"

static bool suggest_form(const struct lint_call *call, const struct template *found,
                         struct lint_finding *finding)
{
  struct buffer meant = {0};
  if (!template_put_meant(&meant, found))
    return true;
  finding->suggestion = lint_take(call, &meant);
  finding->help = lint_words(call, "Write %.*s, exactly so.", (int)finding->suggestion.length,
                             finding->suggestion.bytes);
  return finding->suggestion.bytes && finding->help.bytes;
}

static bool report(const struct lint_call *call, struct placer *placer,
                   const struct template *found)
{
  struct buffer error = {0};
  struct span at = found->at;
  lint_put_text(&error, (struct doc_text){call->value->text.bytes + at.offset, at.length});
  buffer_put_string(&error, found->kind == TEMPLATE_OPEN ? " is not closed, and so no template"
                                                         : " is no template that is resolved");
  struct lint_finding finding = {.error = lint_take(call, &error),
                                 .at = placer_next(placer, at.offset, at.length),
                                 .part = doc_text_part(call->value->text, at)};
  return suggest_form(call, found, &finding) && lint_report(call, &finding);
}

static bool run(const struct lint_call *call)
{
  struct placer placer;
  struct template found;
  struct doc_text text = call->value->text;
  placer_begin(&placer, call->document->source, call->value);
  for (uint32_t from = 0; template_next(text, from, &found); from = span_end(found.at))
    if (found.kind >= TEMPLATE_UNKNOWN && !report(call, &placer, &found))
      return false;
  return true;
}

const struct lint_function fn_template = {
    .name = "template", .takes = LINT_STRING, .run = run, .flags = DOC_TEXT_BRACE};
