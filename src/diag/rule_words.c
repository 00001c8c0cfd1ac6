#include "diag/rule.h"

#include <string.h>

static const char *const severities[] = {
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static const char *const categories[] = {
    [CATEGORY_SERVER] = "server", [CATEGORY_RUNTIME] = "runtime", [CATEGORY_SECURITY] = "security",
    [CATEGORY_YAML] = "yaml",     [CATEGORY_ORG] = "org",
};

static const char *const tags[] = {
    [TAG_NONE] = "none", [TAG_UNNECESSARY] = "unnecessary", [TAG_DEPRECATED] = "deprecated"};

static size_t index_of(const char *const *words, size_t count, const char *word, size_t length)
{
  size_t i = 0;
  while (i < count && (strlen(words[i]) != length || memcmp(words[i], word, length) != 0))
    i++;
  return i;
}

const char *severity_word(enum severity severity)
{
  return severities[severity];
}

const char *category_word(enum category category)
{
  return categories[category];
}

enum severity severity_from_word(const char *word, size_t length)
{
  return (enum severity)index_of(severities, SEVERITY_COUNT, word, length);
}

enum category category_from_word(const char *word, size_t length)
{
  return (enum category)index_of(categories, CATEGORY_COUNT, word, length);
}

enum rule_tag tag_from_word(const char *word, size_t length)
{
  return (enum rule_tag)index_of(tags, TAG_COUNT, word, length);
}

struct words rule_address(const struct rule *rule)
{
  const char *line = rule->see ? rule->see : "";
  while (*line && strncmp(line, "https://", 8) != 0 && strncmp(line, "http://", 7) != 0) {
    line += strcspn(line, "\n");
    line += *line == '\n';
  }
  return (struct words){line, (uint32_t)strcspn(line, "\n")};
}
