"""Seeded request bodies, valid and broken, for holding terlint against the reference server.

A body goes through four stages, each of which may damage it: a tree, its text, the text's encoding,
its bytes. The same seed gives the same bodies.
"""
import itertools
from random import Random
from typing import NamedTuple, Optional

import grammar
import vocabulary
from tree import Members, Raw, Writer, copied, slots

FIELD_VALUES = {
    "stream": tuple(map(Raw, vocabulary.BOOLEAN_TOKENS)) + vocabulary.BOOLEAN_STRINGS,
    "command": vocabulary.BLANKS + vocabulary.COMMANDS,
    "url": vocabulary.BLANKS + vocabulary.URLS,
    "type": vocabulary.TRANSPORTS,
    "transport_type": vocabulary.TRANSPORTS,
    "prompt": vocabulary.BLANKS + vocabulary.ODD_STRINGS,
    "worker_queue_id": vocabulary.BLANKS + vocabulary.ODD_STRINGS,
}
CODECS = (
    ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-8", b"\xef\xbb\xbf\xef\xbb\xbf"),
    ("utf-16-le", b""), ("utf-16-be", b""), ("utf-32-le", b""), ("utf-32-be", b""),
    ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\x00\x00"), ("utf-32-be", b"\x00\x00\xfe\xff"),
    ("utf-16-le", b"\xfe\xff"), ("utf-16-be", b"\xff\xfe"),
    ("utf-8", b"\xff\xfe"), ("utf-8", b"\xef\xbb"), ("latin-1", b""), ("utf-7", b""),
)
# How deep CPython takes JSON depends in its last levels on what is wrong inside: near the limit of
# 9,994 only well-formed bodies tell one answer.
DEPTHS = (2, 50, 200, 400, 1000, 5000, 9980, 9993, 9994, 9995, 9996, 10000, 30000)
INTEGER_LENGTHS = (4299, 4300, 4301, 5000)


class Case(NamedTuple):
    """One question to the server and to terlint."""

    schema: Optional[str]  # None: TeamExecutionRequest
    body: bytes


# Faults of a tree: each takes a holder, the list [tree], and edits what is in it.


def random_slot(random, holder):
    return random.choice(list(slots(holder)))


def objects(holder):
    return [place[index] for place, index in slots(holder) if isinstance(place[index], Members)]


def random_members(random, holder):
    """One of the objects in HOLDER; an empty one that belongs to nothing where there is none."""
    found = objects(holder)
    return random.choice(found) if found else Members()


def odd_value(random):
    """A value of any type, likely to be wrong wherever it is put."""
    kind = random.random()
    if kind < 0.25:
        return random.choice((
            Raw("null"), Raw("true"), Raw("false"), "", [], ["a"], Members(), Members([["a", "b"]]),
        ))
    if kind < 0.5:
        return grammar.number(random)
    if kind < 0.75:
        return grammar.anything(random)
    if kind < 0.96:
        return random.choice(vocabulary.ODD_STRINGS + vocabulary.WORDS)
    if kind < 0.98:
        return random.choice((*map(Raw, vocabulary.CONSTANT_TOKENS), *vocabulary.SURROGATES))
    return Raw(random.choice(vocabulary.BROKEN_TOKENS))


def replace_value(random, holder):
    place, index = random_slot(random, holder)
    place[index] = odd_value(random)


def replace_field(random, holder):
    """Gives one of the fields that have values of their own another of them."""
    pairs = itertools.chain.from_iterable(members.pairs for members in objects(holder))
    named = [pair for pair in pairs if pair[0] in FIELD_VALUES]
    if named:
        pair = random.choice(named)
        pair[1] = random.choice(FIELD_VALUES[pair[0]])


def add_field(random, holder):
    """Adds a field of the contract or a misspelt one, with a value that may be right for it."""
    name = random.choice(vocabulary.FIELDS)
    value = random.choice(FIELD_VALUES[name]) if name in FIELD_VALUES else odd_value(random)
    pairs = random_members(random, holder).pairs
    pairs.insert(random.randint(0, len(pairs)), [name, value])


def drop_member(random, holder):
    pairs = random_members(random, holder).pairs
    if pairs:
        del pairs[random.randrange(len(pairs))]


def repeat_member(random, holder):
    pairs = random_members(random, holder).pairs
    if not pairs:
        return
    key, value = random.choice(pairs)
    value = copied(value) if random.random() < 0.5 else odd_value(random)
    pairs.insert(random.randint(0, len(pairs)), [key, value])


def rename_member(random, holder):
    pairs = random_members(random, holder).pairs
    if pairs:
        random.choice(pairs)[0] = random.choice(vocabulary.FIELDS + vocabulary.ODD_STRINGS)


def both_aliases(random, holder):
    """Gives an object `type` and `transport_type`, in either order."""
    names = ("type", "transport_type")
    members = random_members(random, holder)
    members.pairs = [pair for pair in members.pairs if pair[0] not in names]
    for name in names:
        values = (random.choice(vocabulary.TRANSPORTS), "http", odd_value(random))
        members.pairs.insert(random.randint(0, len(members.pairs)), [name, random.choice(values)])


def null_value(random, holder):
    place, index = random_slot(random, holder)
    place[index] = Raw("null")


def wrap_value(random, holder):
    place, index = random_slot(random, holder)
    name, value = random.choice(vocabulary.FIELDS), place[index]
    place[index] = random.choice(([value], Members([[name, value]])))


def graft_value(random, holder):
    """Puts a copy of one part of the document in another's place."""
    source, source_index = random_slot(random, holder)
    value = copied(source[source_index])
    place, index = random_slot(random, holder)
    place[index] = value


def insert_item(random, holder):
    arrays = [place[index] for place, index in slots(holder) if isinstance(place[index], list)]
    if arrays:
        array = random.choice(arrays)
        array.insert(random.randint(0, len(array)), odd_value(random))


def long_integer(random, holder):
    """An integer about as long as CPython takes one."""
    place, index = random_slot(random, holder)
    sign = random.choice(("", "-"))
    tail = random.choice(("", "", ".0", "e0"))
    place[index] = Raw(sign + random.choice("123456789") * random.choice(INTEGER_LENGTHS) + tail)


TREE_FAULTS = (
    (replace_value, 6), (replace_field, 6), (add_field, 3), (drop_member, 3), (repeat_member, 2),
    (rename_member, 2), (both_aliases, 1), (null_value, 2), (wrap_value, 1), (graft_value, 1),
    (insert_item, 2), (long_integer, 0.03),
)


# Faults of a text.


def truncated(random, text):
    return text[:random.randint(0, len(text))]


def without_slice(random, text):
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.choice((1, 1, 1, 2, 5)):]


def with_fragment(random, text):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(vocabulary.FRAGMENTS) + text[at:]


def with_other_character(random, text):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(vocabulary.FRAGMENTS) + text[at + 1:]


def with_repeat(random, text):
    start = random.randint(0, len(text))
    end = start + random.randint(1, 8)
    return text[:end] + text[start:]


def with_trailing_comma(random, text):
    """A comma before a bracket that closes."""
    ends = [at for at, character in enumerate(text) if character in "}]"]
    at = random.choice(ends) if ends else len(text)
    return text[:at] + random.choice((",", ", ", ",\n")) + text[at:]


def with_fragment_at_mark(random, text):
    """A fragment just before or after a character of JSON's structure, where it hurts most."""
    marks = [at for at, character in enumerate(text) if character in '{}[]:,"\\']
    if not marks:
        return with_fragment(random, text)
    at = random.choice(marks) + random.randint(0, 1)
    return text[:at] + random.choice(vocabulary.FRAGMENTS) + text[at:]


def without_mark(random, text):
    marks = [at for at, character in enumerate(text) if character in '{}[]:,"\\']
    if not marks:
        return ""
    at = random.choice(marks)
    return text[:at] + text[at + 1:]


TEXT_FAULTS = (
    truncated, without_slice, with_fragment, with_other_character, with_repeat,
    with_fragment_at_mark, with_fragment_at_mark, without_mark, without_mark, with_trailing_comma,
)


# Faults of bytes.


def truncated_bytes(random, body):
    return body[:random.randint(0, len(body))]


def with_flipped_bit(random, body):
    if not body:
        return body
    at = random.randrange(len(body))
    return body[:at] + bytes([body[at] ^ 1 << random.randrange(8)]) + body[at + 1:]


def with_bytes(random, body):
    at = random.randint(0, len(body))
    byte = bytes([random.randrange(256)])
    pieces = random.choice(((byte,), vocabulary.BAD_UTF8, vocabulary.SURROGATE_UTF8))
    piece = random.choice(pieces)
    return body[:at] + piece + body[at + random.randint(0, 1):]


def without_byte(random, body):
    at = random.randint(0, len(body))
    return body[:at] + body[at + 1:]


BYTE_FAULTS = (truncated_bytes, with_flipped_bit, with_bytes, with_bytes, without_byte)


# Whole bodies.


def encoded(random, text):
    """TEXT in UTF-8, or sometimes as CPython's json also recognises it, or as it does not."""
    codec, mark = random.choice(CODECS) if random.random() < 0.08 else CODECS[0]
    errors = "replace" if codec in ("latin-1", "utf-7") else "surrogatepass"
    return mark + text.encode(codec, errors)


def fragment_body(random):
    """A body that is one scalar, one mistake, white space or nothing."""
    words = random.choice((
        vocabulary.NUMBER_TOKENS, vocabulary.BROKEN_TOKENS, vocabulary.CONSTANT_TOKENS,
        vocabulary.FRAGMENTS, vocabulary.BLANKS, vocabulary.WHOLE_BODIES,
    ))
    return encoded(random, random.choice(words))


def deep_body(random):
    """A request with a value in it that is nested so deeply that the whole has one of DEPTHS."""
    opening, closing = random.choice((("[", "]"), ('{"k":', "}"), ('[[{"k": ', "}]]")))
    inside = random.choice(DEPTHS) - 2
    times, rest = divmod(inside, len(closing))
    middle = random.choice(("1", '"x"', "null"))
    value = "[" * rest + opening * times + middle + closing * times + "]" * rest
    name = random.choice(("user_metadata", "unknown"))
    return f'{{"prompt":"x","worker_queue_id":"y","{name}":{{"a":{value}}}}}'.encode()


def damaged_tree(random, tree):
    """TREE with no, one or some faults."""
    holder = [tree]
    faults, weights = zip(*TREE_FAULTS)
    for fault in random.choices(faults, weights, k=random.choice((0, 1, 1, 1, 2, 3, 5))):
        fault(random, holder)
    return holder[0]


def damaged(random, faults, subject, rate):
    """SUBJECT, at RATE with one or two of FAULTS."""
    if random.random() >= rate:
        return subject
    for fault in random.choices(faults, k=random.choice((1, 1, 2))):
        subject = fault(random, subject)
    return subject


def tree_body(random, make):
    """A body grown from the tree that MAKE gives."""
    tree = damaged_tree(random, make(random))
    text = damaged(random, TEXT_FAULTS, Writer(random).text(tree), 0.2)
    return damaged(random, BYTE_FAULTS, encoded(random, text), 0.06)


def request_body(random):
    """The body of a TeamExecutionRequest."""
    kind = random.random()
    if kind < 0.02:
        return fragment_body(random)
    if kind < 0.024:
        return deep_body(random)
    if kind < 0.026:
        return tree_body(random, grammar.large_request)
    return tree_body(random, grammar.request)


def request_cases(seed):
    """Requests without end."""
    random = Random(seed)
    while True:
        yield Case(None, request_body(random))


def schema_cases(seed):
    """Bodies for the contract's other schemas, without end."""
    random = Random(seed)
    for name, make in itertools.cycle(grammar.SCHEMAS.items()):
        whole = random.random() < 0.03
        yield Case(name, fragment_body(random) if whole else tree_body(random, make))


def mixed_cases(seed):
    """Three requests to each body of another schema, without end."""
    requests, others = request_cases(seed), schema_cases(seed)
    while True:
        yield from itertools.islice(requests, 3)
        yield next(others)
