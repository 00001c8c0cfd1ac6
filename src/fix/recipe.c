#include "fix/recipe.h"

#define SAFE true
#define UNSAFE false
#define TREE false
#define TEXT true

/* The rows of a rule stand together, the best one first.
 * rule, applies, make, argument, safe, on the text, title */
/* clang-format off */
static const struct recipe table[] = {
    {RULE_STRING_TYPE, NULL, fix_quote, NULL, SAFE, TREE, "Put the value into quotes"},
    {RULE_STRING_TYPE, site_is_null, fix_write_token, "\"\"", UNSAFE, TREE, "Write an empty string"},

    {RULE_LIST_TYPE, site_is_null, fix_write_token, "[]", SAFE, TREE, "Write an empty list"},
    {RULE_LIST_TYPE, site_is_string, fix_wrap, NULL, UNSAFE, TREE, "Make it a list of one"},

    {RULE_DICT_TYPE, site_is_null, fix_write_token, "{}", SAFE, TREE, "Write an empty mapping"},

    {RULE_LITERAL_ERROR, transport_is_stdio_beside_command, fix_remove, NULL, SAFE, TREE,
     "Remove it: `command` says stdio"},
    {RULE_LITERAL_ERROR, transport_is_http_by_another_name, fix_write_string, "http", SAFE, TREE,
     "Write http"},
    {RULE_LITERAL_ERROR, transport_is_sse_by_another_name, fix_write_string, "sse", SAFE, TREE,
     "Write sse"},
    {RULE_LITERAL_ERROR, transport_is_remote_and_path_says_sse, fix_write_string, "sse", UNSAFE,
     TREE, "Write sse, as the path of the URL says"},
    {RULE_LITERAL_ERROR, transport_is_remote, fix_write_string, "http", UNSAFE, TREE,
     "Write http, the usual transport of a URL"},

    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_sse, fix_add_type, "sse", SAFE, TREE,
     "Add type sse, as the path of the URL says"},
    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_http, fix_add_type, "http", SAFE, TREE,
     "Add type http, as the path of the URL says"},
    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_nothing, fix_add_type, "http", UNSAFE, TREE,
     "Add type http, the usual one"},
    {RULE_MCP_TRANSPORT, transport_has_type_beside_command, fix_remove_type, NULL, UNSAFE, TREE,
     "Remove the type: `command` says stdio"},

    {RULE_WORKER_QUEUE_ID_CANONICAL, NULL, fix_canonical_uuid, NULL, SAFE, TREE,
     "Write the UUID in canonical form"},

    {RULE_YAML_UNQUOTED_TEMPLATE, NULL, fix_quote_template, NULL, SAFE, TEXT,
     "Put the template into quotes"},

    {.make = NULL},
};
/* clang-format on */

const struct recipe *recipes_of(const struct rule *rule)
{
  for (const struct recipe *recipe = table; recipe->make; recipe++)
    if (recipe_is_of(recipe, rule))
      return recipe;
  return NULL;
}
