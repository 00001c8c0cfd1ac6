/* The response body that the server would send, a line a document (design section 1). */
#include "report/detail.h"

static const char bad_request[] = "{\"detail\":\"There was an error parsing the body\"}\n";

static bool is_bad_request(const struct report_document *document)
{
  for (uint32_t i = 0; i < document->count; i++)
    if (document->diagnostics[i]->rule->bad_request)
      return true;
  return false;
}

static void write_document(struct buffer *out, const struct report_options *options,
                           const struct report_document *document)
{
  (void)options;
  if (is_bad_request(document)) {
    buffer_put_string(out, bad_request);
    return;
  }
  bool first = true;
  buffer_put_string(out, "{\"detail\":[");
  for (uint32_t i = 0; i < document->count; i++) {
    if (document->diagnostics[i]->severity != SEVERITY_ERROR)
      continue;
    buffer_put_string(out, first ? "{" : ",{");
    detail_write_entry(out, document->diagnostics[i], NULL);
    buffer_put_char(out, '}');
    first = false;
  }
  buffer_put_string(out, "]}\n");
}

const struct report_format report_422 = {.name = "422", .document = write_document};
