"""What answers of the language server must be, whatever the text: ranges in the text, and one inside of another."""
from edit_text import lines, offset, position_of


def key(position):
    """Positions in their order."""
    return position["line"], position["character"]


def holds(outer, inner):
    """Whether the range OUTER has all of INNER."""
    return key(outer["start"]) <= key(inner["start"]) <= key(inner["end"]) <= key(outer["end"])


def symbols(answer, _places, _text):
    """Symbols: each around its name, which can be seen, and around its children."""
    for symbol in answer:
        inner = [symbol["selectionRange"]] + [child["range"] for child in symbol["children"]]
        yield symbol["name"].strip() and all(holds(symbol["range"], one) for one in inner)
        yield from symbols(symbol["children"], _places, _text)


def selections(answer, places, _text):
    """Selection ranges: one for each place, which it holds, in ever larger ones."""
    yield len(answer) == len(places)
    for selection, place in zip(answer, places):
        inner = {"start": place, "end": place}
        while selection:
            yield holds(selection["range"], inner)
            inner, selection = selection["range"], selection.get("parent")


def foldings(answer, _places, text):
    """Folding ranges: of several lines that there are."""
    yield all(0 <= one["startLine"] < one["endLine"] < len(lines(text)) for one in answer)


def completions(answer, places, _text):
    """Completions: edits around the place, on its line."""
    for item in answer:
        edit = item["textEdit"]["range"]
        yield edit["start"]["line"] == edit["end"]["line"]
        yield holds(edit, {"start": places[0], "end": places[0]})


SHAPES = {"textDocument/documentSymbol": symbols, "textDocument/selectionRange": selections,
          "textDocument/foldingRange": foldings, "textDocument/completion": completions}


def misshapen(asked, answers, text, encoding):
    """The first of the ANSWERS to what is ASKED that cannot be, as (method, answer, what it should be); else None."""
    for (method, params), answer in zip(asked, answers):
        asked_at = params.get("positions", [params["position"]] if "position" in params else [])
        places = [position_of(text, offset(text, place, encoding), encoding) for place in asked_at]
        if method in SHAPES and not all(SHAPES[method](answer, places, text)):
            return method, answer, SHAPES[method].__doc__
    return None
