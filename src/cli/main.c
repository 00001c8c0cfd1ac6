#include "cli/arguments.h"
#include "cli/check_command.h"

#include <string.h>

int main(int argc, char **argv)
{
  struct arguments arguments;
  int code = 2;
  if (arguments_expand(&arguments, argc, argv)) {
    /* `check` is the command where none is named. */
    bool named = arguments.count > 1 && strcmp(arguments.values[1], "check") == 0;
    code = check_command(arguments.count - named, arguments.values + named);
  }
  arguments_free(&arguments);
  return code;
}
