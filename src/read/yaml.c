/* Documents of a stream, one after the other. */
#include "read/yaml_reader.h"

#include <stdlib.h>

static bool on_event(struct yaml_reader *reader, const yaml_event_t *event)
{
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    return yaml_on_scalar(reader, event);
  case YAML_ALIAS_EVENT:
    return yaml_on_alias(reader, event);
  case YAML_SEQUENCE_START_EVENT:
    return yaml_on_sequence(reader, event);
  case YAML_MAPPING_START_EVENT:
    return yaml_on_mapping(reader, event);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    return yaml_on_collection_end(reader, event);
  default:
    return true;
  }
}

/* --- documents --- */

static bool has_template_at(const struct yaml_reader *reader, uint32_t offset)
{
  for (uint32_t i = 0; i < reader->problems.count; i++)
    if (reader->problems.list[i].fault == READ_YAML_TEMPLATE &&
        reader->problems.list[i].at.offset == offset)
      return true;
  return false;
}

/* libyaml gave up. Where an unquoted template stands before the place, on its line, that is why. */
static bool add_parser_problem(struct yaml_reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;
  if (parser->error == YAML_MEMORY_ERROR)
    return yaml_reader_no_memory(reader);
  uint32_t offset = parser->error == YAML_READER_ERROR
                        ? (uint32_t)parser->problem_offset
                        : yaml_reader_offset(reader, &parser->problem_mark);
  if (offset > reader->source->length)
    offset = reader->source->length;
  struct span template;
  reader->muted = 0;
  if (yaml_place_find_template(reader->source, offset, &template))
    return has_template_at(reader, template.offset) ||
           yaml_reader_problem(reader, READ_YAML_TEMPLATE, template, NULL);
  const char *problem = parser->problem ? parser->problem : "cannot be read";
  const char *reason = parser->context
                           ? yaml_reason(reader->arena, "%s: %s", parser->context, problem)
                           : yaml_reason(reader->arena, "%s", problem);
  return reason ? yaml_reader_problem(reader, READ_YAML_INVALID,
                                      yaml_place_character(reader->source, offset), reason)
                : yaml_reader_no_memory(reader);
}

/* The next event; false where libyaml gave up. */
static bool next_event(struct yaml_reader *reader, yaml_event_t *event)
{
  if (yaml_parser_parse(&reader->parser, event))
    return true;
  reader->ended = true;
  reader->lost = true;
  add_parser_problem(reader);
  return false;
}

/* Reads up to the end of the document under way. */
static void read_document(struct yaml_reader *reader)
{
  yaml_event_t event;
  for (bool more = true;
       more && !reader->ended && !reader->no_memory && next_event(reader, &event);) {
    more = event.type != YAML_DOCUMENT_END_EVENT;
    if (!more)
      reader->end = yaml_reader_offset(reader, &event.start_mark);
    if (more && !reader->lost && !on_event(reader, &event))
      reader->no_memory = true;
    yaml_event_delete(&event);
  }
}

/* Reads up to the beginning of a document; false at the end of the stream. */
static bool find_document(struct yaml_reader *reader)
{
  yaml_event_t event;
  while (!reader->ended && next_event(reader, &event)) {
    yaml_event_type_t type = event.type;
    yaml_event_delete(&event);
    if (type == YAML_DOCUMENT_START_EVENT)
      return true;
    reader->ended = type == YAML_STREAM_END_EVENT;
  }
  return false;
}

static void begin_document(struct yaml_reader *reader, struct arena *arena)
{
  reader->arena = arena;
  reader->root = NULL;
  reader->weight = reader->aliased = 0;
  reader->depth = reader->muted = 0;
  reader->flags = 0;
  reader->end = reader->source->length;
  reader->lost = reader->no_memory = false;
  reader->problems.count = 0;
  yaml_anchors_clear(&reader->anchors);
}

static void fill_result(struct yaml_reader *reader, struct yaml_result *result)
{
  static const struct read_problem no_memory = {.fault = READ_NO_MEMORY};
  *result = (struct yaml_result){.root = reader->lost ? NULL : reader->root,
                                 .end = reader->end,
                                 .flags = reader->flags,
                                 .aliased = reader->aliased};
  result->problem_count = reader->problems.count;
  result->problems = yaml_problems_copy(&reader->problems, reader->arena);
  if (reader->no_memory || (result->problem_count > 0 && !result->problems)) {
    *result = (struct yaml_result){.problems = &no_memory, .problem_count = 1};
    reader->ended = true;
  }
  reader->delivered = true;
}

bool yaml_read(struct yaml_reader *reader, struct arena *arena, struct yaml_result *result)
{
  if (reader->ended)
    return false;
  begin_document(reader, arena);
  if (find_document(reader))
    read_document(reader);
  else if (!reader->lost) {
    if (reader->delivered)
      return false;
    reader->root = yaml_reader_node(reader);
  }
  fill_result(reader, result);
  return true;
}

struct yaml_reader *yaml_reader_new(const struct source *source, enum yaml_version version)
{
  struct yaml_reader *reader = calloc(1, sizeof *reader);
  if (!reader || !yaml_parser_initialize(&reader->parser)) {
    free(reader);
    return NULL;
  }
  reader->source = source;
  reader->version = version;
  yaml_marks_init(&reader->marks, source);
  yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader->parser, (const unsigned char *)source->bytes,
                               source->length);
  return reader;
}

void yaml_reader_free(struct yaml_reader *reader)
{
  if (!reader)
    return;
  yaml_parser_delete(&reader->parser);
  yaml_anchors_free(&reader->anchors);
  yaml_problems_free(&reader->problems);
  free(reader->frames);
  free(reader);
}
