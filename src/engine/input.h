/* What a file holds, by its name or else by its content. */
#ifndef TERLINT_ENGINE_INPUT_H
#define TERLINT_ENGINE_INPUT_H

#include "engine/check.h"

/* The format that the ending of PATH names (.json, .yaml, .yml, .jsonl, .ndjson; case does not
 * matter); false where it names none. */
bool input_format_by_name(const char *path, enum input_format *format);

/* Text that begins with a brace or bracket is JSON, or JSON Lines where its first line is whole in
 * itself and another follows; anything else is YAML. `{{` is a template, which is YAML. */
enum input_format input_format_by_content(const char *bytes, size_t length);

#endif
