/* The shape of a document: symbols, folding ranges, selection ranges, links. */
#ifndef TERLINT_LSP_OUTLINE_H
#define TERLINT_LSP_OUTLINE_H

#include "lsp/rpc.h"

request_handler folding_list, selection_list, links_list;
request_writer symbols_write;

#endif
