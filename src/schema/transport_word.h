/* The words that MCP clients have for a transport. */
#ifndef TERLINT_SCHEMA_TRANSPORT_WORD_H
#define TERLINT_SCHEMA_TRANSPORT_WORD_H

#include "doc/doc.h"

enum transport { TRANSPORT_UNKNOWN, TRANSPORT_STDIO, TRANSPORT_HTTP, TRANSPORT_SSE };

/* The transport that WORD means somewhere; case, `-`, `_` and blanks do not matter. */
enum transport transport_from_word(struct doc_text word);

#endif
