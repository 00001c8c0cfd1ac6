"""Syntactic tortures for a JSON reader: each alone, inside a request, and where it is echoed."""
import itertools

import vocabulary
from mutate import Case

ENCODED_SUBJECTS = (
    '{"prompt":"é🚀","worker_queue_id":"x"}', "[]", '"é"', "1", "", "{", '"\ud800"', '"🚀', "null",
)
WIDE_CODECS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
MARKS = (b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf")

# Beside ASCII's: white space to Unicode or to YAML, and what looks like it.
CONTROL_CODES = (
    *range(0x21), 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0x1680, 0x180E, 0x200B, 0x2028, 0x2029, 0x3000,
    0xFEFF, 0xFFFE,
)

NUMBERS = (
    "-", "+", "--1", "+1", "-+1", "01", "-01", "00", "-00", "0123", "1.", "-1.", ".1", "-.1",
    "1.e1", "1e", "1E", "1e+", "1e-", "1.0e", "1.0e+", "0e", "0e+", "1e1.5", "1.2.3", "1..2",
    "1e1e1", "1ee1", "1e+-1", "0x1", "0b1", "0o1", "1_0", "1,0", "1 0", "- 1", "1 .5", "1e 5", "1f",
    "1L", "1n", "0.", "-0.", "0.e1", "-e1", "e1", "E", "١", "１", "1１", "-１", "1.１", "½", "∞", "-∞",
    "NaN1", "NaNN", "nan", "Infinity1", "--Infinity", "+Infinity", "-Infinit", "-I", "I", "-NaN",
    "-N", "inf", "$1", "1$", "1%", "1-", "1+", "1-1", "1+1", "(1)",
)

WORDS = (
    "tru", "t", "fals", "f", "nul", "n", "True", "TRUE", "truE", "true1", "truefalse", "true true",
    "Null", "nullx", "none", "undefined", "a", "abc", "_", "$", "\\u0061", "'a'", "`a`", "“a”",
    "‘a’", "«a»", "&", "*", "?", "@", "/", "//", "/**/", "/* x */1", "1//x", "#", "#x", "1#x", "<",
    "<a>", "=", "|", "~", "^", "!", "%", ";", "1;", "(", ")", "\\", "\\n", "\\\"", "-", "...", "--",
)

STRUCTURES = (
    "[", "]", "{", "}", "[[", "]]", "{{", "}}", "[}", "{]", "[1}", '{"a":1]', "[,", "[,]", "[,1]",
    "[1,", "[1,]", "[1,,]", "[1,,2]", "[1,2,]", "[1 2]", "[1:2]", "[1;2]", "[1", "[1,2", "[[]",
    "[]]", "[][]", "[]1", "[] []", "[],[]", "[1]x", '["a"', '["a",', '["a', "[\"a\" \"b\"]",
    "[ , ]", "[1 , ]", "[1\n,\n]", "[1,\n\n  ]", "[[1,],2]", '{"a":[1,]}', '[{"a":1,}]', "{,",
    "{,}", "{ , }", '{"a"', '{"a"}', '{"a":', '{"a":}', '{"a" }', '{"a" 1}', '{"a":1', '{"a":1,',
    '{"a":1,}', '{"a":1 , }', '{"a":1,\n}', '{"a":1,,"b":2}', '{"a":1 "b":2}', '{"a":1;"b":2}',
    '{"a"::1}', '{:1}', '{"a":1:2}', '{"a","b"}', '{"a"=1}', '{"a"=>1}', "{a:1}", "{'a':1}",
    "{1:1}", "{null:1}", "{true:1}", "{[]:1}", '{"a":1}}', '{"a":1}]', '{"a":1}{', '{"a":1}"',
    '{"a":1},', '{"a":1}:', '{"a":1} x', '{"a":1}\n{"b":2}', '{ "a" : 1 , "a" : 2 }',
    '{"a":1,"a":{"b":2},"a":3}', '{"":1}', '{"a', '{"', '{ "a', '{"a\\', '{"a":"b', '{"a":"b\\',
    '{"a":t}', '{"a":-}', '{"a":[}', '{"a":[}]', "1 2", "1,2", "1,", ",1", ",", ":", "null,",
    '"a""b"', '"a" "b"', '"a",', '"a":1', "[[[[[[[[", "]]]]]]]]", '{"a":{"a":{"a":', "[{", "[{}",
    "{[", "[\"", "[\"\\", '[""', '["",', "[-", "[-1", "[t", "[tr", "[true", "[1.", "[1e", "[1e5",
    "[NaN", "[Infinity", "[-Infinity", "[-Inf",
)

STRINGS = (
    '"', '""', '"""', '"a', 'a"', '"a"b', "'a\"", '"a\'', '"\\"', '"\\\\"', '"\\\\\\"', '"\\',
    '"\\"x', '"\\x41"', '"\\0"', '"\\a"', '"\\v"', '"\\\'"', '"\\`"', '"\\ "', '"\\\n"', '"\\\t"',
    '"\\\x00"', '"\\é"', '"\\🚀"', '"\\U0041"', '"\\N{x}"', '"\\1"', '"\\e"', '"\\B"', '"\\/"',
    '"\\b\\f\\n\\r\\t"', '"é\\q"', '"🚀\\q"', '"🚀', '"é🚀" x', '"\\ud83d\\ude00', '"\\u0000"',
    '"\\u0022"', '"\\u005c"', '"a\\u0000b"', '"\\ud800"', '"\\udc00"',
)

UNICODE_ESCAPES = (
    "", "0", "00", "00e", "00e9", "00E9", "00e9 ", "00g9", "g0e9", "0ge9", "00eg", " 0e9", "0 e9",
    "00 9", "00e ", "+0e9", "-0e9", "0x41", "0_e9", "{e9}", "00１1", "１１１１", "00é9", "0🚀00", '"',
    "\\", "\\u0041", "d83d", "d83d\\", "d83d\\u", "d83d\\ud", "d83d\\ude", "d83d\\ude0",
    "d83d\\ude00", "D83D\\uDE00", "d83dde00", "d83d\\ude0g", "d83d\\n", "d83d\\x", "d83dx",
    "d83d\\u0041", "d83d\\ud83d\\ude00", "ude00\\ud83d", "de00\\ud83d", "d83d\\uDBFF\\uDFFF",
    "dbff\\udfff", "d800\\udc00", "dbff\\udc00", "d7ff\\udc00", "dc00\\udc00", "e000", "ffff",
    "d83d\\u 000",
)


def control_characters():
    """Every control character: in a string, behind a backslash, and between tokens."""
    for mark in map(chr, CONTROL_CODES):
        yield from (mark, f'"a{mark}b"', f'"{mark}', f'"\\{mark}"')
        yield from (f"{mark}1", f"1{mark}", f"[{mark}]", f"[1{mark},{mark}2]")
        yield f'{{{mark}"a"{mark}:{mark}1{mark}}}'


def unicode_escapes():
    r"""Every beginning of \uXXXX, with and without the end of its string."""
    for digits in UNICODE_ESCAPES:
        yield from (f'"\\u{digits}"', f'"\\u{digits}', f'"ab\\u{digits}cd"')
        yield from (f'["\\u{digits}"]', f'{{"\\u{digits}":1}}')


def numbers():
    for token in NUMBERS + vocabulary.NUMBER_TOKENS + vocabulary.CONSTANT_TOKENS:
        yield from (token, f"[{token}]", f"[{token},1]", f'{{"a":{token}}}')


def long_integers():
    for length in (4299, 4300, 4301, 4400):
        ones = "1" * length
        for token in (ones, "-" + "9" * length, ones + ".0", ones + "e1", "0." + ones):
            yield from (token, f"[{token}]")


def snippets():
    """Every torture that is text."""
    yield from control_characters()
    yield from unicode_escapes()
    yield from numbers()
    yield from long_integers()
    yield from WORDS + STRUCTURES + STRINGS + vocabulary.BROKEN_TOKENS


def bad_utf8():
    """Every torture that is not UTF-8: inside a string, between tokens, and at the end."""
    for piece in vocabulary.BAD_UTF8 + vocabulary.SURROGATE_UTF8:
        yield from (b'"' + piece + b'"', b'"a' + piece + b'b"', b'"' + piece)
        yield from (b"[" + piece + b"]", piece, b"1" + piece)


def nested(opening, closing, middle, levels):
    """A request with MIDDLE in it so deep that the whole has LEVELS."""
    inside = levels - 1
    head = b'{"prompt":"x","worker_queue_id":"y","user_metadata":'
    return head + opening * inside + middle + closing * inside + b"}"


def depths():
    """Nesting around the limit of 9,994 levels; malformed bodies keep off it (see mutate.py)."""
    for levels in (3, 100, 9000, 9980, 9993, 9994, 9995, 9996, 10000, 50000):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            yield nested(opening, closing, b"1", levels)
    for levels in (100, 9000, 9900, 10100, 100000):
        for opening in (b"[", b'{"a":'):
            yield from (opening * levels, opening * levels + b"x")
            yield nested(opening, b"", b"1,", levels)


def encodings():
    """Every encoding that CPython recognises or might be taken to, whole and cut short."""
    for subject in ENCODED_SUBJECTS:
        for codec in WIDE_CODECS + ("utf-8",):
            for mark in MARKS:
                body = mark + subject.encode(codec, "surrogatepass")
                yield from (body, body[:-1], body + b"\x00", body[:-2])


def in_request(snippet):
    """SNIPPET alone, where any value is taken, and where a string must stand."""
    yield snippet
    yield b'{"prompt":"\xc3\xa9","worker_queue_id":"y","user_metadata":{"k":' + snippet + b"}}"
    yield b'{"worker_queue_id":"y","prompt":' + snippet + b"}"


def torture_cases():
    """All of them, as requests."""
    texts = (text.encode("utf-8", "surrogatepass") for text in snippets())
    for snippet in itertools.chain(texts, bad_utf8()):
        yield from (Case(None, body) for body in in_request(snippet))
    for body in (*depths(), *encodings()):
        yield Case(None, body)
