#include "report/sarif_result.h"

#include "base/uri.h"
#include "report/detail.h"
#include "report/fingerprint.h"
#include "report/json_text.h"
#include "report/safe_text.h"
#include "report/sarif_tool.h"

#include <inttypes.h>

/* --- places --- */

void sarif_put_artifact(struct buffer *out, const char *path)
{
  buffer_put_string(out, "\"artifactLocation\":{\"uri\":\"");
  uri_put(out, path);
  buffer_put_string(out, *path == '/' ? "\"}" : "\",\"uriBaseId\":\"%SRCROOT%\"}");
}

static void put_region(struct buffer *out, const char *name, const struct line_map *lines,
                       struct span span)
{
  struct position start = line_map_position(lines, span.offset);
  struct position end = line_map_position(lines, span_end(span));
  buffer_printf(out,
                "\"%s\":{\"startLine\":%" PRIu64 ",\"startColumn\":%u,\"endLine\":%" PRIu64
                ",\"endColumn\":%u}",
                name, start.line, start.column, end.line, end.column);
}

static void put_physical(struct buffer *out, const struct report_document *document,
                         struct span span)
{
  buffer_put_string(out, "\"physicalLocation\":{");
  sarif_put_artifact(out, document->path.in_repository);
  buffer_put_char(out, ',');
  put_region(out, "region", document->lines, span);
  buffer_put_char(out, '}');
}

/* --- messages: plain text, in which `[text](place)` would be a link (section 3.11.6). Braces stand
 * as they are: section 3.11.5 doubles them, but those who read SARIF show what they find. --- */

void sarif_put_text(struct buffer *out, const char *bytes, size_t length)
{
  struct buffer text = {0};
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == ']' && i + 1 < length && bytes[i + 1] == '(')
      buffer_put_char(&text, '\\');
    buffer_put_char(&text, bytes[i]);
  }
  buffer_put_string(out, "{\"text\":");
  json_text_put(out, text.bytes, text.length);
  buffer_put_char(out, '}');
  out->failed |= text.failed;
  buffer_free(&text);
}

static void put_message(struct buffer *out, const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  detail_write_message(&text, diagnostic);
  buffer_put_string(&text, ". ");
  detail_write_help(&text, diagnostic);
  sarif_put_text(out, text.bytes, text.length);
  out->failed |= text.failed;
  buffer_free(&text);
}

/* --- a result --- */

static void put_rule(struct buffer *out, const struct report_options *options,
                     const struct rule *rule)
{
  buffer_printf(out, "{\"ruleId\":\"%s\"", rule->id);
  for (size_t i = 0; i < options->rule_count; i++)
    if (strcmp(options->rules[i]->id, rule->id) == 0) /* two configurations may have one each */
      buffer_printf(out, ",\"ruleIndex\":%zu", i);
}

/* What could not be read has no loc but its place. */
static void put_logical(struct buffer *out, const struct diagnostic *diagnostic)
{
  if (diagnostic->input_kind == INPUT_EMPTY)
    return;
  buffer_put_string(out, ",\"logicalLocations\":[{\"fullyQualifiedName\":");
  detail_write_quoted(out, detail_write_loc, diagnostic);
  buffer_put_string(out, "}]");
}

static void put_related(struct buffer *out, const struct report_document *document,
                        const struct diagnostic *diagnostic)
{
  if (diagnostic->related_count == 0)
    return;
  buffer_put_string(out, ",\"relatedLocations\":[");
  for (uint32_t i = 0; i < diagnostic->related_count; i++) {
    const struct related_place *place = &diagnostic->related[i];
    struct buffer text = {0};
    buffer_put_string(out, i > 0 ? ",{" : "{");
    put_physical(out, document, place->span);
    buffer_put_string(out, ",\"message\":");
    safe_text_put(&text, place->message.bytes, place->message.length);
    sarif_put_text(out, text.bytes, text.length);
    buffer_put_char(out, '}');
    out->failed |= text.failed;
    buffer_free(&text);
  }
  buffer_put_char(out, ']');
}

static void put_fix(struct buffer *out, const struct report_document *document,
                    const struct fix *fix)
{
  buffer_put_string(out, "{\"description\":");
  sarif_put_text(out, fix->title.bytes, fix->title.length);
  buffer_put_string(out, ",\"artifactChanges\":[{");
  sarif_put_artifact(out, document->path.in_repository);
  buffer_put_string(out, ",\"replacements\":[");
  for (uint32_t i = 0; i < fix->edit_count; i++) {
    buffer_put_string(out, i > 0 ? ",{" : "{");
    put_region(out, "deletedRegion", document->lines, fix->edits[i].at);
    buffer_put_string(out, ",\"insertedContent\":{\"text\":");
    json_text_put(out, fix->edits[i].text.bytes, fix->edits[i].text.length);
    buffer_put_string(out, "}}");
  }
  buffer_put_string(out, "]}]}");
}

static void put_fixes(struct buffer *out, const struct report_document *document,
                      const struct diagnostic *diagnostic)
{
  bool has_some = false;
  for (uint32_t i = 0; i < diagnostic->fix_count; i++) {
    if (!detail_shows_fix(document, &diagnostic->fixes[i]))
      continue;
    buffer_put_string(out, has_some ? "," : ",\"fixes\":[");
    has_some = true;
    put_fix(out, document, &diagnostic->fixes[i]);
  }
  buffer_put_string(out, has_some ? "]" : "");
}

void sarif_write_document(struct buffer *out, const struct report_options *options,
                          const struct report_document *document)
{
  for (uint32_t i = 0; i < document->count; i++) {
    const struct diagnostic *diagnostic = document->diagnostics[i];
    put_rule(out, options, diagnostic->rule);
    buffer_printf(out, ",\"level\":\"%s\",\"message\":", sarif_level(diagnostic->severity));
    put_message(out, diagnostic);
    buffer_put_string(out, ",\"locations\":[{");
    put_physical(out, document, diagnostic->span);
    put_logical(out, diagnostic);
    buffer_put_string(out, "}]");
    put_related(out, document, diagnostic);
    buffer_put_string(out, ",\"partialFingerprints\":{\"" FINGERPRINT_NAME "\":\"");
    fingerprint_write(out, document->fingerprints[i]);
    buffer_put_string(out, "\"}");
    put_fixes(out, document, diagnostic);
    buffer_put_string(out, "}\n");
  }
}
