#include "cli/repository.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool holds_git(const char *folder, size_t length)
{
  struct stat status;
  struct buffer path = {0};
  buffer_put(&path, folder, length);
  buffer_put(&path, "/.git", sizeof "/.git");
  bool found = !path.failed && stat(path.bytes, &status) == 0;
  buffer_free(&path);
  return found;
}

/* Bytes of PATH without its last name; 0 where it has only one. */
static size_t above(const char *path, size_t length)
{
  while (length > 0 && path[length - 1] != '/')
    length--;
  return length > 0 ? length - 1 : 0;
}

bool repository_find(struct repository *repository)
{
  *repository = (struct repository){.folder = getcwd(NULL, 0)};
  if (!repository->folder)
    return errno != ENOMEM;
  size_t length = strlen(repository->folder);
  repository->root = length > 1 ? length : 0; /* "/" has no name */
  for (size_t at = repository->root; at > 0; at = above(repository->folder, at))
    if (holds_git(repository->folder, at)) {
      repository->root = at;
      break;
    }
  return true;
}

void repository_free(struct repository *repository)
{
  free(repository->folder);
}

/* Appends the names of PATH to the absolute path in OUT. */
static void put_names(struct buffer *out, const char *path)
{
  while (*path) {
    size_t length = strcspn(path, "/");
    if (length == 2 && memcmp(path, "..", 2) == 0)
      out->length = above(out->bytes, out->length);
    else if (length > 0 && !(length == 1 && *path == '.')) {
      buffer_put_char(out, '/');
      buffer_put(out, path, length);
    }
    path += length + (path[length] == '/');
  }
}

void repository_path(const struct repository *repository, const char *path, struct buffer *out)
{
  const char *folder = repository->folder;
  size_t root = repository->root;
  if (!folder || strcmp(path, "-") == 0) {
    buffer_put(out, path, strlen(path) + 1);
    return;
  }
  struct buffer whole = {0};
  if (*path != '/')
    put_names(&whole, folder);
  put_names(&whole, path);
  bool inside =
      whole.length > root && memcmp(whole.bytes, folder, root) == 0 && whole.bytes[root] == '/';
  size_t skipped = inside ? root + 1 : 0;
  buffer_put(out, whole.bytes + skipped, whole.length - skipped);
  buffer_put_char(out, '\0');
  out->failed |= whole.failed;
  buffer_free(&whole);
}
