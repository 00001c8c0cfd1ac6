/* JSON of the protocol's messages, on jansson. Where these functions return a new json_t, the
 * caller owns it; NULL means that memory ended. */
#ifndef TERLINT_LSP_MESSAGE_H
#define TERLINT_LSP_MESSAGE_H

#include "base/buffer.h"
#include "diag/words.h"
#include "lsp/position.h"

#include <jansson.h>

/* Reads one message. A lone surrogate, which an editor sends where half a pair is typed and jansson
 * refuses, becomes U+FFFD; BYTES are changed for that. NULL where it is not JSON, or where memory
 * ended, which *NO_MEMORY tells. */
json_t *message_read(char *bytes, size_t length, bool *no_memory);

/* TEXT as a JSON string; what is not UTF-8 in it, such as a lone surrogate, becomes U+FFFD. */
json_t *message_text(const char *text, size_t length);
json_t *message_words(struct words words);

/* Takes the marks of Markdown out of TEXT. */
void message_make_plain(struct buffer *text);

/* An array that holds nothing yet, or an item more; ITEM's ownership passes in any case. */
bool message_append(json_t *array, json_t *item);

/* Appends VALUE as text; its members without the braces, if it is an object. NULL, which is what
 * jansson gives when memory ends, makes OUT fail. */
void message_put(struct buffer *out, const json_t *value);
void message_put_members(struct buffer *out, const json_t *object);

/* What stands in OUT from START on as a new value. */
json_t *message_of_text(const struct buffer *out, size_t start);

/* Appends NUMBER as text. */
void message_put_number(struct buffer *out, uint32_t number);

/* The member at a path such as "textDocument.uri"; NULL where a step of it is not there. */
json_t *message_at(const json_t *object, const char *path);

/* The same as a string, NULL where it is none; as whether it is true. */
const char *message_string(const json_t *object, const char *path);
bool message_flag(const json_t *object, const char *path);

/* The member at PATH as a Position; false where it is none. Numbers past 32 bits are cut to them.
 */
bool message_position(const json_t *object, const char *path, struct lsp_position *position);

#endif
