/* The fixers, one kind a file, and the conditions under which a recipe takes one.
 *
 * A fixer adds the edits of its fix to DRAFT, or none where it has no repair for this place; it may
 * lower `is_safe` and set a better title. A condition looks at a site only. All are called for a
 * site that has a node, but for those of recipes on the text. */
#ifndef TERLINT_FIX_FIXERS_H
#define TERLINT_FIX_FIXERS_H

#include "fix/draft.h"

typedef void fixer(struct draft *draft);
typedef bool condition(const struct fix_site *site);

/* --- any value --- */

condition site_is_null;
condition site_is_string;
condition site_is_number_or_boolean;

/* quote.c: puts the plain scalar at the finding's span into quotes, as it is written. */
fixer fix_quote;

/* quote.c: whether the key is the string that quoting it makes, or another one. */
condition key_is_as_written;
condition key_is_otherwise;

/* replace.c: writes the argument, or where that is NULL the finding's suggestion, in the value's
 * place: as it is, or as a string written like the value. */
fixer fix_write_token;
fixer fix_write_string;

/* replace.c: whether NODE stands in the text for itself alone; and TEXT, which is freed, in its
 * place.
 */
bool draft_may_write(const struct draft *draft, const struct doc_node *node);
void draft_write_value(struct draft *draft, const struct doc_node *node, struct buffer *text);

/* boolean.c: a word that the server would take for a boolean but for the blanks around it; another
 * one that stands for a boolean, or looks like it; and the boolean in its place. */
condition word_is_boolean;
condition word_looks_like_boolean;
fixer fix_write_boolean;

/* replace.c: writes a UUID in its canonical form; the one UUID that stands between quotes, brackets
 * or blanks. */
fixer fix_bare_uuid;
fixer fix_canonical_uuid;

/* wrap.c: makes a list of one of the scalar; a string of several words, and a list of these. */
fixer fix_wrap;
condition string_is_words;
condition string_is_one;
fixer fix_split;

/* unwrap.c: a list of one scalar, or of one object, and what is in it in its place; a list of
 * nothing. */
condition site_is_list_of_one;
condition site_is_model_in_list;
condition site_is_empty_list;
fixer fix_unwrap;
fixer fix_unwrap_model;

/* unwrap.c: an item that is the map {name: NAME}, and the name in its place. */
condition site_is_name_in_map;
fixer fix_unwrap_name;

/* pairs.c: makes a map of a list of pairs. */
fixer fix_make_map;

/* tidy.c: takes the name of an environment variable alone. */
fixer fix_bare_variable;

/* tidy.c: an absolute path behind blanks, or one with `..` in it, and the path without these. */
condition path_is_behind_blanks;
condition path_leads_out;
fixer fix_trim_path;
fixer fix_straighten_path;

/* remove.c: removes the member or the item; or CHILD of PARENT, which stands behind PREVIOUS, NULL
 * for the first. */
fixer fix_remove;
condition site_is_dispensable;
condition entry_is_all_blank;
void draft_remove_child(struct draft *draft, const struct doc_node *parent,
                        const struct doc_node *child, const struct doc_node *previous);

/* repeat.c: of a key that stands more than once, whether the first value is the last one too, and
 * the removal of the first one, which the server loses. */
condition repeats_the_last_value;
condition repeats_another_value;
fixer fix_remove_first_of_key;

/* rename.c: gives the member whose key the finding underlines the name that the finding suggests. A
 * transport by another name gets its value too. */
fixer fix_rename;

/* move.c: moves the member into the object that the finding suggests, `object.name`, under that
 * name. */
fixer fix_move;

/* lift.c: takes the member that the finding suggests out of the object that holds nothing else. */
fixer fix_lift;

/* mend.c, on the text: removes the argument, which stands at the finding's span. */
condition text_is_trailing_comma;
fixer fix_remove_text;

/* json_text.c, on the text of JSON: each looks for what it mends at the finding's place, and mends
 * what is like it behind that. The reason that fix_add_comma waits for is its argument. */
fixer fix_remove_comma;
fixer fix_remove_comment;
fixer fix_write_json_word;
fixer fix_quote_name;
fixer fix_quote_doubly;
fixer fix_quote_straight;
fixer fix_add_comma;

/* template.c, on the text of YAML: puts a plain scalar into quotes that begins with what none may,
 * a byte of the argument. */
fixer fix_quote_indicator;

/* template.c, on the text of YAML: puts a plain scalar between brackets into quotes, in which the
 * reader has met a template. */
condition text_is_in_flow;
fixer fix_quote_around_template;

/* --- templates (contract section 4) --- */

/* template.c, on the text: puts an unquoted template of YAML into quotes, with what belongs to it.
 */
fixer fix_quote_template;

/* template_form.c: writes a template that the worker does not resolve as the finding suggests; safe
 * where only white space goes. */
fixer fix_write_template;

/* declare.c: adds the secret that a template names to `secrets`; all that are not declared, for the
 * first finding of the rule by its place. */
condition is_first_undeclared;
fixer fix_declare_all;
fixer fix_declare;

/* secret_fix.c: a template comes in a literal secret's place. */
condition credential_is_where_templates_are;
fixer fix_move_secret;

/* variable.c: `${NAME}` of other clients becomes the template for it. */
fixer fix_write_variable;

/* header.c: takes away what stands around a header's value, white space, or around its name, bytes
 * of the argument. */
condition header_has_only_space_around;
condition header_name_has_more_around;
fixer fix_trim_header;

/* --- comments that silence nothing --- */

/* suppression.c: names a rule that finds nothing there. */
condition suppression_is_unused;

/* suppression.c: takes the rule out of the comment, or the comment away; writes the finding's
 * suggestion. */
fixer fix_remove_suppression;
fixer fix_name_rule;

/* --- MCP servers (contract sections 2 and 5) --- */

/* transport.c: the `type` of a server, whose value is none that the server takes. */
condition transport_is_stdio_beside_command;
condition transport_is_blank_beside_command;
condition transport_is_http_by_another_name;
condition transport_is_sse_by_another_name;

condition transport_is_misspelt;
condition transport_is_remote_and_path_says_sse;
condition transport_is_remote;

/* transport.c: a foreign key beside what says the same transport. */
condition key_says_transport_again;

/* transport.c: a server with a `url` and no `type`, and what its path says. */
condition transport_lacks_type_and_path_says_sse;
condition transport_lacks_type_and_path_says_http;
condition transport_lacks_type_and_path_says_nothing;

/* transport.c: gives the server its argument as `type`. */
fixer fix_add_type;

/* unwrap.c: a list that begins with the program, and no `args`; gives them the other items. */
condition site_is_command_with_arguments;
fixer fix_split_command;

/* url.c: a URL with a scheme in other letters or behind blanks; one that begins with a host. */
condition url_has_a_scheme;
condition url_begins_with_a_host;

/* url.c: gives it the scheme as it must be; makes https of http. */
fixer fix_begin_url;
fixer fix_secure_url;

/* twice.c: a server with a `command` and something of the other transport: a `type` and no `url`; a
 * blank `url` and no `type`; or a blank `command` beside a `url`. */
condition transport_has_type_beside_command;
condition transport_has_blank_url_beside_command;
condition transport_has_blank_command_beside_url;

/* twice.c: the type by the name that is not read, where the other one says the same; what else has
 * no effect in a server; and a server in which a null hides the type. */
condition type_stands_twice;
condition is_not_read;
condition type_is_hidden_by_null;

/* twice.c: takes the server's type away; the field that the argument names. */
fixer fix_remove_type;
fixer fix_remove_field;

#endif
