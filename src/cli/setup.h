/* What a command needs before it can check files: the schemas and the settings that its command
 * line asks for. */
#ifndef TERLINT_CLI_SETUP_H
#define TERLINT_CLI_SETUP_H

#include "cli/contract.h"
#include "engine/settings.h"

struct setup {
  struct contract contract;
  struct settings settings;
};

/* False, with a line on standard error, where it cannot be; to be freed in either case. OPTIONS
 * must outlive SETUP. */
bool setup_make(struct setup *setup, const struct options *options);

/* Whether there are all the rules that the command line names: to ask once the files are known,
 * since their configurations may have rules of their own. False with a line on standard error. */
bool setup_knows_rules(const struct settings *settings, const struct options *options);

void setup_free(struct setup *setup);

#endif
