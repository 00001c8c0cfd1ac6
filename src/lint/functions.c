#include "lint/function.h"

/* Spectral's core functions. */
extern const struct lint_function fn_alphabetical, fn_casing, fn_defined, fn_enumeration, fn_falsy,
    fn_length, fn_or, fn_pattern, fn_schema, fn_truthy, fn_undefined, fn_xor;
/* Ours. */
extern const struct lint_function fn_absolute_path, fn_agree, fn_boolean, fn_credential,
    fn_declared, fn_env_name, fn_finite, fn_header, fn_http_url, fn_ignored_beside, fn_known_keys,
    fn_no_literal, fn_no_variable, fn_not_blank, fn_once, fn_secure_url, fn_size, fn_string_key,
    fn_template, fn_text, fn_unique_items, fn_unique_keys, fn_uuid, fn_uuid_canonical,
    fn_yaml_versions;

const struct lint_function *const lint_functions[] = {
    /* Spectral's */
    &fn_alphabetical,
    &fn_casing,
    &fn_defined,
    &fn_enumeration,
    &fn_falsy,
    &fn_length,
    &fn_or,
    &fn_pattern,
    &fn_schema,
    &fn_truthy,
    &fn_undefined,
    &fn_xor,
    /* ours */
    &fn_absolute_path,
    &fn_agree,
    &fn_boolean,
    &fn_credential,
    &fn_declared,
    &fn_env_name,
    &fn_finite,
    &fn_header,
    &fn_http_url,
    &fn_ignored_beside,
    &fn_known_keys,
    &fn_no_literal,
    &fn_no_variable,
    &fn_not_blank,
    &fn_once,
    &fn_secure_url,
    &fn_size,
    &fn_string_key,
    &fn_template,
    &fn_text,
    &fn_unique_items,
    &fn_unique_keys,
    &fn_uuid,
    &fn_uuid_canonical,
    &fn_yaml_versions,
    NULL,
};

const struct lint_function *lint_function_find(struct doc_text name)
{
  for (size_t i = 0; lint_functions[i]; i++)
    if (doc_text_equal(name, doc_text_of(lint_functions[i]->name)))
      return lint_functions[i];
  return NULL;
}
