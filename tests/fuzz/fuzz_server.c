/* The whole server, in this process: bytes decide what a client sends. Every request is answered
 * once, in turn, with JSON, and the server leaves as the protocol asks for. */
#define _GNU_SOURCE
#include "fuzz.h"

#include "lsp/server.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_MESSAGES = 40, MOST_TEXT = 2000 };

struct session {
  struct fuzz_input input;
  struct buffer sent; /* framed */
  json_int_t requests, version;
};

static const char *const uris[] = {
    "file:///nowhere/a.request.yaml", "file:///nowhere/b.request.json",
    "file:///nowhere/c.request.jsonl", "untitled:Untitled-1", "file:///nowhere/.terlint.yaml"};

/* Sends MESSAGE, which is freed. */
static void put(struct session *session, json_t *message)
{
  struct buffer text = {0};
  HOLDS(message != NULL);
  message_put(&text, message);
  frame_put_header(&session->sent, text.length);
  buffer_put(&session->sent, text.bytes, text.length);
  HOLDS(!text.failed && !session->sent.failed);
  buffer_free(&text);
  json_decref(message);
}

static void put_request(struct session *session, const char *method, json_t *params)
{
  put(session,
      json_pack("{s:I, s:s, s:o*}", "id", ++session->requests, "method", method, "params", params));
}

static void put_notification(struct session *session, const char *method, json_t *params)
{
  put(session, json_pack("{s:s, s:o}", "method", method, "params", params));
}

static const char *uri(struct session *session)
{
  return uris[fuzz_byte(&session->input) % (sizeof uris / sizeof *uris)];
}

static json_t *text(struct session *session)
{
  return message_words(fuzz_text(&session->input, MOST_TEXT));
}

/* Small, most often. */
static json_int_t number(struct session *session)
{
  uint8_t byte = fuzz_byte(&session->input);
  return byte < 240 ? byte % 64 : (json_int_t)fuzz_number(&session->input) - 16;
}

static json_t *position(struct session *session)
{
  json_int_t line = number(session);
  return json_pack("{s:I, s:I}", "line", line, "character", number(session));
}

static json_t *range(struct session *session)
{
  json_t *start = position(session);
  return json_pack("{s:o, s:o}", "start", start, "end", position(session));
}

/* --- what a client sends --- */

static void open_document(struct session *session)
{
  static const char *const languages[] = {"yaml", "json", "jsonl", "plaintext"};
  const char *of = uri(session), *language = languages[fuzz_byte(&session->input) % 4];
  put_notification(session, "textDocument/didOpen",
                   json_pack("{s:{s:s, s:s, s:I, s:o}}", "textDocument", "uri", of, "languageId",
                             language, "version", ++session->version, "text", text(session)));
}

static void change_document(struct session *session)
{
  const char *of = uri(session);
  json_t *changes = json_array();
  for (int left = fuzz_byte(&session->input) % 4; left > 0; left--) {
    bool is_whole = fuzz_byte(&session->input) % 8 == 0;
    json_t *at = is_whole ? NULL : range(session);
    message_append(changes, json_pack("{s:o*, s:o}", "range", at, "text", text(session)));
  }
  put_notification(session, "textDocument/didChange",
                   json_pack("{s:{s:s, s:I}, s:o}", "textDocument", "uri", of, "version",
                             ++session->version, "contentChanges", changes));
}

static void close_document(struct session *session)
{
  put_notification(session, "textDocument/didClose",
                   json_pack("{s:{s:s}}", "textDocument", "uri", uri(session)));
}

/* A request of any method, with all that one of them asks for. */
static void ask(struct session *session)
{
  static const char *const methods[] = {
      "hover",          "completion", "documentSymbol",   "foldingRange", "documentLink",
      "definition",     "references", "prepareRename",    "rename",       "codeAction",
      "selectionRange", "diagnostic", "documentHighlight"};
  char method[64];
  snprintf(method, sizeof method, "textDocument/%s",
           methods[fuzz_byte(&session->input) % (sizeof methods / sizeof *methods)]);
  const char *of = uri(session);
  json_t *at = position(session);
  json_t *span = range(session);
  put_request(session, method,
              json_pack("{s:{s:s}, s:o, s:o, s:[O], s:s, s:{s:[], s:b}}", "textDocument", "uri", of,
                        "position", at, "range", span, "positions", at, "newName", "renamed",
                        "context", "diagnostics", "includeDeclaration", 1));
}

/* Any but `initialize`, without which there would be no session. */
static void cancel(struct session *session)
{
  put_notification(
      session, "$/cancelRequest",
      json_pack("{s:I}", "id",
                session->requests + 1 - fuzz_byte(&session->input) % session->requests));
}

/* Whether BYTES ask for an answer that nobody counts. */
static bool has_id(struct words bytes)
{
  json_t *message = json_loadb(bytes.bytes, bytes.length, JSON_ALLOW_NUL, NULL);
  bool has = json_object_get(message, "id") != NULL;
  json_decref(message);
  return has;
}

/* Anything as a message of its own, or as garbage between messages. */
static void put_raw(struct session *session)
{
  struct words bytes = fuzz_text(&session->input, 200);
  bool is_framed = fuzz_byte(&session->input) % 2;
  if (is_framed ? has_id(bytes) : memchr(bytes.bytes, ':', bytes.length) != NULL)
    return;
  if (is_framed)
    frame_put_header(&session->sent, bytes.length);
  buffer_put(&session->sent, bytes.bytes, bytes.length);
  buffer_put_string(&session->sent, "\r\n");
}

static void configure(struct session *session)
{
  static const char *const methods[] = {"workspace/didChangeConfiguration", "textDocument/didSave",
                                        "workspace/didChangeWatchedFiles"};
  put_notification(session, methods[fuzz_byte(&session->input) % 3],
                   json_pack("{s:{}, s:[]}", "settings", "changes"));
}

static void initialize(struct session *session)
{
  static const char *const encodings[] = {"utf-16", "utf-8", "utf-32"};
  uint8_t wishes = fuzz_byte(&session->input);
  json_t *pulls = wishes & 4 ? json_pack("{}") : NULL;
  put_request(session, "initialize",
              json_pack("{s:n, s:{s:{s:[s]}, s:{s:o*, s:{s:{s:{s:[]}}}, s:{s:b}, s:{s:{s:b}}}}}",
                        "processId", "capabilities", "general", "positionEncodings",
                        encodings[wishes % 3], "textDocument", "diagnostic", pulls, "codeAction",
                        "codeActionLiteralSupport", "codeActionKind", "valueSet", "documentSymbol",
                        "hierarchicalDocumentSymbolSupport", wishes & 8, "completion",
                        "completionItem", "snippetSupport", wishes & 16));
  put_notification(session, "initialized", json_pack("{}"));
}

static void converse(struct session *session)
{
  static void (*const messages[])(struct session * session) = {open_document,
                                                               open_document,
                                                               change_document,
                                                               change_document,
                                                               change_document,
                                                               ask,
                                                               ask,
                                                               ask,
                                                               ask,
                                                               close_document,
                                                               cancel,
                                                               put_raw,
                                                               configure};
  initialize(session);
  for (int i = 0; i < MOST_MESSAGES && session->input.at < session->input.end; i++)
    messages[fuzz_byte(&session->input) % (sizeof messages / sizeof *messages)](session);
  put_request(session, "shutdown", NULL);
  put_notification(session, "exit", json_pack("{}"));
}

/* --- what the server says --- */

/* Counts the answers to requests in REPLIES, which come in the order of those. */
static json_int_t count_answers(const char *replies, size_t length)
{
  struct frame_reader reader = {0};
  json_int_t answers = 0;
  char *bytes, *room = frame_room(&reader, length);
  HOLDS(room != NULL);
  memcpy(room, replies, length);
  frame_arrived(&reader, length);
  for (size_t size; frame_next(&reader, &bytes, &size) == FRAME_MESSAGE;) {
    json_t *message = json_loadb(bytes, size, JSON_ALLOW_NUL, NULL);
    const json_t *id = json_object_get(message, "id");
    HOLDS(message && strcmp(message_string(message, "jsonrpc"), "2.0") == 0);
    if (json_is_integer(id) && !json_object_get(message, "method"))
      HOLDS(json_integer_value(id) == ++answers);
    json_decref(message);
  }
  frame_reader_free(&reader);
  return answers;
}

static void listen(const struct session *session, int output)
{
  off_t length = lseek(output, 0, SEEK_END);
  HOLDS(length > 0);
  void *replies = mmap(NULL, (size_t)length, PROT_READ, MAP_PRIVATE, output, 0);
  HOLDS(replies != MAP_FAILED);
  HOLDS(count_answers(replies, (size_t)length) == session->requests);
  munmap(replies, (size_t)length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct session session = {.input = {data, data + size}};
  int input = memfd_create("input", 0), output = memfd_create("output", 0);
  HOLDS(input >= 0 && output >= 0);
  converse(&session);
  HOLDS(write(input, session.sent.bytes, session.sent.length) == (ssize_t)session.sent.length);
  HOLDS(lseek(input, 0, SEEK_SET) == 0);
  HOLDS(server_run(input, output) == 0);
  listen(&session, output);
  buffer_free(&session.sent);
  close(input);
  close(output);
  return 0;
}
