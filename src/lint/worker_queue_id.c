#include "lint/worker_queue_id.h"

#include "lint/uuid.h"

/* Moves what is in BUFFER to ARENA and frees BUFFER; false when memory ended. */
static bool finish(struct buffer *buffer, struct arena *arena, struct words *words)
{
  words->bytes = buffer->failed ? NULL : arena_copy(arena, buffer->bytes, buffer->length);
  words->length = (uint32_t)buffer->length;
  buffer_free(buffer);
  return words->bytes != NULL;
}

enum lint_result worker_queue_id_uuid(const struct doc_node *value, struct arena *arena,
                                      struct diagnostic *diagnostic)
{
  static const char prefix[] = "Input should be a valid UUID, ";
  if (value->type != DOC_STRING || uuid_is_valid(value->text))
    return LINT_GOOD;
  struct buffer words = {0};
  buffer_put_string(&words, prefix);
  uuid_explain(&words, value->text);
  if (!finish(&words, arena, &diagnostic->message))
    return LINT_NO_MEMORY;
  const uint32_t shared = sizeof prefix - 1; /* `error` is the message behind the prefix */
  diagnostic->context = CONTEXT_ERROR;
  diagnostic->context_text = (struct words){diagnostic->message.bytes + shared,
                                            diagnostic->message.length - shared};
  return LINT_BAD;
}

/* UUIDs that stand in documentation and templates, never for a queue. */
static bool is_placeholder(const char *canonical)
{
  static const char *const examples[] = {
      "123e4567-e89b-12d3-a456-426614174000", /* the example of most articles on UUIDs */
      "123e4567-e89b-12d3-a456-426655440000",
      "550e8400-e29b-41d4-a716-446655440000",
      "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", /* RFC 4122 section 3 */
      "12345678-1234-1234-1234-123456789012",
      "12345678-1234-1234-1234-123456789abc",
      "12345678-1234-5678-1234-567812345678", /* the documentation of Python's uuid */
  };
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
    if (memcmp(canonical, examples[i], UUID_TEXT_LENGTH) == 0)
      return true;
  for (int i = 1; i < UUID_TEXT_LENGTH; i++)
    if (canonical[i] != '-' && canonical[i] != canonical[0])
      return false;
  return true; /* one digit throughout: nil, max and their like (RFC 9562 sections 5.9, 5.10) */
}

enum lint_result worker_queue_id_canonical(const struct doc_node *value, struct arena *arena,
                                           struct diagnostic *diagnostic)
{
  char canonical[UUID_TEXT_LENGTH];
  if (value->type != DOC_STRING || !uuid_is_valid(value->text))
    return LINT_GOOD;
  uuid_canonical(value->text, canonical);
  struct doc_text form = {canonical, UUID_TEXT_LENGTH};
  struct buffer words = {0};
  if (is_placeholder(canonical))
    buffer_put_string(&words, "UUID is a placeholder, no worker queue has it");
  else if (!doc_text_equal(value->text, form))
    buffer_printf(&words, "UUID should be in canonical form, %.*s, or the execution stays PENDING",
                  UUID_TEXT_LENGTH, canonical);
  else
    return LINT_GOOD;
  return finish(&words, arena, &diagnostic->message) ? LINT_BAD : LINT_NO_MEMORY;
}
