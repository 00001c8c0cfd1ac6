/* JSONPath of rules: what it compiles to, what it refuses and where. */
#include "unit.h"

#include "base/buffer.h"
#include "lint/path.h"

static const struct {
  const char *text;
  const char *steps;  /* as put_path writes them; NULL: it is refused */
  const char *reason; /* of the error */
  uint32_t at;
} cases[] = {
    {"$", "", NULL, 0},
    {"$~", "~", NULL, 0},
    {"$.a", "/a", NULL, 0},
    {"$.a.b-c.d_1", "/a/b-c/d_1", NULL, 0},
    {"$.*", "/*", NULL, 0},
    {"$[*]", "/*", NULL, 0},
    {"$.a[*].b", "/a/*/b", NULL, 0},
    {"$.a[0]", "/a/#0", NULL, 0},
    {"$.a[12].b", "/a/#12/b", NULL, 0},
    {"$['a b']", "/a b", NULL, 0},
    {"$[\"a.b\"]['c']", "/a.b/c", NULL, 0},
    {"$['it\\'s']['\\\\']", "/it's/\\", NULL, 0},
    {"$['']", "/", NULL, 0},
    {"$..a", "//a", NULL, 0},
    {"$..*", "//*", NULL, 0},
    {"$..[0]", "//#0", NULL, 0},
    {"$..['a b']", "//a b", NULL, 0},
    {"$.a..b..c", "/a//b//c", NULL, 0},
    {"$.a.*~", "/a/*~", NULL, 0},
    {"$..a~", "//a~", NULL, 0},
    {"$.a:b", "/a:b", NULL, 0},
    {"$.é", "/é", NULL, 0},
    {"", NULL, "a path must begin with $", 0},
    {"a.b", NULL, "a path must begin with $", 0},
    {"$a", NULL, "a step must begin with . or [", 1},
    {"$.", NULL, "a name or * must follow the dot", 2},
    {"$.a.", NULL, "a name or * must follow the dot", 4},
    {"$..", NULL, "a name or * must follow the dot", 3},
    {"$...a", NULL, "a name or * must follow the dot", 3},
    {"$.a~.b", NULL, "~ must be the last character of the path", 4},
    {"$.a~~", NULL, "~ must be the last character of the path", 4},
    {"$[", NULL, "takes ['name'], [0] or [*]: filters, slices and scripts are not supported", 2},
    {"$[]", NULL, "takes ['name'], [0] or [*]: filters, slices and scripts are not supported", 2},
    {"$[?(@.a)]", NULL, "takes ['name'], [0] or [*]: filters, slices and scripts are not supported",
     2},
    {"$[(@.length-1)]", NULL,
     "takes ['name'], [0] or [*]: filters, slices and scripts are not supported", 2},
    {"$[-1]", NULL, "takes ['name'], [0] or [*]: filters, slices and scripts are not supported", 2},
    {"$[0:2]", NULL, "a ] must close the bracket: unions and slices are not supported", 3},
    {"$[0,1]", NULL, "a ] must close the bracket: unions and slices are not supported", 3},
    {"$['a','b']", NULL, "a ] must close the bracket: unions and slices are not supported", 5},
    {"$['a", NULL, "the quoted name has no end", 4},
    {"$['a\\", NULL, "the quoted name has no end", 5},
    {"$.a b", NULL, "a step must begin with . or [", 3},
    {"$.a@string()", NULL, "a step must begin with . or [", 3},
    {"$.a^", NULL, "a step must begin with . or [", 3},
};

/* Steps as `/`, or `//` where they are deep, and a name, `*` or `#index`; `~` for keys. */
static void put_path(struct buffer *out, const struct lint_path *path)
{
  for (uint16_t i = 0; i < path->count; i++) {
    const struct lint_step *step = &path->steps[i];
    buffer_put_string(out, step->deep ? "//" : "/");
    if (step->kind == LINT_STEP_EACH)
      buffer_put_char(out, '*');
    else if (step->kind == LINT_STEP_ITEM)
      buffer_printf(out, "#%u", step->index);
    else
      buffer_put(out, step->name.bytes, step->name.length);
  }
  if (path->keys)
    buffer_put_char(out, '~');
  buffer_put_char(out, '\0');
}

START_TEST(paths_compile_or_are_refused_at_a_place)
{
  struct arena arena;
  struct lint_path path;
  struct lint_path_error error;
  arena_init(&arena);
  bool good = lint_path_compile(doc_text_of(cases[_i].text), &arena, &path, &error);
  ck_assert_msg(good == (cases[_i].steps != NULL), "%s", cases[_i].text);
  if (good) {
    struct buffer steps = {0};
    put_path(&steps, &path);
    ck_assert_str_eq(steps.bytes, cases[_i].steps);
    buffer_free(&steps);
  } else {
    ck_assert_str_eq(error.reason, cases[_i].reason);
    ck_assert_msg(error.at == cases[_i].at, "%s: at %u", cases[_i].text, error.at);
  }
  arena_free(&arena);
}
END_TEST

START_TEST(a_path_has_a_limit_of_steps)
{
  struct arena arena;
  struct lint_path path;
  struct lint_path_error error;
  struct buffer text = {0};
  arena_init(&arena);
  buffer_put_char(&text, '$');
  for (int i = 0; i < 64; i++)
    buffer_put_string(&text, ".a");
  ck_assert(lint_path_compile((struct doc_text){text.bytes, (uint32_t)text.length}, &arena, &path,
                              &error));
  ck_assert_uint_eq(path.count, 64);
  buffer_put_string(&text, ".a");
  ck_assert(!lint_path_compile((struct doc_text){text.bytes, (uint32_t)text.length}, &arena, &path,
                               &error));
  ck_assert_str_eq(error.reason, "the path has too many steps");
  buffer_free(&text);
  arena_free(&arena);
}
END_TEST

Suite *path_suite(void)
{
  Suite *suite = suite_create("path");
  TCase *tcase = tcase_create("all");
  tcase_add_loop_test(tcase, paths_compile_or_are_refused_at_a_place, 0, COUNT(cases));
  tcase_add_test(tcase, a_path_has_a_limit_of_steps);
  suite_add_tcase(suite, tcase);
  return suite;
}
