/* The documents that the editor has open, kept in step with its changes. */
#ifndef TERLINT_LSP_DOCUMENT_H
#define TERLINT_LSP_DOCUMENT_H

#include "engine/input.h"
#include "lsp/bridge.h"
#include "lsp/forest.h"
#include "lsp/message.h"

/* What a document is to us (docs/language-server.md). */
enum document_role {
  DOCUMENT_OTHER, /* nothing is said of it */
  DOCUMENT_REQUEST,
  DOCUMENT_CANDIDATE, /* a request as soon as its text looks like one */
  DOCUMENT_CONFIG,    /* a configuration */
  DOCUMENT_RULES,     /* a file of rules that one extends */
};

struct document {
  char *uri;          /* as the editor wrote it */
  char *path;         /* NULL where the URI is not a file's */
  struct buffer text; /* UTF-8 */
  json_int_t version;
  bool has_version;
  enum input_format format;
  enum document_role role;
  bool seems_request;            /* its text has looked like one since it was opened */
  const struct checker *checker; /* NULL: it is not to be checked */
  const struct config *broken;   /* why not, where its configuration has problems */
  unsigned opening, edition;     /* how many were opened before it; how often it has changed */
  bool is_checked;               /* the editor has been told of the text as it is */
  struct arena derived;          /* what is made of the text as it is */
  struct source source;          /* the text, where `lines` are made */
  struct line_map lines;         /* without `starts` until they are needed */
  struct position_map positions; /* likewise without `marks` */
  struct forest forest;          /* once has_forest */
  bool has_forest;
  bool is_whole;              /* as far as is known: it could be read to its end */
  struct buffer whole_text;   /* the last text before this one that could */
  struct forest whole_forest; /* of it, once has_whole_forest; in an arena of its own */
  bool has_whole_forest;
  struct arena whole_derived;
  struct document *next;
};

/* A document of TEXT, whose LANGUAGE, an editor's word, may be NULL; NULL when memory ends. */
struct document *document_new(const char *uri, const char *language, const char *text,
                              size_t length);
void document_free(struct document *document);

/* A document of what the file at PATH holds, which has URI; NULL where it cannot be read, or memory
 * ends. */
struct document *document_of_file(const char *path, const char *uri);

/* In the order they were opened last first. All zeroes: none. */
struct documents {
  struct document *first;
  unsigned openings; /* so far */
};

void documents_free(struct documents *documents);

/* The open document of URI; NULL where there is none, or URI is NULL. */
struct document *documents_find(const struct documents *documents, const char *uri);

/* The open document of the file at PATH, whose URI editors write in more than one way; NULL where
 * there is none. */
struct document *documents_find_file(const struct documents *documents, const char *path);

/* Opens what a TextDocumentItem describes; in the place of one of the same URI. What is not an item
 * is passed over: *OPENED is NULL then. False when memory ends. */
bool documents_open(struct documents *documents, const json_t *item, struct document **opened);

/* Forgets DOCUMENT. */
void documents_close(struct documents *documents, struct document *document);

/* Applies a DidChangeTextDocumentParams: its changes in their order, of which one without a range
 * is the whole text, and its version. False when memory ends: the text is then no longer the
 * editor's. */
bool document_change(struct document *document, const json_t *params,
                     enum position_encoding encoding);

/* What was made of the text, and told of it, is out of date. */
void document_touch(struct document *document);

/* The text as it is, to be checked. */
struct input document_input(const struct document *document);

/* The lines of the text as it is, valid until it changes; NULL when memory ends. */
const struct line_map *document_lines(struct document *document);

/* The documents of the text as it is or, where that cannot be read to its end, those of the last
 * text that could, if there was one: half-typed text still has answers. BRIDGE leads from those to
 * the text as it is. Valid until the text changes; NULL when memory ends. */
const struct forest *document_forest(struct document *document, struct bridge *bridge);

/* Where a SPAN of SOURCE, which was made of the document's text or of a part of it, stands in the
 * text. Bytes that are another encoding's have no place in it; theirs is then only near. */
struct span document_span(const struct document *document, const struct source *source,
                          struct span span);

/* The new Range of a SPAN of the text; NULL when memory ends. ENCODING is the same in all calls. */
json_t *document_range(struct document *document, struct span span,
                       enum position_encoding encoding);

/* Appends the same as text. */
void document_put_range(struct buffer *out, struct document *document, struct span span,
                        enum position_encoding encoding);

#endif
