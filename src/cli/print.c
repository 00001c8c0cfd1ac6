#include "cli/print.h"

#include "cli/complain.h"

#include <errno.h>
#include <stdio.h>

enum exit_code print_text(struct buffer *text)
{
  errno = ENOMEM;
  bool good = !text->failed && fwrite(text->bytes, 1, text->length, stdout) == text->length &&
              fflush(stdout) == 0;
  if (!good)
    complain("cannot write to standard output: %s", strerror(errno));
  buffer_free(text);
  return good ? EXIT_GOOD : EXIT_TROUBLE;
}
