"""Trees (oracle/tree.py) as YAML the way people write it: in many styles, with comments. The importer has
oracle/ on its path."""
import re

from tree import Members, Raw

PLAIN = re.compile(r"""[A-Za-z0-9_/.{][^:#\[\],{}&*!|>%@`"'\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*\Z""")
ODD = re.compile("[^\\x20-\\x7e\\xa1-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]")
COMMENTS = (" # why", "  # {a: 1, b}", " #", "   # 'it''s' \"so\"", " # é")


def escaped(match):
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class Styled:
    """Writes a tree in one style."""

    def __init__(self, random):
        self.random = random
        self.step = random.choice((2, 2, 2, 4, 1))
        self.dash_indent = random.choice((0, self.step))
        self.newline = random.choice(("\n", "\n", "\n", "\r\n"))
        self.quotes = random.choice(("'", '"', "plain", "mixed"))
        self.comment_rate = random.choice((0, 0, 0.1, 0.4))
        self.flow_rate = random.choice((0, 0, 0.2, 0.5, 1))
        self.spaced = random.choice(("", " "))
        self.ends = random.choice((True, True, True, False))
        self.anchor_rate = random.choice((0, 0, 0, 0.1))
        self.anchors = 0

    def happens(self, rate):
        return self.random.random() < rate

    def text(self, tree):
        """TREE as one document."""
        lines = self.node(tree, 0)
        text = "\n".join(line.rstrip("\n") for line in lines)
        head = self.random.choice(("", "", "---\n", "# about\n", "%YAML 1.1\n---\n"))
        text = head + text.lstrip("\n") + ("\n" if self.ends else "")
        return text.replace("\n", self.newline)

    def comment(self):
        return self.random.choice(COMMENTS) if self.happens(self.comment_rate) else ""

    def own_lines(self, indent):
        """Lines of their own between others."""
        if self.happens(self.comment_rate / 2):
            yield " " * indent + "# on its own"
        if self.happens(self.comment_rate / 4):
            yield ""

    def anchor(self):
        if not self.happens(self.anchor_rate):
            return ""
        self.anchors += 1
        return f"&a{self.anchors} "

    def node(self, tree, indent):
        """TREE, or an alias in its place, in block style, as lines; the first begins behind a key or at INDENT."""
        if self.anchors and self.happens(self.anchor_rate):
            return [f"*a{self.random.randint(1, self.anchors)}{self.comment()}"]
        anchor = self.anchor()
        first, *rest = self.content(tree, indent)
        return [(anchor + first).rstrip(" "), *rest]

    def content(self, tree, indent):
        if isinstance(tree, Members) and tree.pairs and not self.happens(self.flow_rate):
            return ["", *self.mapping(tree, indent)]
        if isinstance(tree, list) and tree and not self.happens(self.flow_rate):
            return ["", *self.sequence(tree, indent)]
        if isinstance(tree, (Members, list)):
            return [self.flow(tree, indent) + self.comment()]
        if isinstance(tree, str) and self.happens(0.1) and self.is_literal(tree):
            lines = tree.split("\n")
            return ["|-" + self.comment(), *(" " * indent + line for line in lines)]
        return [self.scalar(tree) + self.comment()]

    def is_literal(self, text):
        lines = text.split("\n")
        return all(line.strip(" ") == line != "" and not ODD.search(line) for line in lines)

    def mapping(self, tree, indent):
        for key, value in tree.pairs:
            yield from self.own_lines(indent)
            name = self.string(key)
            mark = "? " if len(name) > 100 else ""
            if mark:
                yield f"{' ' * indent}? {name}"
                name = ""
            if value == Raw("null") and self.happens(0.3):
                yield f"{' ' * indent}{name}:{self.comment()}"
                continue
            inner = indent + (self.dash_indent if isinstance(value, list) else self.step)
            first, *rest = self.node(value, inner)
            yield f"{' ' * indent}{name}:{' ' if first else ''}{first}" + ("" if first else self.comment())
            yield from rest

    def sequence(self, tree, indent):
        for item in tree:
            yield from self.own_lines(indent)
            first, *rest = self.node(item, indent + 2)
            content = rest[0].lstrip(" ") if rest else ""
            if not first and content and content[0] not in "#&*":
                first, *rest = content, *rest[1:]
            yield f"{' ' * indent}-{' ' if first else ''}{first}"
            yield from rest

    def flow(self, tree, indent):
        """TREE in flow style: on one line, or with one part a line."""
        if isinstance(tree, Members):
            inner = indent + self.step
            parts = [f"{self.string(key, True)}: {self.flow(value, inner)}" for key, value in tree.pairs]
            return self.bracketed("{", parts, "}", indent)
        if isinstance(tree, list):
            return self.bracketed("[", [self.flow(item, indent + self.step) for item in tree], "]", indent)
        return self.scalar(tree, True)

    def bracketed(self, opening, parts, closing, indent):
        if not parts:
            return opening + closing
        if not self.happens(0.3):
            return opening + self.spaced + ", ".join(parts) + self.spaced + closing
        commas = [","] * (len(parts) - 1) + ["," if self.happens(0.3) else ""]
        lines = [" " * (indent + self.step) + part + comma + self.comment() for part, comma in zip(parts, commas)]
        return "\n".join([opening, *lines, " " * (indent + 1) + closing])

    def scalar(self, tree, in_flow=False):
        return tree.text if isinstance(tree, Raw) else self.string(tree, in_flow)

    def string(self, text, in_flow=False):
        """TEXT with quotes, or, as people forget them, without."""
        style = self.random.choice(("'", '"', "plain")) if self.quotes == "mixed" else self.quotes
        is_template = text.startswith("{{") and text.endswith("}}")
        is_plain = PLAIN.match(text) and not text.endswith(" ") and not (in_flow and "{" in text)
        if style == "plain" and (is_plain or is_template and self.happens(0.5)):
            return text
        if style == "'" and not ODD.search(text):
            return "'" + text.replace("'", "''") + "'"
        return '"' + ODD.sub(escaped, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
