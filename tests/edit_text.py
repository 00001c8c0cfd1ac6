"""A text as an editor has it, and the positions of the Language Server Protocol in it.

Written apart from the server's own C: it is what that is held to. A text is a str without surrogates;
positions count the units of an encoding, ends of line are LF, CR LF and CR, and what lies past an end or
inside a character means the end or the character's beginning.
"""
import re

LINE_END = re.compile(r"\r\n|\r|\n")
UNITS = {
    "utf-8": lambda character: len(character.encode()),
    "utf-16": lambda character: 2 if character > "\uffff" else 1,
    "utf-32": lambda character: 1,
}


def lines(text):
    """Where each line of TEXT begins and ends, without its line end."""
    found = list(LINE_END.finditer(text))
    starts = [0] + [end.end() for end in found]
    ends = [end.start() for end in found] + [len(text)]
    return list(zip(starts, ends))


def offset(text, position, encoding):
    """The index of the character that POSITION means."""
    spans = lines(text)
    if position["line"] >= len(spans):
        return len(text)
    at, end = spans[position["line"]]
    left = position["character"]
    while at < end:
        left -= UNITS[encoding](text[at])
        if left < 0:
            return at
        at += 1
    return end


def position_of(text, at, encoding):
    """The position of the character AT; between CR and LF that of the line's end."""
    spans = lines(text)
    line = max(index for index, (start, _) in enumerate(spans) if start <= at)
    start, end = spans[line]
    return {"line": line, "character": sum(map(UNITS[encoding], text[start:min(at, end)]))}


def arrived(text):
    """TEXT as the server has it: half a pair of surrogates is no character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def apply(text, change, encoding):
    """TEXT after a change of `textDocument/didChange`."""
    new = arrived(change["text"])
    if "range" not in change:
        return new
    start = offset(text, change["range"]["start"], encoding)
    end = max(start, offset(text, change["range"]["end"], encoding))
    return text[:start] + new + text[end:]


def replacement(text, start, end, new, encoding):
    """The change that puts NEW in the place of TEXT[start:end]."""
    span = {"start": position_of(text, start, encoding), "end": position_of(text, end, encoding)}
    return {"range": span, "text": new}
