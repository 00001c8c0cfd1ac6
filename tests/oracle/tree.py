"""Documents before they are bytes: JSON values that can hold what a dict cannot.

A tree is a str (written as a string), a list (an array), Members (an object whose keys may repeat)
or Raw (a token written as it stands: every number, literal and misspelling).
"""
from dataclasses import dataclass, field

SHORT_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "/": "\\/",
    "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
}
WHITE_SPACE = ("", "", " ", "\t", "\n", "\r\n", "  ", " \n\t ")


@dataclass(frozen=True)
class Raw:
    """A token that is written as it stands."""

    text: str


@dataclass
class Members:
    """An object: [key, value] pairs in the order written; a pair is a list, to be edited."""

    pairs: list = field(default_factory=list)


def slots(holder, index=0):
    """Every (list, index) at which a value stands: HOLDER's at INDEX, and those inside it."""
    yield holder, index
    value = holder[index]
    if isinstance(value, list):
        for place in range(len(value)):
            yield from slots(value, place)
    elif isinstance(value, Members):
        for pair in value.pairs:
            yield from slots(pair, 1)


def copied(tree):
    """A deep copy of TREE."""
    if isinstance(tree, list):
        return [copied(item) for item in tree]
    if isinstance(tree, Members):
        return Members([[key, copied(value)] for key, value in tree.pairs])
    return tree


def unicode_escape(character, upper):
    r"""CHARACTER as \uXXXX, as two of them above U+FFFF."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    units = units.upper() if upper else units
    return "".join(f"\\u{units[start:start + 4]}" for start in range(0, len(units), 4))


class Writer:
    """Writes a tree as JSON text in one style: how it is spaced and how much it escapes."""

    def __init__(self, random):
        self.random = random
        self.indent = random.choice((None, None, None, None, 0, 2, 4, "\t"))
        self.odd_spacing = random.random() < 0.15
        self.gap = random.choice(("", " "))
        self.escape_rate = random.choice((0, 0, 0, 0, 0, 0, 0.05, 0.05, 0.3, 1))

    def text(self, tree):
        """TREE as JSON text."""
        return self.spaced("") + self.value(tree, 0) + self.spaced("")

    def spaced(self, usual):
        """White space between two tokens; USUAL unless the style is odd."""
        return self.random.choice(WHITE_SPACE) if self.odd_spacing else usual

    def line(self, depth):
        """What begins a line at DEPTH."""
        if self.indent is None:
            return self.spaced("")
        step = self.indent if isinstance(self.indent, str) else " " * self.indent
        return self.spaced("\n" + step * depth)

    def value(self, tree, depth):
        if isinstance(tree, Raw):
            return tree.text
        if isinstance(tree, str):
            return self.string(tree)
        if isinstance(tree, list):
            return self.sequence("[", [self.value(item, depth + 1) for item in tree], "]", depth)
        return self.sequence("{", [self.member(pair, depth + 1) for pair in tree.pairs], "}", depth)

    def member(self, pair, depth):
        key, value = pair
        colon = self.spaced("") + ":" + self.spaced(self.gap)
        return self.string(key) + colon + self.value(value, depth)

    def sequence(self, opening, parts, closing, depth):
        """PARTS between brackets, each on its line where the style has lines."""
        if not parts:
            return opening + self.spaced("") + closing
        inside = ("," + self.line(depth + 1)).join(parts)
        return opening + self.line(depth + 1) + inside + self.line(depth) + closing

    def string(self, text):
        return '"' + "".join(map(self.character, text)) + '"'

    def character(self, character):
        """CHARACTER inside a string: raw, or in one of its escaped forms."""
        must = character in '"\\' or character < " "
        if not must and self.random.random() >= self.escape_rate:
            return character
        if character in SHORT_ESCAPES and self.random.random() < 0.8:
            return SHORT_ESCAPES[character]
        return unicode_escape(character, self.random.random() < 0.5)
