#include "lsp/uri.h"

#include "base/uri.h"

#include <stdlib.h>
#include <strings.h>

static int hex_value(char digit)
{
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  char lower = (char)(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The path part of a file: URI, after `//` and an empty host or localhost; NULL where it is
 * another. */
static const char *path_part(const char *uri)
{
  static const char *const heads[] = {"file:///", "file://localhost/"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (strncasecmp(uri, heads[i], strlen(heads[i])) == 0)
      return uri + strlen(heads[i]) - 1;
  return NULL;
}

char *uri_to_path(const char *uri)
{
  const char *at = path_part(uri);
  char *path = at ? malloc(strlen(at) + 1) : NULL;
  if (!path)
    return NULL;
  char *out = path;
  for (; *at && *at != '?' && *at != '#'; at++) {
    int high = *at == '%' ? hex_value(at[1]) : -1;
    int low = high >= 0 ? hex_value(at[2]) : -1;
    *out = low < 0 ? *at : (char)(high * 16 + low);
    at += low < 0 ? 0 : 2;
    if (*out++ == '\0') {
      free(path);
      return NULL;
    }
  }
  *out = '\0';
  return path;
}

char *uri_of_path(const char *path)
{
  struct buffer uri = {0};
  uri_put(&uri, path);
  buffer_put_char(&uri, '\0');
  if (uri.failed)
    buffer_free(&uri);
  return uri.bytes;
}
