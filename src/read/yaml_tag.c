#include "read/yaml_tag.h"

/* The core schema's tags (YAML 1.2.2, chapter 10), and the merge key's. */
static const struct yaml_tag tags[] = {
    {"str", "a string", DOC_STRING, false},  {"int", "an integer", DOC_INTEGER, false},
    {"float", "a number", DOC_FLOAT, false}, {"bool", "a boolean", DOC_TRUE, false},
    {"null", "null", DOC_NULL, false},       {"map", "a mapping", DOC_OBJECT, false},
    {"seq", "a list", DOC_ARRAY, false},     {"merge", "a merge key", DOC_NULL, true},
};

const struct yaml_tag *yaml_tag_find(const char *tag)
{
  static const char prefix[] = "tag:yaml.org,2002:";
  if (strncmp(tag, prefix, sizeof prefix - 1) != 0)
    return NULL;
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (strcmp(tag + sizeof prefix - 1, tags[i].name) == 0)
      return &tags[i];
  return NULL;
}
