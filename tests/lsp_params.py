#!/usr/bin/env python3
"""lsp_params.py TERLINT: params of every wrong shape, for every method that `terlint lsp` serves.

Each request must be answered once, by a result or by an error that the protocol has, and the server must go
on to serve a good one.
"""
import json
import os
import pathlib
import re
import sys

from lsp import Server, frame

ROOT = pathlib.Path(__file__).resolve().parent.parent
URI = "file:///params/a.request.yaml"
TEXT = "prompt: 1\nsystem_prompt: '{{.secret.a}}'\nexecution_environment: {secrets: [a]}\n"
ERRORS = {-32600, -32601, -32602, -32803}
ODD = [None, True, -1, 1.5, 1 << 40, "", "x", [], [7], {}, {"x": 7}]
GOOD = {
    "textDocument": {"uri": URI, "version": 2}, "position": {"line": 1, "character": 20},
    "range": {"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 9}},
    "context": {"diagnostics": [], "only": ["quickfix"], "includeDeclaration": True}, "newName": "b",
    "positions": [{"line": 1, "character": 20}], "contentChanges": [{"text": TEXT}],
    "settings": {"terlint": {"files": ["*"], "config": ""}}, "changes": [{"uri": URI, "type": 2}],
    "event": {"added": [{"uri": "file:///params", "name": "x"}], "removed": [{"uri": "file:///params", "name": "x"}]},
    "previousResultIds": [{"uri": URI, "value": "x"}], "previousResultId": "x",
    "data": {"uri": URI, "rule": "string-type", "unsafe": False}, "title": "x", "value": "off", "id": 1,
}
ENDING = {"initialize", "shutdown", "exit", "textDocument/didClose"}


def methods():
    """All that is served, but for what begins and ends."""
    source = (ROOT / "src" / "lsp" / "methods.c").read_text(encoding="utf-8")
    served = set(re.findall(r'^    {"([^"]+)",', source, re.MULTILINE)) - ENDING
    assert len(served) > 10
    return sorted(served)


def variants(value):
    """VALUE with each of its parts, and itself, in every odd shape or not there."""
    yield from ODD
    if isinstance(value, dict):
        for key, part in value.items():
            yield {name: other for name, other in value.items() if name != key}
            for odd in variants(part):
                yield value | {key: odd}
    elif isinstance(value, list):
        for item in value:
            yield from ([odd] for odd in variants(item))


def main():
    """Asks everything of one server; the exit code tells whether all was answered."""
    server = Server(os.path.abspath(sys.argv[1]))
    passed = failed = number = 0

    def send(message):
        server.send(frame(json.dumps({"jsonrpc": "2.0"} | message).encode()))

    def answer(expected):
        while (body := server.receive()) is not None:
            message = json.loads(body)
            if message.get("id") == expected and "method" not in message:
                return message
        return None

    send({"id": 0, "method": "initialize", "params": {"capabilities": {
        "textDocument": {"diagnostic": {}, "codeAction": {"codeActionLiteralSupport": {}}}}}})
    answer(0)
    for method in methods():
        opened = {"uri": URI, "languageId": "yaml", "version": 1, "text": TEXT}
        for params in variants(GOOD):
            for message in ({"method": method}, {"method": method, "id": (number := number + 1)}):
                send(message | {"params": params})
            reply = answer(number)
            good = reply is not None and ("result" in reply or reply["error"]["code"] in ERRORS)
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"--- {method} with {json.dumps(params)}: {reply}")
            if reply is None:
                break
            send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
    send({"id": "last", "method": "shutdown"})
    last = answer("last")
    failed += last != {"jsonrpc": "2.0", "id": "last", "result": None}
    passed += last is not None
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
