/* The program behind `terlint lsp`: apart from it, so that who only lints needs no jansson. */
#include "lsp/server.h"

#include <signal.h>
#include <unistd.h>

int main(void)
{
  signal(SIGPIPE, SIG_IGN); /* a client that has gone is an error of write() */
  return server_run(STDIN_FILENO, STDOUT_FILENO);
}
