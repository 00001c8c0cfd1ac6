#include "cli/environment.h"

#include "cli/command.h"
#include "cli/complain.h"

#include <stdlib.h>
#include <strings.h>

/* Where the command line gives the one, the environment has no say in the other. */
static const struct {
  const char *given, *other;
} rivals[] = {
    {"config", "no-config"},
    {"no-config", "config"},
    {"diff", "format"},
};

static bool is_given(const char *name, uint64_t given)
{
  for (size_t i = 0; i < option_record_count; i++)
    if (given >> i & 1 && strcmp(option_records[i].name, name) == 0)
      return true;
  return false;
}

static bool has_rival(const char *name, uint64_t given)
{
  for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++)
    if (strcmp(rivals[i].other, name) == 0 && is_given(rivals[i].given, given))
      return true;
  return false;
}

/* What VALUE says of an option that takes none. False where it says nothing. */
static bool read_switch(const char *value, bool *is_on)
{
  static const char *const words[][2] = {{"0", "1"}, {"false", "true"}, {"no", "yes"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    for (int on = 0; on <= 1; on++)
      if (strcasecmp(value, words[i][on]) == 0) {
        *is_on = on;
        return true;
      }
  return false;
}

static bool take(struct options *options, const struct option_record *record)
{
  char name[OPTION_SHOWN];
  bool is_on = true;
  option_put_variable(record, name);
  const char *value = getenv(name);
  if (!value || !*value)
    return true;
  if (!record->values && !read_switch(value, &is_on))
    return complain("%s %s: takes 1, true or yes, or 0, false or no", name, value);
  return !is_on || option_set(options, record, value, true);
}

bool environment_read(struct options *options, uint64_t given)
{
  for (size_t i = 0; i < option_record_count; i++) {
    const struct option_record *record = &option_records[i];
    if (record->is_of_the_moment || !command_takes(options->command, record) || given >> i & 1 ||
        has_rival(record->name, given))
      continue;
    if (!take(options, record))
      return false;
  }
  return true;
}
