#include "engine/syntax_hint.h"

#include <string.h>

/* The first row that fits counts. */
struct hint {
  const char *reason; /* what stands in the reader's reason */
  const char *text; /* the text at the place begins with one of these, parted by spaces; NULL: any;
                     * "": the text has ended */
  const char *help;
};

static const struct hint json_hints[] = {
    {"", "// /* #", "Remove the comment: JSON has none. YAML has, with #."},
    {"Illegal trailing comma", NULL, "Remove the comma: nothing follows it."},
    {"Expecting value", "True", "Write true: JSON's words are in lower case."},
    {"Expecting value", "False", "Write false: JSON's words are in lower case."},
    {"Expecting value", "None", "Write null: JSON has no None."},
    {"Expecting value", "undefined", "Write null, or leave the member out: JSON has no undefined."},
    {"Expecting value", ". +", "Write the number with a digit first, without a +."},
    {"Expecting", "' ` \xE2\x80\x9C \xE2\x80\x9D \xE2\x80\x98",
     "Write straight double quotes: \"…\"."},
    {"Expecting property name", "", "Close the brackets that are open: the text ends too early."},
    {"Expecting property name", "} ,", "Remove the comma: nothing follows it."},
    {"Expecting property name", NULL, "Put the name into double quotes."},
    {"Expecting value", "", "Write what is missing: the text ends too early."},
    {"Expecting value", "] } ,", "Write a value before it, or remove the comma or the name."},
    {"Expecting value", NULL,
     "Put text into double quotes; else it must be a number, true, false or null."},
    {"Expecting ',' delimiter", "", "Close the brackets that are open: the text ends too early."},
    {"Expecting ',' delimiter", "; :", "Write a comma here."},
    {"Expecting ',' delimiter", "] }", "Close with the bracket that was opened last."},
    {"Expecting ',' delimiter", NULL,
     "Write a comma before it; or, in the middle of a text, \\\" for the quote before it."},
    {"Expecting ':' delimiter", NULL, "Write a colon between the name and its value."},
    {"Invalid control character", NULL,
     "Close the text on its line; a line end within it is written \\n, a tab \\t."},
    {"Unterminated string", NULL, "Close the text with a double quote."},
    {"Invalid \\escape", NULL, "Write \\\\ for a backslash, as in C:\\\\folder."},
    {"Invalid \\uXXXX escape", NULL,
     "Write four hexadecimal digits behind \\u, or \\\\ for a backslash."},
    {"Extra data", "} ]", "Remove the bracket: what it would close is closed already."},
    {"Extra data", "{ [", "Keep one request; several go into a .jsonl file, one a line."},
    {"Extra data", NULL, "Remove what stands behind the request."},
    {NULL, NULL, NULL},
};

static const struct hint yaml_hints[] = {
    {"expected ',' or", "{{", "Put the value with the template into quotes."},
    {"cannot start any token", "\t", "Indent with spaces: YAML takes no tabs there."},
    {"cannot start any token", NULL,
     "Put the value into quotes: none may begin with this character."},
    {"mapping values are not allowed", NULL,
     "Put a value that holds `: ` into quotes; else look at the indentation, and for `name:value` "
     "without a space, on this line and the one before."},
    {"block sequence entries are not allowed", NULL,
     "Write each item on a line of its own, or all of them between [ and ]."},
    {"did not find expected key", NULL,
     "Look at the indentation of this line, and for a quote too many or too few before it."},
    {"expected ',' or ']'", NULL, "Write a comma before it, or close the list with ]."},
    {"expected ',' or '}'", NULL, "Write a comma before it, or close the mapping with }."},
    {"scanning an alias", NULL, "Put the value into quotes: * begins an alias."},
    {"scanning an anchor", NULL, "Put the value into quotes: & begins an anchor."},
    {"unknown escape character", NULL,
     "Write \\\\ for a backslash, or put the text between single quotes."},
    {"scanning a quoted scalar", NULL, "Close the text with the quote that it began with."},
    {"could not find expected ':'", NULL,
     "Write a colon and a space behind the name, or indent a text that goes on from the line "
     "before."},
    {"UTF-8", NULL, "Save the file as UTF-8; what is no text is no request."},
    {"control characters are not allowed", NULL,
     "Remove the character, or write its escape, such as \\x1B, between double quotes."},
    {NULL, NULL, NULL},
};

/* Whether what stands in SOURCE at byte AT begins with a word of LIST. */
static bool begins_with_one(const struct source *source, uint32_t at, const char *list)
{
  uint32_t rest = at < source->length ? source->length - at : 0;
  if (*list == '\0')
    return rest == 0;
  while (*list) {
    size_t length = strcspn(list, " ");
    if (length > 0 && length <= rest && memcmp(source->bytes + at, list, length) == 0)
      return true;
    list += length + (list[length] == ' ');
  }
  return false;
}

const char *syntax_hint(const struct source *source, const struct read_problem *problem)
{
  const struct hint *hints = problem->fault == READ_JSON_INVALID   ? json_hints
                             : problem->fault == READ_YAML_INVALID ? yaml_hints
                                                                   : NULL;
  for (const struct hint *hint = hints; hint && problem->reason && hint->reason; hint++)
    if (strstr(problem->reason, hint->reason) &&
        (!hint->text || begins_with_one(source, problem->at.offset, hint->text)))
      return hint->help;
  return NULL;
}
