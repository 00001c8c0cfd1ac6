/* XML 1.0 of any text. */
#ifndef TERLINT_REPORT_XML_H
#define TERLINT_REPORT_XML_H

#include "base/buffer.h"

/* Writes ` NAME="…"`. Line ends and tabs are character references, so that a reader gets them back
 * as they are. In all functions: controls and what else could act on a terminal are references too,
 * bytes that are not UTF-8 become U+FFFD, characters that XML
 * forbids (section 2.2) are left out, and every `>` is escaped, so that `]]>` never comes about. */
void xml_put_attribute(struct buffer *out, const char *name, const char *bytes, size_t length);

/* Writes the text of an element. */
void xml_put_text(struct buffer *out, const char *bytes, size_t length);

/* The first line of a document. */
void xml_put_declaration(struct buffer *out);

#endif
