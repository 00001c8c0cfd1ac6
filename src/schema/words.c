#include "schema/words.h"

#include "rule_ids.h"

struct wording {
  enum rule_id rule;
  enum diagnostic_context context;
  const char *message;
};

/* pydantic_core 2.27, src/errors/types.rs: the message templates; the server's own texts for an MCP
 * server's transport (contract section 2). */
static const struct wording table[FAULT_COUNT] = {
    [FAULT_MISSING] = {RULE_MISSING, CONTEXT_NONE, "Field required"},
    [FAULT_MODEL_TYPE] = {RULE_MODEL_ATTRIBUTES_TYPE, CONTEXT_NONE,
                          "Input should be a valid dictionary or object to extract fields from"},
    [FAULT_DICT_TYPE] = {RULE_DICT_TYPE, CONTEXT_NONE, "Input should be a valid dictionary"},
    [FAULT_LIST_TYPE] = {RULE_LIST_TYPE, CONTEXT_NONE, "Input should be a valid list"},
    [FAULT_STRING_TYPE] = {RULE_STRING_TYPE, CONTEXT_NONE, "Input should be a valid string"},
    [FAULT_BOOL_TYPE] = {RULE_BOOL_TYPE, CONTEXT_NONE, "Input should be a valid boolean"},
    [FAULT_BOOL_PARSING] = {RULE_BOOL_PARSING, CONTEXT_NONE,
                            "Input should be a valid boolean, unable to interpret input"},
    [FAULT_INT_TYPE] = {RULE_INT_TYPE, CONTEXT_NONE, "Input should be a valid integer"},
    [FAULT_INT_FROM_FLOAT] =
        {RULE_INT_FROM_FLOAT, CONTEXT_NONE,
         "Input should be a valid integer, got a number with a fractional part"},
    [FAULT_INT_PARSING_SIZE] =
        {RULE_INT_PARSING_SIZE, CONTEXT_NONE,
         "Unable to parse input string as an integer, exceeded maximum size"},
    [FAULT_FINITE_NUMBER] = {RULE_FINITE_NUMBER, CONTEXT_NONE, "Input should be a finite number"},
    [FAULT_LITERAL] = {RULE_LITERAL_ERROR, CONTEXT_EXPECTED, NULL},
    [FAULT_TRANSPORT_NONE] =
        {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
         "Value error, MCP server config must specify either 'command' (stdio) "
         "or 'type'/'url' (HTTP/SSE)"},
    [FAULT_TRANSPORT_BOTH] = {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
                              "Value error, MCP server config cannot specify both stdio (command) "
                              "and HTTP/SSE (type/url) transport"},
    [FAULT_TRANSPORT_COMMAND_BLANK] = {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
                                       "Value error, Command cannot be empty for stdio transport"},
    [FAULT_TRANSPORT_TYPE_MISSING] =
        {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
         "Value error, 'type' field is required for HTTP/SSE transport"},
    [FAULT_TRANSPORT_URL_MISSING] = {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
                                     "Value error, 'url' field is required for HTTP/SSE transport"},
    [FAULT_TRANSPORT_URL_BLANK] = {RULE_MCP_TRANSPORT, CONTEXT_EMPTY_ERROR,
                                   "Value error, URL cannot be empty for HTTP/SSE transport"},
};

void schema_words(const struct violation *violation, struct diagnostic *diagnostic)
{
  const struct wording *words = &table[violation->fault];
  diagnostic->rule = &rule_table[words->rule];
  diagnostic->message = words_of(words->message);
  diagnostic->context = words->context;
  if (violation->fault == FAULT_LITERAL) {
    diagnostic->message = words_of(violation->type->message);
    diagnostic->context_text = words_of(violation->type->name);
  }
}
