/* `given` and `then` of a rule's file. */
#include "lint/function.h"
#include "lint/rule_load.h"

#include <stdlib.h>

bool rule_fail(struct rule_loader *loader, struct span at, const char *reason)
{
  return rule_error_set(loader->error, at, reason);
}

bool rule_fail_key(struct rule_loader *loader, const struct doc_node *member, const char *reason,
                   const char *const *known, size_t known_count)
{
  return rule_error_key(loader->error, member, reason, known, known_count);
}

/* --- given --- */

/* Where byte AT of the string VALUE stands in the file; all of it where it is written in a way that
 * does not tell. */
static struct span place_in(const struct doc_node *value, uint32_t at)
{
  uint32_t around = value->span.length - value->text.length; /* plain: 0, in quotes: 2 */
  if (value->span.length < value->text.length || (around != 0 && around != 2))
    return value->span;
  return (struct span){value->span.offset + around / 2 + at, at < value->text.length};
}

static bool load_path(struct rule_loader *loader, const struct doc_node *value,
                      struct lint_path *path)
{
  struct lint_path_error error;
  if (value->type != DOC_STRING)
    return rule_fail(loader, value->span, "a path must be a string, such as $.prompt");
  if (lint_path_compile(value->text, loader->arena, path, &error))
    return true;
  return rule_fail(loader, place_in(value, error.at), error.reason);
}

static bool load_severity(struct rule_loader *loader, const struct doc_node *value,
                          enum severity *severity)
{
  *severity = SEVERITY_COUNT;
  if (value->type == DOC_STRING)
    *severity = severity_from_word(value->text.bytes, value->text.length);
  return *severity < SEVERITY_COUNT ||
         rule_fail(loader, value->span, "must be error, warning or info");
}

/* A path with a severity of its own. */
static bool load_place(struct rule_loader *loader, const struct doc_node *value,
                       struct lint_given *given)
{
  static const char *const keys[] = {"path", "severity"};
  const struct doc_node *path = doc_member(value, doc_text_of("path"));
  const struct doc_node *severity = doc_member(value, doc_text_of("severity"));
  if (!path)
    return rule_fail(loader, value->span, "must have a path");
  for (const struct doc_node *member = value->first; member; member = member->next)
    if (member != path && member != severity)
      return rule_fail_key(loader, member, "unknown key", keys, 2);
  return load_path(loader, path, &given->path) &&
         (!severity || load_severity(loader, severity, &given->severity));
}

static bool load_one_given(struct rule_loader *loader, const struct doc_node *value,
                           struct lint_given *given)
{
  *given = (struct lint_given){.severity = SEVERITY_COUNT};
  if (value->type == DOC_OBJECT)
    return load_place(loader, value, given);
  return load_path(loader, value, &given->path);
}

/* The items of a list, or the value alone. */
static uint32_t item_count(const struct doc_node *value)
{
  return value->type == DOC_ARRAY ? value->count : 1;
}

static const struct doc_node *first_item(const struct doc_node *value)
{
  if (value->type != DOC_ARRAY)
    return value;
  return value->count ? value->first : NULL;
}

static const struct doc_node *next_item(const struct doc_node *list, const struct doc_node *item)
{
  return list->type == DOC_ARRAY ? item->next : NULL;
}

static bool load_givens(struct rule_loader *loader, const struct doc_node *value,
                        struct lint_given *givens)
{
  for (const struct doc_node *item = first_item(value); item; item = next_item(value, item))
    if (!load_one_given(loader, item, givens++))
      return false;
  return true;
}

bool rule_load_given(struct rule_loader *loader, const struct doc_node *value)
{
  uint32_t count = item_count(value);
  if (count == 0 || count > UINT16_MAX)
    return rule_fail(loader, value->span, "must hold at least one path");
  struct lint_given *givens = arena_alloc(loader->arena, count * sizeof *givens);
  if (!givens)
    return rule_fail(loader, value->span, NULL);
  loader->lint->givens = givens;
  loader->lint->given_count = (uint16_t)count;
  return load_givens(loader, value, givens);
}

/* --- then --- */

enum { MAX_NAMES = 64 };

static bool load_function(struct rule_loader *loader, const struct doc_node *value,
                          struct lint_then *then)
{
  const char *names[MAX_NAMES];
  size_t count = 0;
  then->function = value->type == DOC_STRING ? lint_function_find(value->text) : NULL;
  if (then->function)
    return true;
  for (; lint_functions[count] && count < MAX_NAMES; count++)
    names[count] = lint_functions[count]->name;
  if (value->type != DOC_STRING)
    return rule_fail(loader, value->span, "function must be a name");
  return rule_error_word(loader->error, value, "there is no such function", names, count);
}

static const struct lint_option *find_option(const struct lint_function *function,
                                             struct doc_text name)
{
  for (const struct lint_option *option = function->options; option && option->name; option++)
    if (doc_text_equal(name, doc_text_of(option->name)))
      return option;
  return NULL;
}

/* What to say of an option that takes only TAKES. */
static const char *wrong_type(unsigned takes)
{
  static const struct {
    unsigned takes;
    const char *reason;
  } types[] = {
      {LINT_STRING, "must be a string"},
      {LINT_BOOLEAN, "must be true or false"},
      {LINT_NUMBER, "must be a number"},
      {LINT_ARRAY, "must be a list"},
      {LINT_OBJECT, "must be a mapping"},
      {1 << DOC_INTEGER, "must be an integer"},
      {LINT_OBJECT | LINT_BOOLEAN, "must be a mapping, true or false"},
  };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (takes == types[i].takes)
      return types[i].reason;
  return "is of the wrong type";
}

static bool check_option(struct rule_loader *loader, const struct lint_function *function,
                         const struct doc_node *value)
{
  const char *names[MAX_NAMES];
  size_t count = 0;
  const struct lint_option *option = find_option(function, value->key);
  if (!option) {
    for (; function->options && function->options[count].name && count < MAX_NAMES; count++)
      names[count] = function->options[count].name;
    return rule_fail_key(loader, value, "the function has no such option", names, count);
  }
  if (!(option->takes & 1u << value->type))
    return rule_fail(loader, value->span, wrong_type(option->takes));
  return !option->check || option->check(value, loader->error);
}

static bool check_options(struct rule_loader *loader, const struct doc_node *then_node,
                          const struct lint_then *then)
{
  const struct doc_node *options = then->options;
  for (const struct doc_node *option = options && options->count ? options->first : NULL; option;
       option = option->next)
    if (!check_option(loader, then->function, option))
      return false;
  for (const struct lint_option *option = then->function->options; option && option->name; option++)
    if (option->required && !(options && doc_member(options, doc_text_of(option->name)))) {
      rule_fail(loader, (options ? options : then_node)->span, "the function needs the option");
      loader->error->word = doc_text_of(option->name);
      return false;
    }
  if (then->function->needs_option && !(options && options->count))
    return rule_fail(loader, (options ? options : then_node)->span,
                     "the function needs one of its options at least");
  return true;
}

static bool load_field(struct rule_loader *loader, const struct doc_node *value,
                       struct lint_then *then)
{
  bool good = value->type == DOC_STRING && value->text.length > 0 && value->text.bytes[0] != '$' &&
              !memchr(value->text.bytes, '[', value->text.length);
  if (!good)
    return rule_fail(loader, value->span, "field must be a name, names joined by dots, or @key");
  then->field = value->text;
  return true;
}

static bool load_one_then(struct rule_loader *loader, const struct doc_node *value,
                          struct lint_then *then)
{
  static const char *const keys[] = {"function", "functionOptions", "field"};
  *then = (struct lint_then){.function = NULL};
  if (value->type != DOC_OBJECT)
    return rule_fail(loader, value->span, "then must be a mapping with a function");
  const struct doc_node *function = doc_member(value, doc_text_of("function"));
  const struct doc_node *options = doc_member(value, doc_text_of("functionOptions"));
  const struct doc_node *field = doc_member(value, doc_text_of("field"));
  if (!function)
    return rule_fail(loader, value->span, "then needs a function");
  for (const struct doc_node *m = value->count ? value->first : NULL; m; m = m->next)
    if (m != function && m != options && m != field)
      return rule_fail_key(loader, m, "unknown key of then", keys, sizeof keys / sizeof *keys);
  if (options && options->type != DOC_OBJECT && options->type != DOC_NULL)
    return rule_fail(loader, options->span, "functionOptions must be a mapping");
  then->options = options && options->type == DOC_OBJECT ? options : NULL;
  return load_function(loader, function, then) && (!field || load_field(loader, field, then)) &&
         check_options(loader, value, then);
}

static bool load_thens(struct rule_loader *loader, const struct doc_node *value,
                       struct lint_then *thens)
{
  for (const struct doc_node *item = first_item(value); item; item = next_item(value, item))
    if (!load_one_then(loader, item, thens++))
      return false;
  return true;
}

bool rule_load_then(struct rule_loader *loader, const struct doc_node *value)
{
  uint32_t count = item_count(value);
  if (count == 0 || count > UINT16_MAX)
    return rule_fail(loader, value->span, "must hold at least one function");
  struct lint_then *thens = arena_alloc(loader->arena, count * sizeof *thens);
  if (!thens)
    return rule_fail(loader, value->span, NULL);
  loader->lint->thens = thens;
  loader->lint->then_count = (uint16_t)count;
  return load_thens(loader, value, thens);
}

/* --- checks --- */

struct counts {
  uint32_t givens, thens;
};

/* Adds what CHECK has to COUNTS. */
static bool count_check(struct rule_loader *loader, const struct doc_node *check,
                        struct counts *counts)
{
  static const char *const keys[] = {"given", "then"};
  const struct doc_node *given = doc_member(check, doc_text_of("given"));
  const struct doc_node *then = doc_member(check, doc_text_of("then"));
  if (!given || !then)
    return rule_fail(loader, check->span, "a check needs given and then");
  for (const struct doc_node *member = check->first; member; member = member->next)
    if (member != given && member != then)
      return rule_fail_key(loader, member, "unknown key of a check", keys, 2);
  counts->givens += item_count(given);
  counts->thens += item_count(then);
  return true;
}

static bool load_check(struct rule_loader *loader, const struct doc_node *check,
                       struct lint_given *givens, struct lint_then *thens, struct counts *done)
{
  const struct doc_node *given = doc_member(check, doc_text_of("given"));
  const struct doc_node *then = doc_member(check, doc_text_of("then"));
  if (!load_givens(loader, given, givens + done->givens) ||
      !load_thens(loader, then, thens + done->thens))
    return false;
  for (uint32_t i = 0; i < item_count(given); i++) {
    givens[done->givens + i].then = (uint16_t)done->thens;
    givens[done->givens + i].then_count = (uint16_t)item_count(then);
  }
  done->givens += item_count(given);
  done->thens += item_count(then);
  return true;
}

bool rule_load_checks(struct rule_loader *loader, const struct doc_node *value)
{
  struct counts counts = {0, 0}, done = {0, 0};
  if (value->type != DOC_ARRAY || value->count == 0)
    return rule_fail(loader, value->span, "must be a list of mappings of given and then");
  if (loader->lint->given_count > 0 || loader->lint->then_count > 0)
    return rule_fail(loader, value->key_span, "checks have a given and a then of their own");
  for (const struct doc_node *check = value->first; check; check = check->next)
    if (!count_check(loader, check, &counts))
      return false;
  if (counts.givens == 0 || counts.thens == 0 || counts.givens > UINT16_MAX ||
      counts.thens > UINT16_MAX)
    return rule_fail(loader, value->span, "must hold at least one path and one function");
  struct lint_given *givens = arena_alloc(loader->arena, counts.givens * sizeof *givens);
  struct lint_then *thens = arena_alloc(loader->arena, counts.thens * sizeof *thens);
  if (!givens || !thens)
    return rule_fail(loader, value->span, NULL);
  for (const struct doc_node *check = value->first; check; check = check->next)
    if (!load_check(loader, check, givens, thens, &done))
      return false;
  loader->lint->givens = givens;
  loader->lint->given_count = (uint16_t)counts.givens;
  loader->lint->thens = thens;
  loader->lint->then_count = (uint16_t)counts.thens;
  return true;
}
