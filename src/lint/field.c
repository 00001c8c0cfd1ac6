#include "lint/field.h"

struct doc_text field_next(struct doc_text *rest)
{
  const char *dot = memchr(rest->bytes, '.', rest->length);
  struct doc_text name = {rest->bytes, dot ? (uint32_t)(dot - rest->bytes) : rest->length};
  if (dot)
    *rest = (struct doc_text){dot + 1, rest->length - name.length - 1};
  else
    *rest = (struct doc_text){NULL, 0};
  return name;
}

bool field_index(struct doc_text name, uint32_t *index)
{
  enum { MAX_DIGITS = 9 };
  *index = 0;
  if (name.length == 0 || name.length > MAX_DIGITS || (name.bytes[0] == '0' && name.length > 1))
    return false;
  for (uint32_t i = 0; i < name.length; i++) {
    if (name.bytes[i] < '0' || name.bytes[i] > '9')
      return false;
    *index = *index * 10 + (uint32_t)(name.bytes[i] - '0');
  }
  return true;
}

const struct doc_node *field_child(const struct doc_node *node, struct doc_text name)
{
  uint32_t index;
  if (node->type == DOC_OBJECT)
    return doc_member(node, name);
  if (node->type != DOC_ARRAY || !field_index(name, &index) || index >= node->count)
    return NULL;
  const struct doc_node *item = node->first;
  while (index-- > 0)
    item = item->next;
  return item;
}
