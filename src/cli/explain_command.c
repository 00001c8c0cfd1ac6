#include "cli/command.h"
#include "cli/complain.h"
#include "cli/explain.h"
#include "cli/option_records.h"
#include "cli/print.h"

/* The pages of RULE and of CATEGORY's rules; false where there is none. */
static bool put_pages(struct buffer *out, const struct rule *rule, enum category category)
{
  bool any = false;
  for (size_t i = 0; i < rule_count; i++) {
    if (&rule_table[i] != rule && rule_table[i].category != category)
      continue;
    if (out->length > 0)
      buffer_put_char(out, '\n');
    explain_put_page(out, &rule_table[i]);
    any = true;
  }
  return any;
}

/* WORD is a rule's id or a category, as for --select. */
static bool put_word(struct buffer *out, const char *word)
{
  const struct rule *rule = rule_find(word, strlen(word));
  enum category category = category_from_word(word, strlen(word));
  if (rule || category < CATEGORY_COUNT)
    return put_pages(out, rule, category) || complain("%s: no rule is in this category", word);
  const char *near = rule_near(word, strlen(word));
  if (near)
    return complain("%s: no rule or category of that name; did you mean %s?", word, near);
  return complain("%s: no rule or category of that name; terlint explain lists them", word);
}

static enum exit_code run(const struct options *options)
{
  struct buffer text = {0};
  bool good = true;
  if (options->argument_count == 0)
    explain_put_table(&text);
  for (int i = 0; good && i < options->argument_count; i++)
    good = put_word(&text, options->arguments[i]);
  if (good)
    return print_text(&text);
  buffer_free(&text);
  return EXIT_TROUBLE;
}

const struct command explain_command = {
    .name = "explain",
    .arguments = "[RULE...]",
    .values = &values_rule,
    .summary = "tell what a rule is about, or list all rules",
    .about = "Prints the page of each RULE, a rule's id or a category: what is wrong, why it\n"
             "matters and what to do. Without one it lists all rules.\n",
    .exits = "Exit: 0 printed, 2 no such rule.\n",
    .groups = 1u << GROUP_COMMON,
    .least = 0,
    .most = ANY_NUMBER,
    .run = run,
};
