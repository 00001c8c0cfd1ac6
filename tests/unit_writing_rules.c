/* docs/writing-rules.md has a row for every function, in which all of its options stand and no
 * others. */
#include "unit.h"

#include "base/buffer.h"
#include "lint/function.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_page(struct buffer *page)
{
  char path[4096], block[4096];
  size_t length;
  const char *folder = getenv("srcdir");
  snprintf(path, sizeof path, "%s/docs/writing-rules.md", folder ? folder : ".");
  FILE *file = fopen(path, "rb");
  ck_assert_msg(file != NULL, "%s", path);
  while ((length = fread(block, 1, sizeof block, file)) > 0)
    buffer_put(page, block, length);
  fclose(file);
  buffer_put_char(page, '\0');
}

/* The cell of options that FUNCTION's row should have: "`a`, `b`", or nothing. */
static void put_row(struct buffer *row, const struct lint_function *function)
{
  const struct lint_option *option = function->options;
  buffer_printf(row, "\n| `%s` | ", function->name);
  for (; option && option->name; option++)
    buffer_printf(row, "%s`%s`", option == function->options ? "" : ", ", option->name);
  buffer_put_string(row, function->options ? " | " : "| ");
  buffer_put_char(row, '\0');
}

START_TEST(the_page_has_every_function_with_its_options)
{
  struct buffer page = {0};
  read_page(&page);
  for (size_t i = 0; lint_functions[i]; i++) {
    struct buffer row = {0};
    put_row(&row, lint_functions[i]);
    ck_assert_msg(strstr(page.bytes, row.bytes) != NULL, "no row:%s", row.bytes);
    buffer_free(&row);
  }
  buffer_free(&page);
}
END_TEST

/* Rows of functions begin with a name that a table above does not have. */
START_TEST(the_page_has_no_other_function)
{
  struct buffer page = {0};
  read_page(&page);
  const char *row = strstr(page.bytes, "\n## What it asks");
  ck_assert_ptr_nonnull(row);
  while ((row = strstr(row, "\n| `"))) {
    row += strlen("\n| `");
    struct doc_text name = {row, (uint32_t)strcspn(row, "`")};
    ck_assert_msg(lint_function_find(name) != NULL, "%.*s", (int)name.length, name.bytes);
  }
  buffer_free(&page);
}
END_TEST

Suite *writing_rules_suite(void)
{
  Suite *suite = suite_create("docs/writing-rules.md");
  TCase *tcase = tcase_create("all");
  tcase_add_test(tcase, the_page_has_every_function_with_its_options);
  tcase_add_test(tcase, the_page_has_no_other_function);
  suite_add_tcase(suite, tcase);
  return suite;
}
