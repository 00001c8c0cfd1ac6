#include "base/uri.h"

/* RFC 3986 section 2.3; not isalnum, which asks the locale. */
static bool is_unreserved(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         strchr("-._~", c);
}

void uri_put(struct buffer *out, const char *path)
{
  if (*path == '/')
    buffer_put_string(out, "file://");
  for (; *path; path++) {
    if (*path == '/' || is_unreserved(*path))
      buffer_put_char(out, *path);
    else
      buffer_printf(out, "%%%02X", (unsigned char)*path);
  }
}
