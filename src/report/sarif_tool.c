#include "report/sarif_tool.h"

#include "base/utf8.h"
#include "config.h"
#include "report/json_text.h"

/* GitHub takes no longer `fullDescription`, in characters. */
enum { MAX_DESCRIPTION = 1024 };

static const char *const levels[] = {
    [SEVERITY_INFO] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *sarif_level(enum severity severity)
{
  return levels[severity];
}

/* Bytes of the first COUNT characters of TEXT, or all of them. */
static size_t first_characters(const struct buffer *text, size_t count)
{
  size_t at = 0;
  while (at < text->length && (!utf8_continues(text->bytes[at]) || count > 0)) {
    if (!utf8_continues(text->bytes[at]) && count-- == 0)
      break;
    at++;
  }
  return at;
}

/* Writes `"NAME":"first AND second"`. */
static void put_joined(struct buffer *out, const char *name, const char *first, const char *and,
                       const char *second, size_t most)
{
  struct buffer text = {0};
  buffer_put_string(&text, first);
  buffer_put_string(&text, and);
  buffer_put_string(&text, second);
  buffer_printf(out, "\"%s\":", name);
  json_text_put(out, text.bytes, first_characters(&text, most));
  out->failed |= text.failed;
  buffer_free(&text);
}

static void put_rule(struct buffer *out, const struct rule *rule)
{
  buffer_printf(out, "{\"id\":\"%s\",\"shortDescription\":{\"text\":", rule->id);
  json_text_put_string(out, rule->summary);
  buffer_put_string(out, "},\"fullDescription\":{");
  put_joined(out, "text", rule->summary, " ", rule->why, MAX_DESCRIPTION);
  buffer_put_string(out, "},\"help\":{");
  put_joined(out, "text", rule->why, "\n\n", rule->help, SIZE_MAX);
  buffer_put_char(out, ',');
  put_joined(out, "markdown", rule->why, "\n\n**What to do:** ", rule->help, SIZE_MAX);
  buffer_put_char(out, '}');
  struct words address = rule_address(rule);
  if (address.length > 0) {
    buffer_put_string(out, ",\"helpUri\":");
    json_text_put(out, address.bytes, address.length);
  }
  buffer_printf(out,
                ",\"defaultConfiguration\":{\"level\":\"%s\"},\"properties\":{\"tags\":[\"%s\"]}}",
                sarif_level(rule->severity), category_word(rule->category));
}

void sarif_put_tool(struct buffer *out, const struct report_options *options)
{
  buffer_put_string(out, "{\"driver\":{\"name\":\"terlint\",\"version\":\"" PACKAGE_VERSION
                         "\",\"informationUri\":\"" PACKAGE_URL "\",\"rules\":[");
  for (size_t i = 0; i < options->rule_count; i++) {
    buffer_put_string(out, i > 0 ? ",\n" : "\n");
    put_rule(out, options->rules[i]);
  }
  buffer_put_string(out, "\n]}}");
}
