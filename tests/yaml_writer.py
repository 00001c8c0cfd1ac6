"""JSON values as YAML 1.2 (core schema) in two styles: a reader must find the same values."""
import json
import re

MOST_LEVELS = 100
LONGEST_SIMPLE_KEY = 120
INDENT = "  "

PLAIN = re.compile(r"[^\W_]([\w /@.:+$-]*\w)?\Z")
NOT_A_STRING = re.compile(
    r"""(?: null | true | false
        | [-+]?[0-9]+ | 0o[0-7]+ | 0x[0-9a-f]+
        | [-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?
        )\Z""", re.VERBOSE | re.IGNORECASE)
SHORT_ESCAPES = {
    "\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n",
    "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e", '"': '\\"', "\\": "\\\\",
    "\x85": "\\N", "\xa0": "\\_", "\u2028": "\\L", "\u2029": "\\P",
}
NEVER_PRINTED = "\u2028\u2029\ufeff\ufffe\uffff"


class NotExpressible(ValueError):
    """A body whose values YAML cannot hold, or not in one way only."""


class Number(str):
    """A number, as the token it was written with."""


def distinct(pairs):
    """A dict of PAIRS, whose keys must differ."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotExpressible("repeated key")
    return members


def refuse(constant):
    raise NotExpressible(constant)


def check_text(text):
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotExpressible("lone surrogate")


def check(value, levels=MOST_LEVELS):
    """Raises NotExpressible where VALUE is deeper than LEVELS or holds a lone surrogate."""
    if levels == 0:
        raise NotExpressible("depth")
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, list):
        for item in value:
            check(item, levels - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_text(key)
            check(item, levels - 1)


def read(body):
    """The value of the JSON text BODY, its numbers as Number; ValueError where YAML has none."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=distinct, parse_constant=refuse,
                           parse_int=Number, parse_float=Number)
    except RecursionError as error:
        raise NotExpressible("depth") from error
    check(value)
    return value


def printable(character):
    """Whether YAML lets CHARACTER stand in a quoted scalar on one line."""
    return " " <= character <= "~" or "\xa0" < character and character not in NEVER_PRINTED


def escape(character):
    """CHARACTER in a double-quoted scalar."""
    if character in SHORT_ESCAPES:
        return SHORT_ESCAPES[character]
    if printable(character):
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08x}"


def double_quoted(text):
    return '"' + "".join(map(escape, text)) + '"'


def single_quoted(text):
    return "'" + text.replace("'", "''") + "'"


def is_plain(text):
    """Whether TEXT without quotes is the string TEXT, in block style and by the core schema."""
    looks_plain = PLAIN.match(text) and ": " not in text and all(map(printable, text))
    return bool(looks_plain) and not NOT_A_STRING.match(text)


def block_string(text):
    """TEXT on one line of block style, with the least quoting."""
    if is_plain(text):
        return text
    return single_quoted(text) if text and all(map(printable, text)) else double_quoted(text)


def literal_lines(text):
    """The lines of TEXT where it can be a literal block scalar; else None."""
    lines = text.split("\n")
    body = lines[:-1] if lines[-1] == "" else lines
    good = len(lines) > 1 and all(line.strip(" ") and all(map(printable, line)) for line in body)
    return body if good and not body[0].startswith(" ") else None


def scalar(value, string):
    """VALUE, no collection or an empty one, with strings written by STRING."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, (list, dict)):
        return "[]" if isinstance(value, list) else "{}"
    return {None: "null", True: "true", False: "false"}[value]


def flow(value):
    """VALUE in flow style on one line, every string in double quotes."""
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(flow_member(key, item) for key, item in value.items()) + "}"
    return scalar(value, double_quoted)


def flow_member(key, item):
    """A member in flow style; YAML wants `?` before a key that is long."""
    mark = "? " if len(key) > LONGEST_SIMPLE_KEY else ""
    return f"{mark}{double_quoted(key)}: {flow(item)}"


def block(value, indent):
    """VALUE, a collection with something in it, in block style as lines that begin with INDENT."""
    if isinstance(value, list):
        return "".join(f"{indent}-{after_mark(item, indent)}" for item in value)
    return "".join(block_member(key, item, indent) for key, item in value.items())


def block_member(key, item, indent):
    if len(key) > LONGEST_SIMPLE_KEY:
        return f"{indent}? {block_string(key)}\n{indent}:{after_mark(item, indent)}"
    return f"{indent}{block_string(key)}:{after_mark(item, indent)}"


def after_mark(value, indent):
    """VALUE behind the `-` or `:` of a line at INDENT, to the end of its last line."""
    inner = indent + INDENT
    if isinstance(value, (list, dict)) and value:
        return "\n" + block(value, inner)
    lines = literal_lines(value) if isinstance(value, str) else None
    if lines:
        header = " |\n" if value.endswith("\n") else " |-\n"
        return header + "".join(f"{inner}{line}\n" for line in lines)
    return " " + scalar(value, block_string) + "\n"


def in_flow_style(value):
    """VALUE as a YAML document in flow style."""
    return (flow(value) + "\n").encode()


def in_block_style(value):
    """VALUE as a YAML document in block style."""
    is_collection = isinstance(value, (list, dict)) and value
    return (block(value, "") if is_collection else scalar(value, block_string) + "\n").encode()
