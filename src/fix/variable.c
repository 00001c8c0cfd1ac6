/* ${NAME}, ${env:NAME} and ${input:name} of other clients: a template of this worker. */
#include "fix/fixers.h"
#include "fix/part.h"
#include "fix/secret.h"
#include "lint/lint_rule.h"
#include "lint/message.h"
#include "lint/secret_name.h"
#include "rule_ids.h"

enum { NO_LITERAL = 1 }; /* the check of hardcoded-credential that has the words */

struct variable {
  struct doc_text name;
  bool is_input; /* what a person is asked for: in practice always a secret */
};

static bool begins_with(struct doc_text text, const char *start)
{
  return text.length > strlen(start) && memcmp(text.bytes, start, strlen(start)) == 0;
}

static struct doc_text behind(struct doc_text text, uint32_t length)
{
  return (struct doc_text){text.bytes + length, text.length - length};
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Whether NAME can stand in {{.env.NAME}}; with hyphens too, in {{.secret.name}}. */
static bool is_name(struct doc_text name, bool hyphens)
{
  for (uint32_t i = 0; i < name.length; i++) {
    char c = name.bytes[i];
    bool good =
        is_letter(c) || (c >= '0' && c <= '9' && (i > 0 || hyphens)) || (c == '-' && hyphens);
    if (!good)
      return false;
  }
  return name.length > 0;
}

/* Reads `${…}`. False where it is none of the forms: `${NAME:-default}` says more than a template
 * can. */
static bool read_variable(struct doc_text text, struct variable *variable)
{
  struct doc_text inside = {text.bytes + 2, text.length - 3};
  variable->is_input = begins_with(inside, "input:");
  if (variable->is_input)
    inside = behind(inside, 6);
  else if (begins_with(inside, "env:") || begins_with(inside, "env."))
    inside = behind(inside, 4);
  variable->name = inside;
  return is_name(inside, variable->is_input);
}

/* What is of the machine that a client runs on, and of no request. */
static bool is_of_machine(struct doc_text name)
{
  static const char *const names[] = {"HOME",
                                      "PWD",
                                      "PATH",
                                      "USER",
                                      "SHELL",
                                      "TMPDIR",
                                      "USERPROFILE",
                                      "TEMP",
                                      "APPDATA",
                                      "userHome",
                                      "workspaceFolder",
                                      "workspaceRoot",
                                      "cwd",
                                      "file",
                                      "pathSeparator",
                                      "CLAUDE_PLUGIN_ROOT",
                                      "__dirname"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (doc_text_equal(name, doc_text_of(names[i])))
      return true;
  return false;
}

/* --- what it is here --- */

static const struct doc_node *environment_field(const struct fix_site *site, const char *field)
{
  const struct doc_node *environment =
      doc_member(site->finder->root, doc_text_of("execution_environment"));
  return environment ? doc_member(environment, doc_text_of(field)) : NULL;
}

static bool is_in_list(const struct doc_node *list, struct doc_text name)
{
  if (!list || list->type != DOC_ARRAY || list->count == 0)
    return false;
  const struct doc_node *item = list->first;
  while (item && !(item->type == DOC_STRING && doc_text_equal(item->text, name)))
    item = item->next;
  return item != NULL;
}

/* Whether the server gives the variable itself, so that its own program may resolve it. */
static bool is_of_server(const struct fix_site *site, struct doc_text name)
{
  const struct doc_node *server = site->depth > 3 ? site->containers[3] : NULL;
  const struct doc_node *env = server ? doc_member(server, doc_text_of("env")) : NULL;
  const struct doc_node *value = env ? doc_member(env, name) : NULL;
  return value && value != site->node;
}

static bool is_secret(const struct variable *variable)
{
  enum { LONG = 64 }; /* as long a value as makes any name suspicious that may be */
  const struct doc_node *words = lint_table[RULE_HARDCODED_CREDENTIAL].thens[NO_LITERAL].options;
  return variable->is_input || secret_name_suspicion(words, variable->name, LONG) != SUSPICION_NONE;
}

/* Lower case, as secrets are called, unless it is declared as it is written. */
static void put_secret(struct buffer *out, const struct fix_site *site,
                       const struct variable *variable)
{
  bool keeps = variable->is_input || is_in_list(environment_field(site, "secrets"), variable->name);
  buffer_put_string(out, "{{.secret.");
  for (uint32_t i = 0; i < variable->name.length; i++) {
    char c = variable->name.bytes[i];
    buffer_put_char(out, (char)(!keeps && c >= 'A' && c <= 'Z' ? c | 0x20 : c));
  }
  buffer_put_string(out, "}}");
}

static void put_template(struct buffer *out, const struct fix_site *site,
                         const struct variable *variable)
{
  const struct doc_node *env_vars = environment_field(site, "env_vars");
  bool is_declared = env_vars && doc_member(env_vars, variable->name);
  bool is_listed = is_in_list(environment_field(site, "secrets"), variable->name);
  if (is_listed || (!is_declared && is_secret(variable)))
    put_secret(out, site, variable);
  else {
    buffer_put_string(out, "{{.env.");
    buffer_put(out, variable->name.bytes, variable->name.length);
    buffer_put_string(out, "}}");
  }
}

void fix_write_variable(struct draft *draft)
{
  const struct fix_site *site = draft->site;
  struct variable variable;
  struct part part;
  if (!part_find(site, &part) ||
      !read_variable(doc_text_part(site->node->text, part.in_text), &variable) ||
      is_of_machine(variable.name) || is_of_server(site, variable.name))
    return;
  struct buffer template = {0}, title = {0};
  put_template(&template, site, &variable);
  struct doc_text text = {template.bytes, (uint32_t) template.length};
  buffer_put_string(&title, "Write ");
  lint_put_text(&title, text);
  draft_set_title(draft, &title);
  part_replace(draft, part, text);
  draft->no_memory |= template.failed;
  buffer_free(&template);
}
