#include "config/finder.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- paths --- */

/* Whether the path INNER leads into the folder OUTER. */
static bool is_in(const char *inner, const char *outer)
{
  size_t length = strlen(outer);
  return strncmp(inner, outer, length) == 0 && inner[length] == '/';
}

const char *path_from(const char *base, const char *path)
{
  return is_in(path, base) ? path + strlen(base) + 1 : path;
}

/* Length of the path of the folder around PATH: "/" for "/a", "" for "a". */
static size_t parent_length(const char *path, size_t length)
{
  while (length > 0 && path[length - 1] != '/')
    length--;
  return length > 1 ? length - 1 : length;
}

static char *keep(struct config_finder *finder, struct buffer *text)
{
  buffer_put_char(text, '\0');
  char *copy = text->failed ? NULL : arena_copy(&finder->arena, text->bytes, text->length);
  finder->no_memory |= !copy;
  buffer_free(text);
  return copy;
}

/* What realpath makes of the first LENGTH bytes of PATH; NULL where there is no such folder, or
 * memory ends. */
static char *real_path(struct config_finder *finder, const char *path, size_t length)
{
  struct buffer text = {0};
  buffer_put(&text, path, length);
  buffer_put_string(&text, length > 0 ? "" : ".");
  buffer_put_char(&text, '\0');
  errno = text.failed ? ENOMEM : 0;
  char *real = text.failed ? NULL : realpath(text.bytes, NULL);
  finder->no_memory |= !real && errno == ENOMEM;
  buffer_free(&text);
  return real;
}

/* The absolute path of a folder without links, as far as it is there; NULL where memory ends. */
static char *resolve(struct config_finder *finder, const char *path, size_t length)
{
  struct buffer text = {0};
  size_t known = length;
  char *real = real_path(finder, path, known);
  for (; !real && known > 0 && !finder->no_memory; real = real_path(finder, path, known))
    known = parent_length(path, known) < known ? parent_length(path, known) : 0;
  buffer_put_string(&text, real ? real : "/");
  free(real);
  while (known < length) {
    size_t start = known + (path[known] == '/');
    for (known = start; known < length && path[known] != '/';)
      known++;
    if (known > start && text.bytes && text.bytes[text.length - 1] != '/')
      buffer_put_char(&text, '/');
    buffer_put(&text, path + start, known - start);
  }
  return keep(finder, &text);
}

/* The configuration in FOLDER as a person in the working directory would write its path. */
static char *shown_path(struct config_finder *finder, const char *folder)
{
  struct buffer text = {0};
  const char *here = finder->here;
  if (is_in(folder, here))
    buffer_printf(&text, "%s/", folder + strlen(here) + 1);
  else if (is_in(here, folder))
    for (const char *slash = here + strlen(folder); slash; slash = strchr(slash + 1, '/'))
      buffer_put_string(&text, "../");
  else if (strcmp(here, folder) != 0)
    buffer_printf(&text, "%s/", folder);
  buffer_put_string(&text, CONFIG_FILE_NAME);
  return keep(finder, &text);
}

/* --- reading --- */

/* Takes CONFIG over; NULL where it is NULL, since memory ended, or memory ends. */
static const struct config *own(struct config_finder *finder, struct config *config)
{
  size_t capacity = finder->config_capacity ? finder->config_capacity * 2 : 4;
  struct config **configs = finder->configs;
  if (config && finder->config_count == finder->config_capacity) {
    configs = realloc(configs, capacity * sizeof *configs);
    if (configs) {
      finder->configs = configs;
      finder->config_capacity = capacity;
    }
  }
  if (!config || !configs) {
    config_free(config);
    finder->no_memory = true;
    return NULL;
  }
  configs[finder->config_count++] = config;
  return config;
}

/* Whether ERROR, from opening a file in FOLDER, means that it is not there, as far as one can tell.
 */
static bool is_absent(int error, const char *folder)
{
  return error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG ||
         (error == EACCES && access(folder, X_OK) != 0);
}

/* What opening the configuration in FOLDER gives: a descriptor, or -1 with errno set. A pipe that
 * somebody left there must not keep us waiting. */
static int open_in(struct config_finder *finder, const char *folder)
{
  struct buffer path = {0};
  buffer_printf(&path, "%s/" CONFIG_FILE_NAME, folder);
  buffer_put_char(&path, '\0');
  finder->no_memory |= path.failed;
  int descriptor = path.failed ? -1 : open(path.bytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  int error = path.failed ? ENOENT : errno;
  buffer_free(&path);
  errno = error;
  return descriptor;
}

/* The configuration in FOLDER itself; NULL where there is none, or memory ends. */
static const struct config *read_in(struct config_finder *finder, const char *folder)
{
  struct stat status;
  int descriptor = open_in(finder, folder), error = errno;
  if (descriptor < 0 && is_absent(error, folder))
    return NULL;
  const char *shown = shown_path(finder, folder);
  struct config *config = NULL;
  if (shown && descriptor < 0)
    config = config_unreadable(shown, strerror(error));
  else if (shown && (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)))
    config = config_unreadable(shown, "is no ordinary file");
  else if (shown)
    config = config_read(descriptor, shown, folder);
  if (descriptor >= 0)
    close(descriptor);
  return own(finder, config);
}

static const struct config *read_fixed(struct config_finder *finder, const char *path)
{
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return own(finder, config_unreadable(path, strerror(errno)));
  const char *slash = strrchr(path, '/');
  const char *folder = resolve(finder, path, slash ? parent_length(path, strlen(path)) : 0);
  const struct config *config = NULL;
  if (folder)
    config = own(finder, config_read(descriptor, path, strcmp(folder, "/") == 0 ? "" : folder));
  close(descriptor);
  return config;
}

/* --- folders --- */

/* Takes up the folder at PATH, absolute, of LENGTH bytes, with the configuration in it. */
static struct folder *make(struct config_finder *finder, const char *path, size_t length)
{
  struct folder *folder = arena_alloc(&finder->arena, sizeof *folder);
  char *copy = arena_alloc(&finder->arena, length + 1);
  finder->no_memory |= !folder || !copy;
  if (finder->no_memory)
    return NULL;
  memcpy(copy, path, length);
  copy[length] = '\0';
  finder->no_memory |= !map_put(&finder->folders, copy, length, folder);
  bool is_root = length == 1;
  *folder = (struct folder){is_root ? "" : copy, is_root ? 0 : length, finder->fixed, NULL};
  if (finder->finds)
    folder->config = read_in(finder, folder->path);
  return folder;
}

/* The folder at the absolute PATH without links. */
static struct folder *find_real(struct config_finder *finder, const char *path)
{
  struct folder *asked = NULL, **link = &asked, *folder;
  for (size_t length = strlen(path);; length = parent_length(path, length)) {
    folder = map_get(&finder->folders, path, length);
    bool is_known = folder != NULL;
    if (!is_known)
      folder = make(finder, path, length);
    if (!folder)
      return NULL;
    *link = folder;
    link = &folder->around;
    if (is_known || folder->config || length == 1)
      break;
  }
  for (struct folder *inner = asked; inner != folder; inner = inner->around)
    inner->config = folder->config;
  return asked;
}

const struct folder *config_find(struct config_finder *finder, const char *path, size_t length)
{
  struct folder *folder = map_get(&finder->folders, path, length);
  if (folder)
    return folder;
  char *real = resolve(finder, path, length);
  char *asked = arena_copy(&finder->arena, path, length);
  finder->no_memory |= !asked;
  folder = real && asked ? find_real(finder, real) : NULL;
  finder->no_memory |= folder && !map_put(&finder->folders, asked, length, folder);
  return finder->no_memory ? NULL : folder;
}

const struct folder *config_find_in(struct config_finder *finder, const struct folder *parent,
                                    const char *name)
{
  struct buffer path = {0};
  buffer_printf(&path, "%s/%s", parent->path, name);
  struct folder *folder = path.failed ? NULL : map_get(&finder->folders, path.bytes, path.length);
  if (!folder && !path.failed) {
    folder = make(finder, path.bytes, path.length);
    if (folder && !folder->config)
      folder->config = parent->config;
  }
  finder->no_memory |= path.failed;
  buffer_free(&path);
  return finder->no_memory ? NULL : folder;
}

bool config_finder_init(struct config_finder *finder, bool finds, const char *fixed)
{
  *finder = (struct config_finder){.finds = finds && !fixed};
  arena_init(&finder->arena);
  const char *here = resolve(finder, "", 0);
  if (here)
    finder->here = strcmp(here, "/") == 0 ? "" : here;
  if (here && fixed)
    finder->fixed = read_fixed(finder, fixed);
  return !finder->no_memory;
}

void config_finder_free(struct config_finder *finder)
{
  for (size_t i = 0; i < finder->config_count; i++)
    config_free(finder->configs[i]);
  free(finder->configs);
  map_free(&finder->folders);
  arena_free(&finder->arena);
}
