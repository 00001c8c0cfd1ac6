#include "cli/file_attributes.h"

#ifdef __linux__

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Names of attributes, each with its NUL, LENGTH bytes in all. */
struct names {
  char *bytes; /* to be freed */
  size_t length;
};

/* The names of the attributes of FILE. False when memory ends. */
static bool list(int file, struct names *names)
{
  ssize_t size = flistxattr(file, NULL, 0);
  names->bytes = size > 0 ? malloc((size_t)size) : NULL;
  ssize_t got = names->bytes ? flistxattr(file, names->bytes, (size_t)size) : 0;
  names->length = got > 0 ? (size_t)got : 0;
  return names->bytes || size <= 0;
}

/* The name behind NAME, or the first one where that is NULL; NULL behind the last. */
static const char *next(const struct names *names, const char *name)
{
  size_t after = name ? (size_t)(name - names->bytes) + strlen(name) + 1 : 0;
  return after < names->length ? names->bytes + after : NULL;
}

static bool copy(int from, int to, const char *name)
{
  ssize_t size = fgetxattr(from, name, NULL, 0);
  char *value = size >= 0 ? malloc((size_t)size + 1) : NULL;
  ssize_t got = value ? fgetxattr(from, name, value, (size_t)size) : -1;
  bool good = got >= 0 && fsetxattr(to, name, value, (size_t)got, 0) == 0;
  free(value);
  return good;
}

/* What the folder gives to new files is more than the old one had. */
static bool remove_all(int file)
{
  struct names names;
  bool good = list(file, &names);
  for (const char *name = next(&names, NULL); name; name = next(&names, name))
    good &= fremovexattr(file, name) == 0 || strncmp(name, "security.", 9) == 0;
  free(names.bytes);
  return good;
}

bool file_attributes_copy(const char *path, int to)
{
  struct names names = {0};
  int from = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (from < 0)
    return false;
  bool good = remove_all(to) && list(from, &names);
  for (const char *name = good ? next(&names, NULL) : NULL; name; name = next(&names, name))
    good &= copy(from, to, name);
  free(names.bytes);
  close(from);
  return good;
}

#else

/* Other systems have calls of their own for that, and none that all have. */
bool file_attributes_copy(const char *path, int to)
{
  (void)path;
  (void)to;
  return true;
}

#endif
