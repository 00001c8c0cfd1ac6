#include "cli/atomic_file.h"

#include "cli/file_attributes.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path of the file that PATH stands for in the end; PATH itself where none is there. */
static char *resolve(const char *path)
{
  char *target = realpath(path, NULL);
  return target || errno != ENOENT ? target : strdup(path);
}

bool atomic_file_is_special(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

/* Whether the file at PATH may be written to, or is not there. To replace it the folder's consent
 * is enough, but who has made a file read-only wants it to stay. */
static bool may_write(const char *path)
{
  return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 || errno == ENOENT;
}

static mode_t usual_mode(void)
{
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/* MODE where others may have become the group, or an ACL is lost: the group may do what all may. */
static mode_t narrowed(mode_t mode)
{
  return (mode & 0707) | (mode & mode << 3 & 070);
}

/* Makes the file behind DESCRIPTOR, which FILE writes, like its target; says in FILE what cannot be
 * kept. Bits that lend an owner's rights are not lent to another. */
static bool take_over(struct atomic_file *file, int descriptor)
{
  struct stat status;
  if (stat(file->target, &status) != 0)
    return errno == ENOENT && fchmod(descriptor, usual_mode()) == 0;
  mode_t mode = status.st_mode & 07777;
  file->lost_owner = fchown(descriptor, status.st_uid, status.st_gid) != 0;
  if (file->lost_owner)
    mode = fchown(descriptor, (uid_t)-1, status.st_gid) == 0 ? mode & 0777 : narrowed(mode);
  file->lost_attributes = !file_attributes_copy(file->target, descriptor);
  if (file->lost_attributes)
    mode = narrowed(mode);
  return fchmod(descriptor, mode) == 0;
}

static void forget(struct atomic_file *file)
{
  int error = errno;
  free(file->target);
  free(file->temporary);
  *file = (struct atomic_file){.stream = NULL};
  errno = error;
}

/* `TARGET.XXXXXX`, for mkstemp, to be freed; without the end of a name that would become too long.
 * NULL when memory ends. */
static char *temporary_beside(const char *target)
{
  static const char ending[] = ".XXXXXX";
  const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
  size_t length = strlen(name), most = NAME_MAX - strlen(ending);
  size_t kept = (size_t)(name - target) + (length < most ? length : most);
  char *path = malloc(kept + sizeof ending);
  if (path) {
    memcpy(path, target, kept);
    memcpy(path + kept, ending, sizeof ending);
  }
  return path;
}

bool atomic_file_open(struct atomic_file *file, const char *path)
{
  *file = (struct atomic_file){.target = resolve(path)};
  file->temporary = file->target ? temporary_beside(file->target) : NULL;
  if (!file->temporary || !may_write(file->target)) {
    forget(file);
    return false;
  }
  int descriptor = mkstemp(file->temporary);
  if (descriptor < 0) {
    forget(file);
    return false;
  }
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  file->stream = take_over(file, descriptor) ? fdopen(descriptor, "w") : NULL;
  if (file->stream)
    return true;
  int error = errno;
  close(descriptor);
  unlink(file->temporary);
  errno = error;
  forget(file);
  return false;
}

/* A rename is on the disk when its folder is. Not every file system can be asked for that. */
static void sync_folder(char *path)
{
  int descriptor = open(dirname(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
}

bool atomic_file_sync(struct atomic_file *file)
{
  errno = 0;
  bool good =
      !ferror(file->stream) && fflush(file->stream) == 0 && fsync(fileno(file->stream)) == 0;
  int error = errno ? errno : EIO;
  good = fclose(file->stream) == 0 && good;
  file->stream = NULL;
  if (good)
    return true;
  errno = error;
  atomic_file_discard(file);
  return false;
}

bool atomic_file_commit(struct atomic_file *file)
{
  if (file->stream && !atomic_file_sync(file))
    return false;
  if (rename(file->temporary, file->target) != 0) {
    atomic_file_discard(file);
    return false;
  }
  sync_folder(file->target);
  forget(file);
  return true;
}

void atomic_file_discard(struct atomic_file *file)
{
  int error = errno;
  if (file->stream)
    fclose(file->stream);
  if (file->temporary)
    unlink(file->temporary);
  errno = error;
  forget(file);
}
