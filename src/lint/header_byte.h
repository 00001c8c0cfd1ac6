/* What headers are made of. */
#ifndef TERLINT_LINT_HEADER_BYTE_H
#define TERLINT_LINT_HEADER_BYTE_H

#include <stdbool.h>
#include <string.h>

/* tchar of RFC 9110 section 5.6.2. */
static inline bool header_name_has(unsigned char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c && strchr("!#$%&'*+-.^_`|~", c));
}

/* VCHAR, obs-text, SP and HTAB of RFC 9110 section 5.5. */
static inline bool header_value_has(unsigned char c)
{
  return (c >= 0x20 && c != 0x7F) || c == '\t';
}

#endif
