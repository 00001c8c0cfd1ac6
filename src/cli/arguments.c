#include "cli/arguments.h"

#include "base/read_all.h"
#include "cli/complain.h"
#include "text/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool add(struct arguments *arguments, char *value)
{
  char **values = realloc(arguments->values, ((size_t)arguments->count + 2) * sizeof *values);
  if (!values)
    return false;
  arguments->values = values;
  values[arguments->count++] = value;
  values[arguments->count] = NULL;
  return true;
}

/* Every line that is not empty is an argument. */
static bool add_lines(struct arguments *arguments, char *text)
{
  while (*text) {
    size_t length = strcspn(text, "\n");
    bool last = text[length] == '\0';
    text[length] = '\0';
    if (length > 0 && text[length - 1] == '\r')
      text[length - 1] = '\0';
    if (*text && !add(arguments, text))
      return false;
    text += length + !last;
  }
  return true;
}

static bool add_file(struct arguments *arguments, const char *path)
{
  struct buffer *texts =
      realloc(arguments->texts, ((size_t)arguments->text_count + 1) * sizeof *texts);
  if (!texts)
    return false;
  arguments->texts = texts;
  struct buffer *text = &texts[arguments->text_count++];
  *text = (struct buffer){0};
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  bool good = descriptor >= 0 && read_all(descriptor, text, SOURCE_MAX_LENGTH);
  int error = errno;
  if (descriptor >= 0)
    close(descriptor);
  buffer_put_char(text, '\0');
  if (!good)
    complain("@%s: %s", path, strerror(error));
  return good && !text->failed && add_lines(arguments, text->bytes);
}

bool arguments_expand(struct arguments *arguments, int argc, char **argv)
{
  bool options_ended = false;
  *arguments = (struct arguments){0};
  for (int i = 0; i < argc; i++) {
    bool is_file = i > 0 && !options_ended && argv[i][0] == '@' && argv[i][1] != '\0';
    options_ended |= strcmp(argv[i], "--") == 0;
    if (!(is_file ? add_file(arguments, argv[i] + 1) : add(arguments, argv[i])))
      return false;
  }
  return true;
}

void arguments_free(struct arguments *arguments)
{
  for (int i = 0; i < arguments->text_count; i++)
    buffer_free(&arguments->texts[i]);
  free(arguments->texts);
  free(arguments->values);
}
