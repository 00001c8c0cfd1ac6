/* What makes a text unreadable and can only go. */
#include "fix/fixers.h"

bool text_is_trailing_comma(const struct fix_site *site)
{
  static const char reason[] = "Illegal trailing comma"; /* CPython 3.13's json */
  struct words context = site->diagnostic->context_text;
  return context.length > sizeof reason - 1 &&
         memcmp(context.bytes, reason, sizeof reason - 1) == 0;
}

void fix_remove_text(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t offset = draft->site->diagnostic->span.offset;
  uint32_t length = (uint32_t)strlen(draft->argument);
  if (offset <= source->length && source->length - offset >= length &&
      memcmp(source->bytes + offset, draft->argument, length) == 0)
    draft_remove(draft, offset, offset + length);
}
