#include "lsp/completion.h"

/* InsertTextFormat, InsertTextMode. */
enum { FORMAT_SNIPPET = 2, ADJUST_INDENTATION = 2 };

static void set(struct completion *completion, json_t *item, const char *name, json_t *value)
{
  completion->good &= json_object_set_new(item, name, value) == 0;
}

/* `filterText` stands only where it is another text than the label, since Neovim 0.7 takes no
 * notice of the range beside it. */
void completion_add(struct completion *completion, const struct offer *offer)
{
  const struct question *question = &completion->question;
  json_t *range =
      document_range(question->document, offer->span, question->server->client.encoding);
  unsigned rank = (unsigned)json_array_size(completion->items);
  json_t *item =
      json_pack("{s:s, s:i, s:o, s:{s:o, s:o}}", "label", offer->label, "kind", (int)offer->kind,
                "sortText", json_sprintf("%04u", rank), "textEdit", "range", range, "newText",
                offer->text->failed ? NULL : message_text(offer->text->bytes, offer->text->length));
  if (item && strcmp(offer->filter, offer->label) != 0)
    set(completion, item, "filterText", message_text(offer->filter, strlen(offer->filter)));
  if (item && offer->is_snippet) {
    set(completion, item, "insertTextFormat", json_integer(FORMAT_SNIPPET));
    set(completion, item, "insertTextMode", json_integer(ADJUST_INDENTATION));
  }
  completion->good &= message_append(completion->items, item);
}

/* TEXT as the client takes it; NULL when memory ends. */
static json_t *documentation_of(const struct completion *completion, struct buffer *text)
{
  if (completion->question.server->client.takes_item_markdown)
    return json_pack("{s:s, s:o}", "kind", "markdown", "value",
                     message_text(text->bytes, text->length));
  message_make_plain(text);
  return message_text(text->bytes, text->length);
}

void completion_describe(struct completion *completion, struct buffer *detail, struct buffer *about)
{
  json_t *item = json_array_get(completion->items, json_array_size(completion->items) - 1);
  completion->good &= item && !detail->failed && !about->failed;
  if (completion->good && detail->length > 0) {
    message_make_plain(detail);
    set(completion, item, "detail", message_text(detail->bytes, detail->length));
  }
  if (completion->good && about->length > 0)
    set(completion, item, "documentation", documentation_of(completion, about));
  buffer_free(detail);
  buffer_free(about);
}
