#include "cli/command.h"
#include "cli/complain.h"
#include "cli/explain.h"
#include "cli/explain_markdown.h"
#include "cli/option_records.h"
#include "cli/print.h"
#include "config/finder.h"

#include <errno.h>

/* What there is to explain. */
struct explaining {
  struct buffer out;
  const struct config *config; /* NULL: there is none */
  struct rule_list more;       /* the configuration's own rules */
  bool markdown;
};

static void put_page(struct explaining *it, const struct rule *rule)
{
  if (it->out.length > 0)
    buffer_put_char(&it->out, '\n');
  if (it->markdown)
    explain_put_markdown(&it->out, rule);
  else
    explain_put_page(&it->out, rule);
}

/* The pages of CATEGORY's rules; false where there are none. */
static bool put_category(struct explaining *it, enum category category)
{
  size_t before = it->out.length;
  for (size_t i = 0; i < rule_count; i++)
    if (rule_table[i].category == category)
      put_page(it, &rule_table[i]);
  for (size_t i = 0; i < it->more.count; i++)
    if (it->more.items[i]->category == category)
      put_page(it, it->more.items[i]);
  return it->out.length > before;
}

/* Tells CONFIG's first problem after TEXT; always false. */
static bool complain_of_config(const char *text, const struct config *config)
{
  const struct config_problem *problem = &config->problems[0];
  if (problem->line == 0)
    return complain("%s%s: %s", text, problem->path, problem->reason);
  return complain("%s%s:%llu: %s", text, problem->path, (unsigned long long)problem->line,
                  problem->reason);
}

/* Says that there is no WORD; where the configuration is broken, that may be why. */
static bool refuse(const struct explaining *it, const char *word)
{
  const struct config *config = it->config;
  const char *near = rule_near(&it->more, word, strlen(word));
  if (config && config->problem_count > 0)
    return complain(
        "%s: no rule or category of that name; the configuration has mistakes: %s:%llu: %s", word,
        config->problems->path, (unsigned long long)config->problems->line,
        config->problems->reason);
  if (near)
    return complain("%s: no rule or category of that name; did you mean %s?", word, near);
  return complain("%s: no rule or category of that name; terlint explain lists them", word);
}

/* WORD is a rule's id or a category, as for --select. */
static bool put_word(struct explaining *it, const char *word)
{
  const struct rule *rule = rule_find(&it->more, word, strlen(word));
  enum category category = category_from_word(word, strlen(word));
  if (category < CATEGORY_COUNT)
    return put_category(it, category) || complain("%s: no rule is in this category", word);
  if (!rule)
    return refuse(it, word);
  put_page(it, rule);
  return true;
}

/* Takes up the configuration of the working directory, or the one that is named. */
static bool choose_rules(struct explaining *it, struct config_finder *finder,
                         const struct options *options)
{
  const struct folder *here = NULL;
  if (config_finder_init(finder, !options->no_config, options->config))
    here = config_find(finder, "", 0);
  if (!here)
    return complain("%s", strerror(ENOMEM));
  it->config = here->config;
  if (options->config && it->config->problem_count > 0)
    return complain_of_config("", it->config);
  if (it->config && it->config->problem_count == 0)
    it->more = it->config->own_rules;
  return true;
}

static enum exit_code run(const struct options *options)
{
  struct explaining it = {.markdown = options->markdown};
  struct config_finder finder;
  bool good = choose_rules(&it, &finder, options);
  if (good && options->argument_count == 0 && it.markdown)
    explain_put_markdown_table(&it.out, &it.more);
  else if (good && options->argument_count == 0)
    explain_put_table(&it.out, &it.more);
  for (int i = 0; good && i < options->argument_count; i++)
    good = put_word(&it, options->arguments[i]);
  enum exit_code code = good ? print_text(&it.out) : EXIT_TROUBLE;
  if (!good)
    buffer_free(&it.out);
  config_finder_free(&finder);
  return code;
}

const struct command explain_command = {
    .name = "explain",
    .arguments = "[RULE...]",
    .values = &values_rule,
    .summary = "tell what a rule is about, or list all rules",
    .about = "Prints the page of each RULE, a rule's id or a category: what is wrong, why it\n"
             "matters and what to do. Without one it lists all rules. Those of the working\n"
             "directory's configuration are among them.\n",
    .exits = "Exit: 0 printed, 2 no such rule.\n",
    .groups = 1u << GROUP_PAGES | 1u << GROUP_CONFIG | 1u << GROUP_COMMON,
    .least = 0,
    .most = ANY_NUMBER,
    .run = run,
};
