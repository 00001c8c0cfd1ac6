#include "fix/recipe.h"

#define SAFE true
#define UNSAFE false

/* The rows of a rule stand together, the best one first.
 * rule, applies, make, argument, safe, ground, title */
/* clang-format off */
static const struct recipe table[] = {
    {RULE_STRING_TYPE, site_is_number_or_boolean, fix_quote, NULL, SAFE, ON_TREE, "Put the value into quotes"},
    {RULE_STRING_TYPE, site_is_null, fix_write_token, "\"\"", UNSAFE, ON_TREE, "Write an empty string"},
    {RULE_STRING_TYPE, site_is_list_of_one, fix_unwrap, NULL, UNSAFE, ON_TREE, "Take it out of the list"},
    {RULE_STRING_TYPE, site_is_command_with_arguments, fix_split_command, NULL, UNSAFE, ON_TREE,
     "Move the arguments to args"},
    {RULE_STRING_TYPE, site_is_name_in_map, fix_unwrap_name, NULL, UNSAFE, ON_TREE, "Take the name alone"},

    {RULE_BOOL_TYPE, site_is_null, fix_write_token, "false", SAFE, ON_TREE,
     "Write false, which leaving it out would mean"},
    {RULE_BOOL_PARSING, word_is_boolean, fix_write_boolean, NULL, SAFE, ON_TREE, "Write the boolean"},
    {RULE_BOOL_PARSING, word_looks_like_boolean, fix_write_boolean, NULL, UNSAFE, ON_TREE,
     "Write the boolean that it looks like"},

    {RULE_LIST_TYPE, site_is_null, fix_write_token, "[]", SAFE, ON_TREE, "Write an empty list"},
    {RULE_LIST_TYPE, string_is_words, fix_split, NULL, UNSAFE, ON_TREE, "Make a list of its words"},
    {RULE_LIST_TYPE, site_is_number_or_boolean, fix_wrap, NULL, UNSAFE, ON_TREE, "Make it a list of one"},
    {RULE_LIST_TYPE, string_is_one, fix_wrap, NULL, UNSAFE, ON_TREE, "Make it a list of one"},

    {RULE_DICT_TYPE, site_is_null, fix_write_token, "{}", SAFE, ON_TREE, "Write an empty mapping"},
    {RULE_DICT_TYPE, site_is_empty_list, fix_write_token, "{}", SAFE, ON_TREE, "Write an empty mapping"},
    {RULE_DICT_TYPE, NULL, fix_make_map, NULL, UNSAFE, ON_TREE, "Make it a mapping"},

    {RULE_MODEL_ATTRIBUTES_TYPE, site_is_empty_list, fix_write_token, "{}", SAFE, ON_TREE,
     "Write an empty mapping"},
    {RULE_MODEL_ATTRIBUTES_TYPE, site_is_model_in_list, fix_unwrap_model, NULL, UNSAFE, ON_TREE,
     "Take it out of the list"},
    {RULE_ENV_VAR_NAME, NULL, fix_bare_variable, NULL, UNSAFE, ON_TREE, "Take the name alone"},
    {RULE_WORKING_DIR, path_is_behind_blanks, fix_trim_path, NULL, SAFE, ON_TREE, "Remove the blanks"},
    {RULE_WORKING_DIR, path_leads_out, fix_straighten_path, NULL, UNSAFE, ON_TREE,
     "Write the path without .."},

    {RULE_LITERAL_ERROR, transport_is_stdio_beside_command, fix_remove, NULL, SAFE, ON_TREE,
     "Remove it: `command` says stdio"},
    {RULE_LITERAL_ERROR, transport_is_blank_beside_command, fix_remove, NULL, SAFE, ON_TREE,
     "Remove it: `command` says stdio"},
    {RULE_LITERAL_ERROR, transport_is_http_by_another_name, fix_write_string, "http", SAFE, ON_TREE,
     "Write http"},
    {RULE_LITERAL_ERROR, transport_is_sse_by_another_name, fix_write_string, "sse", SAFE, ON_TREE,
     "Write sse"},
    {RULE_LITERAL_ERROR, transport_is_misspelt, fix_write_string, NULL, UNSAFE, ON_TREE,
     "Write what it looks like"},
    {RULE_LITERAL_ERROR, transport_is_remote_and_path_says_sse, fix_write_string, "sse", UNSAFE,
     ON_TREE, "Write sse, as the path of the URL says"},
    {RULE_LITERAL_ERROR, transport_is_remote, fix_write_string, "http", UNSAFE, ON_TREE,
     "Write http, the usual transport of a URL"},

    {RULE_MISSING, NULL, fix_rename, NULL, UNSAFE, ON_ABSENT, "Rename it"},
    {RULE_UNKNOWN_FIELD, key_says_transport_again, fix_remove, NULL, UNSAFE, ON_TREE,
     "Remove it: the transport is said already"},
    {RULE_UNKNOWN_FIELD, NULL, fix_rename, NULL, UNSAFE, ON_TREE, "Rename it"},
    {RULE_UNKNOWN_FIELD, NULL, fix_lift, NULL, UNSAFE, ON_TREE, "Take it out of the object around"},
    {RULE_UNKNOWN_FIELD, NULL, fix_move, NULL, UNSAFE, ON_TREE, "Move it to where it belongs"},
    {RULE_UNKNOWN_FIELD, site_is_dispensable, fix_remove, NULL, UNSAFE, ON_TREE,
     "Remove it: it has no effect here"},

    {RULE_MCP_TRANSPORT, NULL, fix_rename, NULL, UNSAFE, ON_TREE, "Rename it"},
    {RULE_MCP_TRANSPORT, type_is_hidden_by_null, fix_remove_field, "transport_type", SAFE, ON_TREE,
     "Remove the null, which hides the type"},
    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_sse, fix_add_type, "sse", SAFE, ON_TREE,
     "Add type sse, as the path of the URL says"},
    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_http, fix_add_type, "http", SAFE, ON_TREE,
     "Add type http, as the path of the URL says"},
    {RULE_MCP_TRANSPORT, transport_lacks_type_and_path_says_nothing, fix_add_type, "http", UNSAFE, ON_TREE,
     "Add type http, the usual one"},
    {RULE_MCP_TRANSPORT, transport_has_type_beside_command, fix_remove_type, NULL, UNSAFE, ON_TREE,
     "Remove the type: `command` says stdio"},
    {RULE_MCP_TRANSPORT, transport_has_blank_url_beside_command, fix_remove_field, "url", SAFE, ON_TREE,
     "Remove the blank URL"},
    {RULE_MCP_TRANSPORT, transport_has_blank_command_beside_url, fix_remove_field, "command", SAFE,
     ON_TREE, "Remove the blank command"},
    {RULE_MCP_CONFLICTING_TYPE, type_stands_twice, fix_remove, NULL, SAFE, ON_TREE,
     "Remove it: the other one means the same"},
    {RULE_MCP_CONFLICTING_TYPE, is_not_read, fix_remove, NULL, UNSAFE, ON_TREE,
     "Remove it: the other one is read"},
    {RULE_MCP_IGNORED_FIELD, type_stands_twice, fix_remove, NULL, SAFE, ON_TREE,
     "Remove it: the other one says the same"},
    {RULE_MCP_IGNORED_FIELD, is_not_read, fix_remove, NULL, UNSAFE, ON_TREE,
     "Remove it: it has no effect here"},
    {RULE_MCP_URL, url_has_a_scheme, fix_begin_url, NULL, SAFE, ON_TREE, "Write the scheme"},
    {RULE_MCP_URL, url_begins_with_a_host, fix_begin_url, NULL, UNSAFE, ON_TREE, "Write the scheme"},
    {RULE_INSECURE_URL, NULL, fix_secure_url, NULL, UNSAFE, ON_TREE, "Write https"},
    {RULE_MCP_BLANK, entry_is_all_blank, fix_remove, NULL, UNSAFE, ON_TREE, "Remove the blank entry"},

    {RULE_WORKER_QUEUE_ID_UUID, NULL, fix_bare_uuid, NULL, SAFE, ON_TREE, "Write the UUID alone"},
    {RULE_INTEGRATION_ID_UUID, NULL, fix_bare_uuid, NULL, SAFE, ON_TREE, "Write the UUID alone"},
    {RULE_WORKER_QUEUE_ID_CANONICAL, NULL, fix_canonical_uuid, NULL, SAFE, ON_TREE,
     "Write the UUID in canonical form"},

    {RULE_COERCED_BOOLEAN, NULL, fix_write_token, NULL, SAFE, ON_TREE,
     "Write the boolean that it is taken as"},
    {RULE_DUPLICATE_ITEM, NULL, fix_remove, NULL, SAFE, ON_TREE, "Remove the second one"},
    {RULE_DUPLICATE_KEY, repeats_the_last_value, fix_remove_first_of_key, NULL, SAFE, ON_REPEATED,
     "Remove the first one, which says the same"},
    {RULE_DUPLICATE_KEY, repeats_another_value, fix_remove_first_of_key, NULL, UNSAFE, ON_REPEATED,
     "Remove the first one, which is lost"},
    {RULE_OVERRIDDEN_METADATA, NULL, fix_remove, NULL, UNSAFE, ON_TREE, "Remove what is replaced"},

    {RULE_TEMPLATE_SYNTAX, NULL, fix_write_template, NULL, SAFE, ON_TREE, "Write it so"},
    {RULE_UNDECLARED_SECRET, is_first_undeclared, fix_declare_all, NULL, UNSAFE, ON_WHOLE,
     "Add all to secrets"},
    {RULE_UNDECLARED_SECRET, NULL, fix_declare, NULL, UNSAFE, ON_WHOLE, "Add it to secrets"},
    {RULE_HARDCODED_CREDENTIAL, credential_is_where_templates_are, fix_move_secret, NULL, UNSAFE, ON_TREE,
     "Write a template for it"},
    {RULE_FOREIGN_VARIABLE, NULL, fix_write_variable, NULL, UNSAFE, ON_TREE, "Write a template"},
    {RULE_HEADER_INJECTION, header_has_only_space_around, fix_trim_header, " \t\r\n", SAFE, ON_TREE,
     "Remove the white space around it"},
    {RULE_HEADER_INJECTION, header_name_has_more_around, fix_trim_header, " \t\r\n:\"'", UNSAFE, ON_TREE,
     "Remove what is around the name"},

    {RULE_JSON_INVALID, text_is_trailing_comma, fix_remove_comma, NULL, SAFE, ON_TEXT,
     "Remove the comma"},
    {RULE_JSON_INVALID, NULL, fix_remove_text, "\xEF\xBB\xBF", SAFE, ON_TEXT,
     "Remove the byte order mark"},

    {RULE_JSON_INVALID, NULL, fix_write_json_word, NULL, SAFE, ON_TEXT, "Write the word as JSON has it"},
    {RULE_JSON_INVALID, NULL, fix_quote_name, NULL, SAFE, ON_TEXT, "Put the name into quotes"},
    {RULE_JSON_INVALID, NULL, fix_quote_doubly, NULL, SAFE, ON_TEXT, "Write double quotes"},
    {RULE_JSON_INVALID, NULL, fix_quote_straight, NULL, UNSAFE, ON_TEXT, "Write straight quotes"},
    {RULE_JSON_INVALID, NULL, fix_remove_comment, NULL, UNSAFE, ON_TEXT, "Remove the comment"},
    {RULE_JSON_INVALID, NULL, fix_add_comma, "Expecting ',' delimiter", UNSAFE, ON_TEXT,
     "Add the comma that is missing before it"},

    {RULE_UNUSED_SUPPRESSION, suppression_is_unused, fix_remove_suppression, NULL, UNSAFE, ON_TEXT,
     "Remove it: it silences nothing"},
    {RULE_UNUSED_SUPPRESSION, NULL, fix_name_rule, NULL, UNSAFE, ON_TEXT, "Write the rule that it looks like"},

    {RULE_YAML_INVALID, text_is_in_flow, fix_quote_around_template, NULL, SAFE, ON_TEXT,
     "Put the value with the template into quotes"},
    {RULE_YAML_INVALID, NULL, fix_quote_indicator, "@`", SAFE, ON_TEXT,
     "Put the value into quotes"},
    {RULE_YAML_INVALID, NULL, fix_quote_indicator, "%*&", UNSAFE, ON_TEXT,
     "Put the value into quotes"},
    {RULE_YAML_AMBIGUOUS_SCALAR, NULL, fix_quote, NULL, UNSAFE, ON_TREE,
     "Make it a string, as it is written"},
    {RULE_YAML_NON_STRING_KEY, key_is_as_written, fix_quote, NULL, SAFE, ON_TREE,
     "Put the key into quotes"},
    {RULE_YAML_NON_STRING_KEY, key_is_otherwise, fix_quote, NULL, UNSAFE, ON_TREE,
     "Put the key into quotes, as it is written"},
    {RULE_YAML_UNQUOTED_TEMPLATE, NULL, fix_quote_template, NULL, SAFE, ON_TEXT,
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
