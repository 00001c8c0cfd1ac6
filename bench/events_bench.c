/* What terlint is measured against: reads each file of a folder's list and throws libyaml's events
 * away.
 *
 *   events_bench < LIST     a path a line */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static size_t read_file(const char *path, unsigned char **bytes, size_t *capacity)
{
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0)
    exit(EXIT_FAILURE);
  size_t size = (size_t)status.st_size;
  if (size + 1 > *capacity) {
    *capacity = size + 1;
    *bytes = realloc(*bytes, *capacity);
  }
  ssize_t got = *bytes ? read(descriptor, *bytes, size + 1) : -1;
  close(descriptor);
  if (got < 0)
    exit(EXIT_FAILURE);
  return (size_t)got;
}

static unsigned long drain(const unsigned char *bytes, size_t length)
{
  yaml_parser_t parser;
  yaml_event_t event;
  unsigned long count = 0;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, bytes, length);
  for (int more = 1; more && yaml_parser_parse(&parser, &event); count++) {
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(void)
{
  char path[4096];
  unsigned char *bytes = NULL;
  size_t capacity = 0;
  unsigned long count = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = '\0';
    count += drain(bytes, read_file(path, &bytes, &capacity));
  }
  free(bytes);
  printf("%lu events\n", count);
  return 0;
}
