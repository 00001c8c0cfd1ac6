/* What the client said of itself in `initialize`. */
#ifndef TERLINT_LSP_CLIENT_H
#define TERLINT_LSP_CLIENT_H

#include "diag/rule.h"
#include "lsp/message.h"

#include <sys/types.h>

struct client {
  enum position_encoding encoding;
  bool pulls;                 /* it asks for diagnostics; it is not sent any */
  bool takes_related;         /* DiagnosticRelatedInformation */
  bool takes_rule_pages;      /* CodeDescription */
  bool takes_tags[TAG_COUNT]; /* DiagnosticTag; TAG_NONE is never one */
  bool takes_symbol_tree;
  bool takes_snippets;
  bool takes_markdown;         /* in a hover */
  bool takes_item_markdown;    /* in the documentation of a completion */
  bool takes_document_changes; /* versioned edits */
  bool takes_actions;          /* CodeAction, not only Command */
  bool resolves_edits;         /* it asks for the edit of an action that is chosen, with its data */
  bool takes_links;            /* LocationLink for a definition */
  bool prepares_renames;       /* it asks what there is to rename */
  bool watches;                /* it can be asked to watch files */
  bool watches_elsewhere;      /* ... that are outside of its folders */
  bool refreshes;              /* it can be asked to pull again */
  bool has_settings;           /* it can be asked for them */
  bool announces_settings;     /* it can be asked to tell when they change */
  pid_t process;               /* the server leaves when this process is gone; 0: none to watch */
};

/* Reads InitializeParams. */
struct client client_read(const json_t *params);

#endif
