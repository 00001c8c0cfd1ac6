/* uuid-canonical: a UUID in the one form that its workers poll, and no placeholder (contract
 * section 1, routing). What is no UUID at all is another rule's. */
#include "lint/function.h"
#include "lint/uuid.h"

/* UUIDs that stand in documentation and templates, never for a queue. */
static bool is_placeholder(const char *canonical)
{
  static const char *const examples[] = {
      "123e4567-e89b-12d3-a456-426614174000", /* the example of most articles on UUIDs */
      "123e4567-e89b-12d3-a456-426655440000", "550e8400-e29b-41d4-a716-446655440000",
      "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", /* RFC 4122 section 3 */
      "12345678-1234-1234-1234-123456789012", "12345678-1234-1234-1234-123456789abc",
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

static bool run(const struct lint_call *call)
{
  char canonical[UUID_TEXT_LENGTH];
  if (!uuid_is_valid(call->value->text))
    return true;
  uuid_canonical(call->value->text, canonical);
  if (is_placeholder(canonical))
    return lint_reportf(call, "UUID is a placeholder, no worker queue has it");
  if (doc_text_equal(call->value->text, (struct doc_text){canonical, UUID_TEXT_LENGTH}))
    return true;
  return lint_reportf(call,
                      "UUID should be in canonical form, %.*s, or the execution stays PENDING",
                      UUID_TEXT_LENGTH, canonical);
}

const struct lint_function fn_uuid_canonical = {
    .name = "uuid-canonical", .takes = LINT_STRING, .run = run};
