/* What a finding says: the rule's message with its placeholders filled in, as Spectral does. */
#ifndef TERLINT_LINT_MESSAGE_H
#define TERLINT_LINT_MESSAGE_H

#include "base/buffer.h"
#include "lint/function.h"

/* Sets *MESSAGE, in the document's arena: the message of CALL's rule with {{error}}, {{property}},
 * {{path}} (a JSON pointer), {{value}} (VALUE, NULL where it is not there) and {{description}} (the
 * rule's summary), or ERROR where the rule has none. What looks like a credential is not shown
 * whole, and no long value is. False when memory ends. */
bool lint_message(const struct lint_call *call, struct words error, const struct doc_node *value,
                  const struct diagnostic *diagnostic, struct words *message);

/* Whether MESSAGE, a string, has no other placeholders than those. */
bool lint_message_check(const struct doc_node *message, struct rule_error *error);

/* Puts `"name" property ` for CALL's value, or `The document `: how Spectral's functions begin what
 * they say. */
void lint_put_property(struct buffer *out, const struct lint_call *call);

/* Puts TEXT of a document as a message may hold it: what looks like a credential is masked, and
 * what is long is cut. */
void lint_put_text(struct buffer *out, struct doc_text text);

/* Puts TEXT, or its beginning and … where it is long. */
void lint_put_short(struct buffer *out, struct doc_text text);

/* Puts the value as Spectral prints it: a string in quotes, an object or a list by its kind. */
void lint_put_value(struct buffer *out, const struct doc_node *value);

#endif
