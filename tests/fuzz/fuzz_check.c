/* Any bytes, as any format: what is found stands in the text, and every report can be written. */
#include "fuzz.h"

#include "report/fingerprint.h"
#include "report/report.h"

struct run {
  struct fingerprints fingerprints;
  uint64_t index;
};

static const struct report_path path = {"path", "path"};

static void report_on(const struct report_format *format, const struct report_document *document)
{
  struct report report = {.options = {.color = true}};
  struct report_summary sums = {.files = 1, .documents = 1, .failed = document->count > 0};
  struct buffer body = {0};
  const struct report_piece piece = {path, true, true, &body, &sums};
  if (format->begin)
    format->begin(&report);
  format->document(&body, &report.options, document);
  if (format->piece)
    format->piece(&report, &piece);
  if (format->end)
    format->end(&report, &sums);
  HOLDS(!body.failed && !report.out.failed);
  HOLDS(body.length == 0 || !memchr(body.bytes, '\0', body.length));
  HOLDS(body.length == 0 || !memchr(body.bytes, '\r', body.length));
  buffer_free(&body);
  buffer_free(&report.out);
  buffer_free(&report.file);
  buffer_free(&report.later);
}

static bool on_document(void *context, const struct checked *checked)
{
  enum { MOST = 64 };
  struct run *run = context;
  uint64_t prints[MOST];
  const struct report_document document = {.path = path,
                                           .index = checked->index,
                                           .many = true,
                                           .lines = checked->lines,
                                           .diagnostics = checked->diagnostics,
                                           .fingerprints = prints,
                                           .count = checked->count < MOST ? checked->count : MOST,
                                           .secrets = checked->secrets};
  HOLDS(checked->index > run->index);
  run->index = checked->index;
  for (uint32_t i = 0; i < checked->count; i++)
    HOLDS(span_end(checked->diagnostics[i]->span) <= checked->source->length);
  for (uint32_t i = 0; i < document.count; i++)
    HOLDS(fingerprints_next(&run->fingerprints, checked->diagnostics[i], words_of(""), &prints[i]));
  for (size_t i = 0; report_formats[i]; i++)
    report_on(report_formats[i], &document);
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct fuzz_input bytes = {data, data + size};
  struct run run = {.index = 0};
  struct arena arena;
  uint8_t kind = fuzz_byte(&bytes);
  struct checker checker = *fuzz_checker();
  checker.yaml = kind & 4 ? YAML_1_1 : YAML_1_2;
  struct input input = {(const char *)bytes.at,
                        (size_t)(bytes.end - bytes.at),
                        (enum input_format)(kind % 3),
                        1,
                        1,
                        0};
  arena_init(&arena);
  fingerprints_begin(&run.fingerprints, path.in_repository);
  HOLDS(check_input(&checker, &input, &arena, on_document, &run));
  fingerprints_free(&run.fingerprints);
  arena_free(&arena);
  return 0;
}
