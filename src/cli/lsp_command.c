/* Becomes the program terlint-lsp, which is one of its own so that only it needs jansson. */
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/option_records.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char server_name[] = "terlint-lsp";

/* Becomes the server beside PROGRAM, as in a build folder; returns only where that fails. */
static void become_neighbour(const char *program, char **argv)
{
  const char *slash = strrchr(program, '/');
  struct buffer path = {0};
  if (!slash)
    return;
  buffer_put(&path, program, (size_t)(slash + 1 - program));
  buffer_put(&path, server_name, sizeof server_name);
  if (!path.failed)
    execv(path.bytes, argv);
  buffer_free(&path);
}

static enum exit_code run(const struct options *options)
{
  char name[sizeof server_name];
  char *argv[] = {name, NULL};
  memcpy(name, server_name, sizeof name);
  if (isatty(STDIN_FILENO))
    complain("lsp: waits for the messages of an editor, which starts it; CTRL-C ends it");
  become_neighbour(options->program, argv);
  execv(PKGLIBEXECDIR "/terlint-lsp", argv);
  execvp(server_name, argv);
  complain("lsp: cannot run %s: %s; ./dev build builds it, make -C build install installs it",
           server_name, strerror(errno));
  return EXIT_TROUBLE;
}

const struct command lsp_command = {
    .name = "lsp",
    .arguments = "",
    .summary = "serve an editor: the Language Server Protocol on standard input and output",
    .about = "Serves an editor by the Language Server Protocol 3.17 on standard input and output.\n"
             "The editor starts it.\n",
    .exits =
        "Exit: 0 after the editor's shutdown, 1 without, 2 where the server is not installed.\n",
    .groups = 1u << GROUP_SERVER | 1u << GROUP_COMMON,
    .least = 0,
    .most = 0,
    .run = run,
};
