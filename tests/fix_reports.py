#!/usr/bin/env python3
"""fix_reports.py TERLINT: the reports, the language server and --fix carry the same edits.

On each text of fixtures/fix each fix is made as each of them tells it, by readers of their formats that are
written apart from terlint; what comes out must be the same text. What would repeat a secret is in the language
server's answers alone.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

import edit_text
import lsp

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "fixtures" / "fix"
TERLINT = str(pathlib.Path(sys.argv[1]).resolve())
MARK = "\ufeff"
SECRET = re.compile(r"ghp_\w{36}|q8Zk2vT9xW4mB7n\w")  # those of the cases
EVERYTHING = {"start": {"line": 0, "character": 0}, "end": {"line": 1 << 20, "character": 0}}


def run(before, *options):
    command = [TERLINT, "check", "--no-config", "--stdin-filename", before.name, *options, "-"]
    return subprocess.run(command, input=before.read_bytes(), capture_output=True, check=False)


def apply(text, edits, encoding):
    """TEXT after EDITS, (start, end, new) in the order of their places, which are as the protocol has them."""
    for start, end, new in reversed(edits):
        text = edit_text.apply(text, {"range": {"start": start, "end": end}, "text": new}, encoding)
    return text


def zero_based(place, line="line", column="column"):
    """PLACE, which has its LINE and COLUMN by these names, as the protocol has it."""
    return {"line": place[line] - 1, "character": place[column] - 1}


# --- the formats: (rule, title, text after) of each fix ---


def of_json(before, text):
    report = json.loads(run(before, "--format", "json").stdout)
    data = text.encode()
    for finding in (one for document in report["files"][0]["documents"] for one in document["detail"]):
        for fix in finding.get("fixes", ()):
            edits = [(zero_based(edit["start"]), zero_based(edit["end"]), edit["text"]) for edit in fix["edits"]]
            by_offset = data
            for edit in reversed(fix["edits"]):
                start, end = edit["start"]["offset"], edit["end"]["offset"]
                by_offset = by_offset[:start] + edit["text"].encode() + by_offset[end:]
            after = apply(text, edits, "utf-32")
            yield finding["rule"], fix["title"], after
            if after.encode() != by_offset:
                yield finding["rule"], f"{fix['title']}, by offsets", by_offset


def of_sarif(before, text):
    report = json.loads(run(before, "--format", "sarif").stdout)
    for result in report["runs"][0]["results"]:
        for fix in result.get("fixes", ()):
            edits = [(zero_based(replacement["deletedRegion"], "startLine", "startColumn"),
                      zero_based(replacement["deletedRegion"], "endLine", "endColumn"),
                      replacement["insertedContent"]["text"])
                     for replacement in fix["artifactChanges"][0]["replacements"]]
            yield result["ruleId"], fix["description"]["text"], apply(text, edits, "utf-32")


def of_rdjson(before, text):
    """Without titles, which the format has no place for."""
    report = json.loads(run(before, "--format", "rdjson").stdout)
    for diagnostic in report["diagnostics"]:
        for suggestion in diagnostic.get("suggestions", ()):
            start, end = (zero_based(suggestion["range"][name]) for name in ("start", "end"))
            yield diagnostic["code"]["value"], apply(text, [(start, end, suggestion["text"])], "utf-8")


class Editor:
    """A client of the language server."""

    def __init__(self):
        self.server = lsp.Server(TERLINT)
        self.id = 0
        self.ask("initialize", {"initializationOptions": {"files": ["*"]}, "capabilities": {
            "textDocument": {"diagnostic": {}, "codeAction": {"codeActionLiteralSupport": {
                "codeActionKind": {"valueSet": ["quickfix"]}}}}}})
        self.tell("initialized", {})

    def tell(self, method, params, **members):
        message = {"jsonrpc": "2.0", "method": method, "params": params} | members
        self.server.send(lsp.frame(json.dumps(message).encode()))

    def ask(self, method, params):
        self.id += 1
        self.tell(method, params, id=self.id)
        return json.loads(self.server.receive())["result"]

    def fixes(self, before, text):
        """(rule, title, text after), and whether it repeats a secret; without what fixes or silences all of a rule."""
        uri, language = before.as_uri(), before.suffix[1:]
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": 1, "text": text}})
        actions = self.ask("textDocument/codeAction", {
            "textDocument": {"uri": uri}, "range": EVERYTHING, "context": {"diagnostics": [], "only": ["quickfix"]}})
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        for action in actions:
            if action["title"].startswith(("Fix all", "Silence")):
                continue
            (changes,) = action["edit"]["changes"].values()
            edits = [(edit["range"]["start"], edit["range"]["end"], edit["newText"]) for edit in changes]
            after = apply(text, edits, "utf-16").removeprefix(MARK)
            fix = action["diagnostics"][0]["code"], action["title"].removesuffix(" (unsafe)"), after
            yield fix, any(SECRET.search(new) for _, _, new in edits)


def of_fix(before):
    """The text after --fix of a text with one finding, whose best fix leaves no more to do; else nothing."""
    rule = before.parent.parent.name
    (document,) = json.loads(run(before, "--select", rule, "--format", "json").stdout)["files"][0]["documents"][:1]
    fixes = [fix for finding in document["detail"] for fix in finding.get("fixes", ())[:1]]
    if len(document["detail"]) != 1 or len(fixes) != 1:
        return
    done = run(before, "--select", rule, "--fix", "--unsafe-fixes")
    if done.stderr.splitlines()[-1] == b"fixed 1, 0 left":
        yield rule, fixes[0]["title"], done.stdout.decode().removeprefix(MARK)


def failures(editor, before):
    """What they do not agree on, as lines."""
    whole = before.read_bytes().decode()
    text = whole.removeprefix(MARK)
    offered = list(editor.fixes(before, whole))
    told = {"json": list(of_json(before, text)), "sarif": list(of_sarif(before, text))}
    shown = collections.Counter(fix for fix, repeats in offered if not repeats)
    for name, fixes in told.items():
        yield from (f"{name}, not the server: {fix}" for fix in collections.Counter(fixes) - shown)
        yield from (f"the server, not {name}: {fix}" for fix in shown - collections.Counter(fixes))
    suggested = collections.Counter(of_rdjson(before, text))
    without_titles = collections.Counter((rule, after) for rule, _, after in shown.elements())
    yield from (f"rdjson, not the server: {fix}" for fix in suggested - without_titles)
    yield from (f"the server, not rdjson: {fix}" for fix in without_titles - suggested)
    yield from (f"--fix, not the server: {fix}" for fix in of_fix(before) if fix not in shown)


def main():
    """Prints what is not the same."""
    editor = Editor()
    passed = failed = 0
    for before in sorted(CASES.glob("*/*/before.*")):
        wrong = list(failures(editor, before))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for line in wrong:
            print(f"--- {before.relative_to(CASES)}: {line}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


main()
