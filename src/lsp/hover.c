/* What is known of a place: the findings on it and why they matter, what a template stands for,
 * what the contract says of the field. */
#include "lsp/hover.h"

#include "doc/credential.h"
#include "lsp/facts.h"
#include "lsp/navigate.h"

#include <stdlib.h>

struct hover {
  struct question question;
  uint32_t offset;
  struct buffer text; /* Markdown, paragraphs apart */
  struct span span;   /* of the text as it is */
  bool has_span;
};

static void begin_part(struct hover *hover, struct span span)
{
  if (hover->text.length > 0)
    buffer_put_string(&hover->text, "\n\n---\n\n");
  if (!hover->has_span)
    hover->span = span;
  hover->has_span = true;
}

/* --- findings --- */

static void put_finding(struct hover *hover, const struct diagnostic *diagnostic)
{
  const struct rule *rule = diagnostic->rule;
  buffer_printf(&hover->text, "**%s** `%s`: %s", severity_word(diagnostic->severity), rule->id,
                rule->summary);
  if (rule->why)
    buffer_printf(&hover->text, "\n\n%s", rule->why);
  if (rule->see)
    buffer_printf(&hover->text, "\n\n%s", rule->see);
}

static bool on_document(void *context, const struct checked *checked)
{
  struct hover *hover = context;
  for (uint32_t i = 0; i < checked->count; i++) {
    const struct diagnostic *diagnostic = checked->diagnostics[i];
    struct span span = document_span(hover->question.document, checked->source, diagnostic->span);
    if (hover->offset < span.offset || hover->offset > span_end(span))
      continue;
    begin_part(hover, span);
    put_finding(hover, diagnostic);
  }
  return !hover->text.failed;
}

static bool put_findings(struct hover *hover)
{
  struct server *server = hover->question.server;
  const struct document *document = hover->question.document;
  struct input input = document_input(document);
  return check_input(document->checker, &input, &server->arena, on_document, hover);
}

/* --- templates --- */

static bool is_declared(const struct hover *hover, const struct named *named)
{
  const struct checker *checker = hover->question.document->checker;
  const struct lint_names *declared =
      named->kind == TEMPLATE_ENV ? &checker->declared_env : &checker->declared_secrets;
  for (uint32_t i = 0; i < declared->count; i++)
    if (doc_text_equal(declared->names[i], named->name))
      return true;
  return false;
}

/* Of a template that names no entry of the request. */
static void put_other_template(struct hover *hover)
{
  static const char *const words[] = {
      [TEMPLATE_NAME] = "A variable of the run, which the worker fills in.",
      [TEMPLATE_GRAPH] = "A node of the context graph, which the worker looks up.",
      [TEMPLATE_UNKNOWN] = "Nothing that the worker resolves: it stays as it is written.",
      [TEMPLATE_OPEN] = "Not closed, so that it is no template: it stays as it is written.",
  };
  struct mention mention;
  struct buffer meant = {0};
  const struct tree *tree = navigate_template(&hover->question, hover->offset, &mention);
  if (!tree || !words[mention.kind])
    return;
  begin_part(hover, ask_span(&hover->question, tree, mention.at));
  buffer_put_string(&hover->text, words[mention.kind]);
  const struct template found = {mention.kind, {0, 0}, mention.name};
  if (mention.kind >= TEMPLATE_UNKNOWN && template_put_meant(&meant, &found)) {
    buffer_put_string(&hover->text, " `");
    credential_put_text(&hover->text, (struct doc_text){meant.bytes, (uint32_t)meant.length});
    buffer_put_string(&hover->text, "` would be one.");
  }
  hover->text.failed |= meant.failed;
  buffer_free(&meant);
}

static void put_template(struct hover *hover)
{
  struct named named;
  if (!navigate_find(&hover->question, hover->offset, &named)) {
    put_other_template(hover);
    return;
  }
  const char *field = mention_field(named.kind);
  struct buffer masked = {0};
  credential_put_text(&masked, named.name);
  int length = (int)masked.length;
  const char *name = masked.bytes;
  begin_part(hover, ask_span(&hover->question, named.tree, named.span));
  buffer_printf(&hover->text, "`%s%.*s}}` stands for the %s `%.*s`", mention_opening(named.kind),
                length, name, named.kind == TEMPLATE_ENV ? "environment variable" : "secret",
                length, name);
  if (mention_entry(named.tree->root, named.kind, named.name))
    buffer_printf(&hover->text, ", which this request lists in `%s`.", field);
  else if (is_declared(hover, &named))
    buffer_put_string(&hover->text, ", which the configuration declares.");
  else
    buffer_printf(
        &hover->text,
        ". It is not in `%s`: the settings of the team or the environment must supply it.", field);
  hover->text.failed |= masked.failed;
  buffer_free(&masked);
}

/* --- fields --- */

static void put_default(struct hover *hover, const json_t *facts)
{
  const json_t *value = json_object_get(facts, "default");
  char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
  if (text)
    buffer_printf(&hover->text, "\n\nDefault: `%s`", text);
  free(text);
}

static void put_field(struct hover *hover, const struct way *way,
                      const struct contract_place *place)
{
  const struct schema_program *program = hover->question.document->checker->program;
  const json_t *facts = facts_at(hover->question.server, way, way->count);
  const char *title = message_string(facts, "title"),
             *description = message_string(facts, "description");
  bool is_nullable = program->types[place->field->type].kind == SCHEMA_NULLABLE;
  if (title)
    buffer_printf(&hover->text, "**%s** ", title);
  buffer_printf(&hover->text, "`%.*s`: ", (int)place->field->name.length, place->field->name.bytes);
  facts_put_type(&hover->text, program, place->type);
  buffer_put_string(&hover->text, is_nullable ? " or null" : "");
  buffer_put_string(&hover->text, place->field->required ? ", required" : "");
  if (description)
    buffer_printf(&hover->text, "\n\n%s", description);
  put_default(hover, facts);
}

/* On a key, or on a value that holds no others. */
static void put_contract(struct hover *hover)
{
  struct way way;
  const struct tree *tree = ask_way(&hover->question, hover->offset, &way);
  if (way.count < 2)
    return;
  const struct doc_node *node = way.nodes[way.count - 1];
  struct contract_place place = contract_at(hover->question.document->checker, &way, way.count);
  if (!place.type || !place.field || (!way.on_key && doc_is_container(node)))
    return;
  begin_part(hover, ask_span(&hover->question, tree, way.on_key ? node->key_span : node->span));
  put_field(hover, &way, &place);
}

/* --- the request --- */

static json_t *result_of(struct hover *hover)
{
  const struct client *client = &hover->question.server->client;
  if (hover->text.failed)
    return NULL;
  if (hover->text.length == 0)
    return json_null();
  if (!client->takes_markdown)
    message_make_plain(&hover->text);
  return json_pack("{s:{s:s, s:o}, s:o}", "contents", "kind",
                   client->takes_markdown ? "markdown" : "plaintext", "value",
                   message_text(hover->text.bytes, hover->text.length), "range",
                   document_range(hover->question.document, hover->span, client->encoding));
}

json_t *hover_show(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct hover hover = {.offset = 0};
  if (!ask_document(&hover.question, server, params, error) ||
      !ask_offset(&hover.question, params, "position", &hover.offset, error))
    return NULL;
  if (!hover.question.document->checker)
    return json_null();
  bool good = put_findings(&hover);
  put_template(&hover);
  put_contract(&hover);
  json_t *result = good ? result_of(&hover) : NULL;
  buffer_free(&hover.text);
  return result;
}
