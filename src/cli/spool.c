#include "cli/spool.h"

#include <errno.h>

enum { MEMORY_SIZE = 4 * 1024 * 1024, BLOCK_SIZE = 64 * 1024 };

void spool_free(struct spool *spool)
{
  buffer_free(&spool->memory);
  if (spool->file)
    fclose(spool->file);
  *spool = (struct spool){.file = NULL};
}

/* Moves what is in memory to the file. Where there can be none, memory has to do. */
static void move_out(struct spool *spool)
{
  if (!spool->file && !spool->stays)
    spool->file = tmpfile();
  spool->stays = !spool->file;
  if (spool->stays)
    return;
  size_t length = spool->memory.length;
  spool->failed |= fwrite(spool->memory.bytes, 1, length, spool->file) != length;
  buffer_clear(&spool->memory);
}

void spool_put(struct spool *spool, const struct buffer *bytes)
{
  buffer_put(&spool->memory, bytes->bytes, bytes->length);
  spool->failed |= spool->memory.failed;
  if (spool->memory.length > MEMORY_SIZE && !spool->stays)
    move_out(spool);
}

static bool copy_file(FILE *from, FILE *to)
{
  struct buffer block = {0};
  bool good =
      buffer_reserve(&block, BLOCK_SIZE) && fflush(from) == 0 && fseek(from, 0, SEEK_SET) == 0;
  for (size_t length = 1; good && length > 0;) {
    length = fread(block.bytes, 1, BLOCK_SIZE, from);
    good = fwrite(block.bytes, 1, length, to) == length;
  }
  good &= !ferror(from);
  buffer_free(&block);
  return good;
}

bool spool_copy(struct spool *spool, FILE *stream)
{
  size_t length = spool->memory.length;
  if (spool->failed) {
    errno = spool->stays ? ENOMEM : ENOSPC;
    return false;
  }
  return (!spool->file || copy_file(spool->file, stream)) &&
         fwrite(spool->memory.bytes, 1, length, stream) == length;
}
