#include "cli/explain.h"

#include "cli/explain_example.h"
#include "cli/wrap.h"
#include "engine/selection.h"
#include "fix/recipe.h"

enum { INDENT = 2, EXAMPLE_INDENT = 4, LABEL_COLUMN = 14, SEVERITY_WIDTH = 8, MAX_ID_WIDTH = 30 };

static const char *const category_about[CATEGORY_COUNT] = {
    [CATEGORY_SERVER] = "what the server itself refuses",
    [CATEGORY_RUNTIME] = "what the server accepts, and then fails on or loses",
    [CATEGORY_SECURITY] = "what others should not see or do",
    [CATEGORY_YAML] = "what YAML makes of a document, or cannot",
    [CATEGORY_ORG] = "your organisation's own",
};

const char *explain_category(enum category category)
{
  return category_about[category];
}

/* --- a page --- */

static void put_label(struct buffer *out, const char *label)
{
  size_t start = out->length;
  buffer_put_repeat(out, ' ', INDENT);
  buffer_put_string(out, label);
  buffer_put_repeat(out, ' ', LABEL_COLUMN - (out->length - start));
}

static void put_section(struct buffer *out, const char *title, const char *text)
{
  buffer_printf(out, "\n%s:\n", title);
  buffer_put_repeat(out, ' ', INDENT);
  wrap_put(out, text, INDENT, INDENT);
}

bool explain_is_required(const struct rule *rule)
{
  struct selection selection = {.place_count = 0};
  levels_fill(&selection.levels, LEVEL_OFF);
  selection_require_readable(&selection);
  return selection_has(&selection, rule);
}

const char *explain_fix(const struct rule *rule)
{
  const struct recipe *recipe = recipes_of(rule);
  if (!recipe)
    return NULL;
  for (; recipe_is_of(recipe, rule); recipe++)
    if (recipe->is_safe)
      return "`--fix`, or `--fix --unsafe-fixes` where less is certain";
  return "`--fix --unsafe-fixes`";
}

static void put_switch(struct buffer *out, const struct rule *rule)
{
  if (explain_is_required(rule)) {
    put_section(out, "To switch it off",
                "It stays on: a document that cannot be read is never good.");
    return;
  }
  buffer_put_string(out, "\nTo switch it off:\n");
  put_label(out, "for a run");
  buffer_printf(out, "--ignore %s\n", rule->id);
  put_label(out, "for good");
  buffer_printf(out, "rules: {%s: off}  (.terlint.yaml)\n", rule->id);
  put_label(out, "at a place");
  buffer_printf(out, "# terlint: ignore[%s] WHY  (YAML)\n", rule->id);
}

static void put_examples(struct buffer *out, const struct rule *rule)
{
  for (uint16_t i = 0; i < rule->example_count; i++) {
    const struct rule_example *example = &rule->examples[i];
    buffer_printf(out, "\n%s%s%s:\n", example->is_good ? "Good" : "Bad",
                  example->schema ? ", as " : "", example->schema ? example->schema : "");
    explain_put_example(out, example->text, EXAMPLE_INDENT);
  }
}

/* A line each, which may be an address and is not wrapped. */
static void put_see(struct buffer *out, const char *see)
{
  buffer_put_string(out, "\nSee:\n");
  while (*see) {
    size_t length = strcspn(see, "\n");
    buffer_printf(out, "%*s%.*s\n", INDENT, "", (int)length, see);
    see += length + (see[length] == '\n');
  }
}

void explain_put_page(struct buffer *out, const struct rule *rule)
{
  size_t start = out->length;
  buffer_printf(out, "%s: ", rule->id);
  wrap_put(out, rule->summary, out->length - start, INDENT);
  buffer_put_char(out, '\n');
  put_label(out, "severity");
  buffer_printf(out, "%s\n", severity_word(rule->severity));
  put_label(out, "category");
  buffer_printf(out, "%s: %s\n", category_word(rule->category), category_about[rule->category]);
  put_label(out, rule->bad_request ? "answer" : "type");
  buffer_printf(out, "%s\n", rule->bad_request ? "400, without entries" : rule->type);
  if (explain_fix(rule)) {
    put_label(out, "fix");
    buffer_printf(out, "%s\n", explain_fix(rule));
  }
  put_section(out, "Why", rule->why);
  put_section(out, "What to do", rule->help);
  put_examples(out, rule);
  if (rule->see)
    put_see(out, rule->see);
  put_switch(out, rule);
}

/* --- the table --- */

const struct rule *explain_rule_at(const struct rule_list *more, size_t index)
{
  if (index < rule_count)
    return &rule_table[index];
  index -= rule_count;
  return index < more->count ? more->items[index] : NULL;
}

static size_t longest_id(const struct rule_list *more)
{
  size_t longest = 0;
  const struct rule *rule;
  for (size_t i = 0; (rule = explain_rule_at(more, i)); i++)
    if (strlen(rule->id) > longest)
      longest = strlen(rule->id);
  return longest < MAX_ID_WIDTH ? longest : MAX_ID_WIDTH;
}

static void put_row(struct buffer *out, const struct rule *rule, size_t id_width)
{
  size_t column = INDENT + id_width + 1 + SEVERITY_WIDTH;
  buffer_printf(out, "%*s%-*s %-*s", INDENT, "", (int)id_width, rule->id, SEVERITY_WIDTH,
                severity_word(rule->severity));
  wrap_put(out, rule->summary, column, column);
}

static void put_category(struct buffer *out, const struct rule_list *more, enum category category,
                         size_t id_width)
{
  bool begun = false;
  const struct rule *rule;
  for (size_t i = 0; (rule = explain_rule_at(more, i)); i++) {
    if (rule->category != category)
      continue;
    if (!begun)
      buffer_printf(out, "%s%s: %s\n", out->length > 0 ? "\n" : "", category_word(category),
                    category_about[category]);
    begun = true;
    put_row(out, rule, id_width);
  }
}

void explain_put_table(struct buffer *out, const struct rule_list *more)
{
  size_t id_width = longest_id(more);
  for (int category = 0; category < CATEGORY_COUNT; category++)
    put_category(out, more, (enum category)category, id_width);
  buffer_put_string(out, "\nterlint explain RULE has a rule's page.\n");
}
