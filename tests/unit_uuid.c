/* UUIDs: the cases are the reference server's answers (fixtures/parity/uuid.jsonl.gz has more). */
#include "unit.h"

#include "lint/uuid.h"

static const struct {
  const char *text;
  size_t length;
  const char *reason; /* ctx.error; NULL: the server takes it */
} cases[] = {
    {BYTES(""), "invalid length: expected length 32 for simple format, found 0"},
    {BYTES(" "), "invalid character: expected an optional prefix of `urn:uuid:` followed by "
                 "[0-9a-fA-F-], found ` ` at 1"},
    {BYTES("-"), "invalid group count: expected 5, found 2"},
    {BYTES("----"), "invalid group length in group 0: expected 8, found 0"},
    {BYTES("{}"), "invalid group count: expected 5, found 1"},
    {BYTES("{"), "invalid character: expected an optional prefix of `urn:uuid:` followed by "
                 "[0-9a-fA-F-], found `{` at 1"},
    {BYTES("}"), "invalid character: expected an optional prefix of `urn:uuid:` followed by "
                 "[0-9a-fA-F-], found `}` at 1"},
    {BYTES("urn:uuid:"), "invalid group count: expected 5, found 1"},
    {BYTES("urn:uuid:{}"), "invalid character: expected an optional prefix of `urn:uuid:` followed "
                           "by [0-9a-fA-F-], found `{` at 10"},
    {BYTES("not-a-uuid"), "invalid character: expected an optional prefix of `urn:uuid:` followed "
                          "by [0-9a-fA-F-], found `n` at 1"},
    {BYTES("123"), "invalid length: expected length 32 for simple format, found 3"},
    {BYTES("0"), "invalid length: expected length 32 for simple format, found 1"},
    {BYTES("{{.env.QUEUE}}"), "invalid character: expected an optional prefix of `urn:uuid:` "
                              "followed by [0-9a-fA-F-], found `{` at 2"},
    {BYTES("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-"), "invalid group count: expected 5, found 19"},
    {BYTES("\303\251"), "invalid character: expected an optional prefix of `urn:uuid:` followed by "
                        "[0-9a-fA-F-], found `\303\251` at 1"},
    {BYTES("\360\237\232\200"), "invalid character: expected an optional prefix of `urn:uuid:` "
                                "followed by [0-9a-fA-F-], found `\360\237\232\200` at 1"},
    {BYTES("\346\235\261\344\272\254\346\235\261\344\272\254\346\235\261\344\272\254\346\235\261"
           "\344\272\254\346\235\261\344\272\254\346\235\261\344\272\254\346\235\261\344\272\254"
           "\346\235\261\344\272\254\346\235\261\344\272\254\346\235\261\344\272\254\346\235\261"
           "\344\272\254\346\235\261\344\272\254"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `\346\235\261` at 1"},
    {BYTES("{111111111111111111111111111111111111}"),
     "invalid length: expected length 32 for simple format, found 36"},
    {BYTES("{1111111111111111111111111111111111}"), "invalid group count: expected 5, found 1"},
    {BYTES("12345678-1234-1234-1234-1234567890123"),
     "invalid group length in group 4: expected 12, found 13"},
    {BYTES("12345678-1234-1234-1234-12345678901"),
     "invalid group length in group 4: expected 12, found 11"},
    {BYTES("-12345678-1234-1234-1234-12345678901"), "invalid group count: expected 5, found 6"},
    {BYTES("URN:UUID:6F1C2E7A--93B44D58-A1E0-7C5D2B8F4E13"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `U` at 1"},
    {BYTES("urn:uuid:6f1c2e7a-93b4-4d58-"), "invalid group count: expected 5, found 4"},
    {BYTES("{6f1c2e7a-93b4-4d58-a1e0-e13}"),
     "invalid group length in group 4: expected 12, found 5"},
    {BYTES("b2d94c601f7e4a3b8c95e06a7d31f8b4"), NULL},
    {BYTES("{urn:uuid:6F1C2E7A-93B4-4D58-A1E04E134"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `{` at 1"},
    {BYTES("{6F1C2E7A-93B4-4D58-A1E0-7C5D2B8F4E13}"), NULL},
    {BYTES("urn:uuid:0a58e3d7c46b49f2b7d152f90c8ea63d"),
     "invalid group count: expected 5, found 1"},
    {BYTES("{0A58E3D7-C46B-49F2-B7D1-52F90C8EA63D}"), NULL},
    {BYTES("urn:uuid:urn:uuid: {B2D94C601F7E4A3B-8C95-E06A7D31F8B4}"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `u` at 10"},
    {BYTES("{b2\360\237\232\200d94c60-1f7e-4a"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `{` at 1"},
    {BYTES("0A58E3D7-C46B-49F2-B7D1-52F90C8Ea63D"), NULL},
    {BYTES("{6f1c2e7a-93b4-4d58-a1e0-7c5d2b8f4e13\346\235\261"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `{` at 1"},
    {BYTES("{0a58e3d7c46b49f2b7d1-52f90c8ea63d}"), "invalid group count: expected 5, found 2"},
    {BYTES("6F1C2E7A93B44D58A1E07C5D2B8F4E13"), NULL},
    {BYTES("0A58E3D7-C46B-49F2-B7D1-52F90C8EA63D"), NULL},
    {BYTES("{0A58E3D7-C46B-49F2-B7D1e-52F90C8Ea63D}"),
     "invalid group length in group 3: expected 4, found 5"},
    {BYTES("{6f1c2e7a-93b4-4dg8-a1e0\357\274\221-7c5d28f4e13}"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `g` at 18"},
    {BYTES("{B2D94C60-1F7E4A-3B-8C95-E06A7D31F8B4}"),
     "invalid group length in group 1: expected 4, found 6"},
    {BYTES("urn:uuid:b2d94c60-1f7e4a3b-8c95-e06a7-d31f8b4"),
     "invalid group length in group 1: expected 4, found 8"},
    {BYTES("urn:uuid:b2d94c601f7e-4a3b-8c95-e06-a7d31f8b4"),
     "invalid group length in group 0: expected 8, found 12"},
    {BYTES("urn:uuid:6f1c2e7a-93b4-4d58-a1e-7c5"),
     "invalid group length in group 3: expected 4, found 3"},
    {BYTES("Urn:Uuid:0\357\274\22158E3D7-C46B-49F2-B7D1-52F90C8Ea63D"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `U` at 1"},
    {BYTES("URN:UUID:B2D94C60-1F7E-4A3B\342\200\2208C95-E06A7D31F8B4"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `U` at 1"},
    {BYTES("URN:UUID:6F1C2E7A-93B4-4D58-A1E0-7C5D2B8F4E13}}\303\251"),
     "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], "
     "found `U` at 1"},
};

START_TEST(refusals_have_pydantics_words)
{
  struct doc_text text = {cases[_i].text, (uint32_t)cases[_i].length};
  struct buffer out = {0};
  ck_assert_int_eq(uuid_is_valid(text), cases[_i].reason == NULL);
  if (cases[_i].reason) {
    uuid_explain(&out, text);
    buffer_put_char(&out, '\0');
    ck_assert_str_eq(out.bytes, cases[_i].reason);
  }
  buffer_free(&out);
}
END_TEST

START_TEST(all_forms_have_one_canonical_form)
{
  static const char wanted[] = "8e3b7512-175d-4c22-b1d5-effedcda26fb";
  static const char *const forms[] = {
      "8e3b7512-175d-4c22-b1d5-effedcda26fb",   "8E3B7512-175D-4C22-B1D5-EFFEDCDA26FB",
      "8e3b7512175d4c22b1d5effedcda26fb",       "8E3B7512175D4C22B1D5EFFEDCDA26FB",
      "{8e3b7512-175d-4c22-b1d5-effedcda26fb}", "urn:uuid:8e3b7512-175D-4c22-b1d5-effedcda26fb",
  };
  for (size_t i = 0; i < COUNT(forms); i++) {
    char canonical[UUID_TEXT_LENGTH + 1] = {0};
    ck_assert(uuid_is_valid(doc_text_of(forms[i])));
    uuid_canonical(doc_text_of(forms[i]), canonical);
    ck_assert_str_eq(canonical, wanted);
  }
}
END_TEST

Suite *uuid_suite(void)
{
  Suite *suite = suite_create("uuid");
  TCase *tests = tcase_create("uuid");
  tcase_add_loop_test(tests, refusals_have_pydantics_words, 0, (int)COUNT(cases));
  tcase_add_test(tests, all_forms_have_one_canonical_form);
  suite_add_tcase(suite, tests);
  return suite;
}
