"""Two language servers that are told of the same text in different ways, and asked the same."""
import json

from edit_shape import misshapen
from lsp import Server, frame

CLIENT = {
    "textDocument": {
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}
NAMES = {form: f"file:///edits/a.request.{form}" for form in ("yaml", "json", "jsonl")}   # requests by their names
ABOUT_TEXT = ["documentSymbol", "foldingRange", "documentLink"]
AT_POSITION = ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename"]

ATOMIC = 2000  # bytes of changes that arrive at once, however the server reads: well below PIPE_BUF
READERS = {"yaml-invalid", "yaml-tag", "yaml-alias-limit", "yaml-unquoted-template", "json-invalid", "body-encoding",
           "document-too-deep"}


class Stopped(Exception):
    """A server has left, or does not answer."""


class Peer:
    """A server that is talked to in requests about one document."""

    def __init__(self, terlint, encoding, pulls):
        self.server, self.pulls, self.count = Server(terlint), pulls, 0
        capabilities = json.loads(json.dumps(CLIENT))
        capabilities["general"] = {"positionEncodings": [encoding]}
        if pulls:
            capabilities["textDocument"]["diagnostic"] = {"relatedDocumentSupport": False}
        self.sent = []
        first = self.request("initialize", {"capabilities": capabilities, "processId": None})
        self.notify("initialized", {})
        self.flush()
        self.collect([first], None)

    def notify(self, method, params):
        """Puts a notification in line."""
        self.sent.append({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        """Puts a request in line; its id."""
        self.count += 1
        self.sent.append({"jsonrpc": "2.0", "id": self.count, "method": method, "params": params})
        return self.count

    def flush(self):
        """Sends what is in line, in one write."""
        data = b"".join(frame(json.dumps(message).encode()) for message in self.sent)
        self.sent = []
        self.server.send(data)

    def collect(self, ids, version):
        """The answers to IDS in their order, and the diagnostics that are published for VERSION."""
        answers, published = {}, None
        while len(answers) < len(ids) or (version is not None and published is None):
            body = self.server.receive()
            if body is None:
                has_ended = self.server.process.poll() is not None
                raise Stopped(f"no answer; the server {'has ended' if has_ended else 'hangs'}")
            message = json.loads(body)
            if "id" in message and "method" not in message:
                answers[message["id"]] = message.get("result", message.get("error"))
            elif message["method"] == "textDocument/publishDiagnostics" and message["params"].get("version") == version:
                published = message["params"]["diagnostics"]
        return [answers[number] for number in ids], published

    def end(self):
        """Shuts the server down; its exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.flush()
        return self.server.end()[1]

    def kill(self):
        """Ends a server that is no longer needed."""
        self.server.process.kill()
        self.server.process.wait()
        self.server.process.stdin.close()
        self.server.process.stdout.close()


def questions(uri, place, span):
    """All that is asked about a document: at PLACE, and about SPAN."""
    document = {"textDocument": {"uri": uri}}
    asked = [(f"textDocument/{name}", document) for name in ABOUT_TEXT]
    asked += [(f"textDocument/{name}", document | {"position": place, "context": {"includeDeclaration": True}})
              for name in AT_POSITION]
    asked.append(("textDocument/selectionRange", document | {"positions": [place, span["start"]]}))
    asked.append(("textDocument/rename", document | {"position": place, "newName": "renamed"}))
    asked.append(("textDocument/codeAction", document | {"range": span, "context": {"diagnostics": []}}))
    return asked


def is_broken(diagnostics, text):
    """Whether TEXT may not be readable to its end, or looks like UTF-16: answers then depend on what was before."""
    return "terlint:" in text or "\0" in text[:4] or any(item["code"] in READERS for item in diagnostics)


def difference(asked, some, others):
    """The first method whose answers differ, with them; the last answers are diagnostics."""
    names = [method for method, _ in asked] + ["diagnostics"]
    pairs = zip(names, some, others, strict=True)
    return next(((name, one, other) for name, one, other in pairs if one != other), None)


class Session:
    """One document in both servers."""

    def __init__(self, peers, form, text, encoding):
        self.peers, self.uri, self.version = peers, NAMES[form], 1
        self.form, self.encoding, self.answers = form, encoding, None
        for peer in peers:
            peer.notify("textDocument/didOpen", {"textDocument": self.item(self.uri, text)})

    def item(self, uri, text):
        """A document that opens."""
        return {"uri": uri, "languageId": self.form, "version": self.version, "text": text}

    def step(self, notifications, text, place, span):
        """Sends NOTIFICATIONS to one and TEXT, the outcome, to the other. What differs then; None: nothing."""
        if len(json.dumps(notifications)) > ATOMIC:
            notifications = [[change for changes in notifications for change in changes]]
        for changes in notifications:
            self.version += 1
            self.change(self.peers[0], changes)
        self.peers[0].flush()
        self.change(self.peers[1], [{"text": text}])
        return self.compare(text, place, span)

    def change(self, peer, changes):
        """Puts the notification of CHANGES in line."""
        document = {"uri": self.uri, "version": self.version}
        peer.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def compare(self, text, place, span):
        """Asks both everything of TEXT. What differs, or cannot be."""
        asked = questions(self.uri, place, span)
        ids = [[peer.request(method, params) for method, params in asked] for peer in self.peers]
        ids[1].append(self.peers[1].request("textDocument/diagnostic", {"textDocument": {"uri": self.uri}}))
        for peer in self.peers:
            peer.flush()
        told, published = self.peers[0].collect(ids[0], self.version)
        full, _ = self.peers[1].collect(ids[1], None)
        self.answers = full
        return (difference(asked, told + [published], full[:-1] + [full[-1]["items"]])
                or misshapen(asked, full, text, self.encoding))

    def fresh(self, text, place, span):
        """Opens TEXT beside the document. What differs between the two; None: nothing."""
        uri, peer = self.uri.replace("/a.", "/b."), self.peers[1]
        peer.notify("textDocument/didOpen", {"textDocument": self.item(uri, text)})
        asked = questions(uri, place, span)
        ids = [peer.request(method, params) for method, params in asked]
        ids.append(peer.request("textDocument/diagnostic", {"textDocument": {"uri": uri}}))
        peer.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        peer.flush()
        fresh, _ = peer.collect(ids, None)
        before = json.loads(json.dumps(self.answers).replace(self.uri, uri))
        if is_broken(fresh[-1]["items"], text):
            asked, before, fresh = [], before[-1:], fresh[-1:]
        return difference(asked, before[:-1] + [before[-1]["items"]], fresh[:-1] + [fresh[-1]["items"]])

    def close(self):
        """Closes the document in both."""
        for peer in self.peers:
            peer.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})


