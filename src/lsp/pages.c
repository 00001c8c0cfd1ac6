#include "lsp/pages.h"

#include "lsp/uri.h"

#include <stdlib.h>
#include <unistd.h>

/* The file of a folder of pages that lists them. */
static const char index_name[] = "/README.md";

/* The URI of the FOLDER, where it has pages. */
static char *uri_where_pages_are(const char *folder)
{
  struct buffer path = {0};
  char *whole = realpath(folder, NULL), *uri = NULL;
  if (whole) {
    buffer_put_string(&path, whole);
    buffer_put(&path, index_name, sizeof index_name);
    if (!path.failed && access(path.bytes, R_OK) == 0)
      uri = uri_of_path(whole);
  }
  buffer_free(&path);
  free(whole);
  return uri;
}

/* Where this program is run from its build folder, which is in the project's. */
static char *find_beside_build(void)
{
  static const char beside[] = "/../docs/rules";
  enum { MAX_PATH = 4096 };
  char program[MAX_PATH + sizeof beside];
  ssize_t length = readlink("/proc/self/exe", program, MAX_PATH);
  while (length > 0 && program[length - 1] != '/')
    length--;
  if (length <= 0)
    return NULL;
  memcpy(program + length, beside, sizeof beside);
  return uri_where_pages_are(program);
}

char *pages_find(void)
{
  char *uri = find_beside_build();
  return uri ? uri : uri_where_pages_are(RULE_PAGES);
}

static bool is_own(const struct rule *rule)
{
  return rule->number < RULE_ID_COUNT && rule == &rule_table[rule->number];
}

bool pages_have(const struct server *server, const struct rule *rule)
{
  return is_own(rule) ? server->pages != NULL : rule_address(rule).length > 0;
}

json_t *pages_address(const struct server *server, const struct rule *rule)
{
  return is_own(rule) ? json_sprintf("%s/%s.md", server->pages, rule->id)
                      : message_words(rule_address(rule));
}
