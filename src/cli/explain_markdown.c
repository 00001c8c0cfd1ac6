#include "cli/explain_markdown.h"

#include "cli/explain.h"
#include "cli/explain_example.h"

enum { CODE_INDENT = 4 };

/* Writes TEXT so that Markdown shows it as it is, but for `code`, which it is in rules too. */
static void put_text(struct buffer *out, const char *text)
{
  bool in_code = false;
  for (; *text; text++) {
    in_code ^= *text == '`';
    if (!in_code && strchr("*_<>[]|\\#", *text))
      buffer_put_char(out, '\\');
    buffer_put_char(out, *text);
  }
}

static void put_section(struct buffer *out, const char *title, const char *text)
{
  buffer_printf(out, "\n## %s\n\n", title);
  put_text(out, text);
  buffer_put_char(out, '\n');
}

static void put_examples(struct buffer *out, const struct rule *rule)
{
  for (uint16_t i = 0; i < rule->example_count; i++) {
    const struct rule_example *example = &rule->examples[i];
    bool is_new = i == 0 || rule->examples[i - 1].is_good != example->is_good;
    if (is_new)
      buffer_printf(out, "\n## %s\n", example->is_good ? "Good" : "Bad");
    else
      buffer_put_string(out, "\nor\n");
    if (example->schema)
      buffer_printf(out, "\nas `%s`:\n", example->schema);
    buffer_put_char(out, '\n');
    explain_put_example(out, example->text, CODE_INDENT);
  }
}

static void put_see(struct buffer *out, const char *see)
{
  buffer_put_string(out, "\n## See\n\n");
  while (*see) {
    int length = (int)strcspn(see, "\n");
    buffer_printf(out, "- <%.*s>\n", length, see);
    see += length + (see[length] == '\n');
  }
}

static void put_switch(struct buffer *out, const struct rule *rule)
{
  buffer_put_string(out, "\n## To switch it off\n\n");
  if (explain_is_required(rule)) {
    buffer_put_string(out, "It stays on: a document that cannot be read is never good.\n");
    return;
  }
  buffer_printf(out, "- for a run: `--ignore %s`\n", rule->id);
  buffer_printf(out, "- for good: `rules: {%s: off}` in `.terlint.yaml`\n", rule->id);
  buffer_printf(out, "- at a place: `# terlint: ignore[%s] WHY` (YAML)\n", rule->id);
}

void explain_put_markdown(struct buffer *out, const struct rule *rule)
{
  buffer_printf(out, "# %s\n\n", rule->id);
  put_text(out, rule->summary);
  buffer_printf(out, "\n\n- severity: %s\n- category: `%s`, %s\n", severity_word(rule->severity),
                category_word(rule->category), explain_category(rule->category));
  if (rule->bad_request)
    buffer_put_string(out, "- answer: 400, without entries\n");
  else
    buffer_printf(out, "- type: `%s`\n", rule->type);
  if (explain_fix(rule))
    buffer_printf(out, "- fix: %s\n", explain_fix(rule));
  put_section(out, "Why", rule->why);
  put_section(out, "What to do", rule->help);
  put_examples(out, rule);
  if (rule->see)
    put_see(out, rule->see);
  put_switch(out, rule);
}

static void put_category(struct buffer *out, const struct rule_list *more, enum category category)
{
  bool begun = false;
  const struct rule *rule;
  for (size_t i = 0; (rule = explain_rule_at(more, i)); i++) {
    if (rule->category != category)
      continue;
    if (!begun)
      buffer_printf(out,
                    "\n## %s: %s\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n",
                    category_word(category), explain_category(category));
    begun = true;
    buffer_printf(out, "| [%s](%s.md) | %s | ", rule->id, rule->id, severity_word(rule->severity));
    put_text(out, rule->summary);
    buffer_put_string(out, " |\n");
  }
}

void explain_put_markdown_table(struct buffer *out, const struct rule_list *more)
{
  buffer_put_string(out, "# Rules\n");
  for (int category = 0; category < CATEGORY_COUNT; category++)
    put_category(out, more, (enum category)category);
}
