#include "lsp/profile.h"

bool profile_init(struct profile *profile)
{
  int schema = schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  arena_init(&profile->arena);
  profile->checker = (struct checker){.program = &schema_bundled,
                                      .schema = (uint16_t)schema,
                                      .is_request = true,
                                      .patterns = pattern_cache_new()};
  return profile->checker.patterns && checker_compile(&profile->checker, &profile->arena);
}

void profile_free(struct profile *profile)
{
  pattern_cache_free(profile->checker.patterns);
  arena_free(&profile->arena);
}
