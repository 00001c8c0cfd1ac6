/* Secrets, told by their form, or by the name that they stand under. All functions are pure. */
#ifndef TERLINT_DOC_CREDENTIAL_H
#define TERLINT_DOC_CREDENTIAL_H

#include "base/buffer.h"
#include "doc/doc.h"

struct credential {
  struct span at;     /* in the text, bytes; length 0: there is none */
  const char *issuer; /* what it is: "GitHub token"; static */
};

/* The first credential of a known form in TEXT: a token of an issuer, a JSON Web Token (RFC 7519),
 * a private key (RFC 7468), a password in a URL (RFC 3986 section 3.2.1). One that is plainly an
 * example is none. */
struct credential credential_find(struct doc_text text);

/* The credentials in a text, one after the other, in time in proportion to the text. */
struct credential_search {
  struct doc_text text;
  struct credential token, key, password; /* the next of each kind */
};

void credential_search_begin(struct credential_search *search, struct doc_text text);

/* The next one; length 0 at the end. */
struct credential credential_next(struct credential_search *search);

/* Whether a string that is written in WRITTEN, JSON or YAML with its escapes, may hold a credential
 * of a known form. One pass over the text, where no value needs to be looked at one by one. */
bool credential_may_be_in(struct doc_text written);

/* Whether TEXT, the value of something that should be secret, is plainly none: blank, a template, a
 * variable, a path, a number, or a placeholder such as `changeme`, `<token>`, `xxx` or
 * `YOUR_API_KEY`. */
bool credential_is_placeholder(struct doc_text text);

/* No shorter text looks random. */
enum { CREDENTIAL_RANDOM_LENGTH = 16 };

/* Whether TEXT has the length and the variety of something that a program has made up. */
bool credential_looks_random(struct doc_text text);

/* Shannon's entropy of the bytes, in bits a byte. */
double credential_entropy(struct doc_text text);

/* How many bytes of a secret of LENGTH bytes may be shown: four at most, and never more than a
 * quarter. */
uint32_t credential_shown(uint32_t length);

/* Puts what may be shown of a secret, and an ellipsis. */
void credential_put_masked(struct buffer *out, const char *bytes, uint32_t length);

/* Puts TEXT with its credentials masked. */
void credential_put_text(struct buffer *out, struct doc_text text);

#endif
