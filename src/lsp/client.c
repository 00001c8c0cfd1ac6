#include "lsp/client.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

/* What is a boolean both in what the client says and here; two rows of one member: either will do.
 */
static const struct {
  size_t member;
  const char *path; /* in ClientCapabilities */
} flags[] = {
    {offsetof(struct client, takes_related), "textDocument.publishDiagnostics.relatedInformation"},
    {offsetof(struct client, takes_related), "textDocument.diagnostic.relatedInformation"},
    {offsetof(struct client, takes_rule_pages),
     "textDocument.publishDiagnostics.codeDescriptionSupport"},
    {offsetof(struct client, takes_rule_pages), "textDocument.diagnostic.codeDescriptionSupport"},
    {offsetof(struct client, takes_symbol_tree),
     "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"},
    {offsetof(struct client, takes_snippets),
     "textDocument.completion.completionItem.snippetSupport"},
    {offsetof(struct client, takes_document_changes), "workspace.workspaceEdit.documentChanges"},
    {offsetof(struct client, takes_links), "textDocument.definition.linkSupport"},
    {offsetof(struct client, prepares_renames), "textDocument.rename.prepareSupport"},
    {offsetof(struct client, watches), "workspace.didChangeWatchedFiles.dynamicRegistration"},
    {offsetof(struct client, watches_elsewhere),
     "workspace.didChangeWatchedFiles.relativePatternSupport"},
    {offsetof(struct client, refreshes), "workspace.diagnostics.refreshSupport"},
    {offsetof(struct client, has_settings), "workspace.configuration"},
    {offsetof(struct client, announces_settings),
     "workspace.didChangeConfiguration.dynamicRegistration"},
};

static void read_flags(struct client *client, const json_t *capabilities)
{
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (message_flag(capabilities, flags[i].path))
      *(bool *)((char *)client + flags[i].member) = true;
}

/* The encoding of that WORD; POSITION_ENCODING_COUNT where there is none. */
static enum position_encoding encoding_of(const json_t *word)
{
  int i = 0;
  while (i < POSITION_ENCODING_COUNT &&
         (!json_is_string(word) ||
          strcmp(json_string_value(word), position_encoding_word((enum position_encoding)i)) != 0))
    i++;
  return (enum position_encoding)i;
}

/* The first encoding of the client's list, which is in the order it likes, that is one of ours.
 * What counts otherwise than in UTF-16 and has no such list, as ALE, can have it as a setting. */
static enum position_encoding choose_encoding(const json_t *params)
{
  size_t index;
  json_t *word;
  enum position_encoding encoding;
  json_array_foreach(message_at(params, "capabilities.general.positionEncodings"), index, word)
  {
    encoding = encoding_of(word);
    if (encoding != POSITION_ENCODING_COUNT)
      return encoding;
  }
  encoding = encoding_of(message_at(params, "initializationOptions.positionEncoding"));
  return encoding == POSITION_ENCODING_COUNT ? POSITION_UTF16 : encoding;
}

/* Whether the list at PATH holds WORD. */
static bool lists(const json_t *capabilities, const char *path, const char *word)
{
  size_t index;
  json_t *item;
  json_array_foreach(message_at(capabilities, path), index, item)
  {
    if (json_is_string(item) && strcmp(json_string_value(item), word) == 0)
      return true;
  }
  return false;
}

static void read_tags(struct client *client, const json_t *capabilities, const char *path)
{
  size_t index;
  json_t *tag;
  json_array_foreach(message_at(capabilities, path), index, tag)
  {
    json_int_t number = json_integer_value(tag);
    if (number > TAG_NONE && number < TAG_COUNT)
      client->takes_tags[number] = true;
  }
}

/* The client's process, where it can be seen from here: it may be outside of this container. */
static pid_t process_of(const json_t *id)
{
  json_int_t process = json_integer_value(id);
  if (process <= 0 || process > INT32_MAX || kill((pid_t)process, 0) != 0)
    return 0;
  return (pid_t)process;
}

struct client client_read(const json_t *params)
{
  const json_t *capabilities = message_at(params, "capabilities");
  struct client client = {
      .encoding = choose_encoding(params),
      .pulls = json_is_object(message_at(capabilities, "textDocument.diagnostic")),
      .takes_markdown = lists(capabilities, "textDocument.hover.contentFormat", "markdown"),
      .takes_item_markdown = lists(
          capabilities, "textDocument.completion.completionItem.documentationFormat", "markdown"),
      .takes_actions = json_is_object(
          message_at(capabilities, "textDocument.codeAction.codeActionLiteralSupport")),
      .resolves_edits =
          message_flag(capabilities, "textDocument.codeAction.dataSupport") &&
          lists(capabilities, "textDocument.codeAction.resolveSupport.properties", "edit"),
      .process = process_of(message_at(params, "processId")),
  };
  read_flags(&client, capabilities);
  read_tags(&client, capabilities, "textDocument.publishDiagnostics.tagSupport.valueSet");
  read_tags(&client, capabilities, "textDocument.diagnostic.tagSupport.valueSet");
  return client;
}
