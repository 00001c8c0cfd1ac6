#!/usr/bin/env python3
"""lsp.py TERLINT [--update]: drives `terlint lsp` with the sessions of fixtures/lsp.

A case is a folder with a file `session`. Its lines:

    # a comment
    ! {"textDocument":{"diagnostic":{}}}  `initialize` with these capabilities, all files being requests, and
                                          `initialized`; the answer to the first is not shown
    ! {"capabilities":{},"rootUri":…}     the same with these parameters
    > {"id":1,"method":"initialize",…}    what the client sends; consecutive ones in one write
    < {"id":1,"result":…}                 what the server must send, exactly, before more is sent to it
    = 0                                   the exit code, after the client has closed its end

`jsonrpc` is added on the way out, and must be there on the way in. In what the client sends, an object
{"file": NAME} stands for the text of that file of the case. $CASE is the URI of the case's folder, $FOLDER
its path, $ROOT the project's, $PAGES that of docs/rules, DISK what the server knows a file by that is not
open.
--update rewrites the lines of the server.

Every method that the server serves or calls, and every capability that it looks for, must be in a session.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import select
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "fixtures" / "lsp"
PATIENCE = 20   # seconds until a message that is awaited is given up
PLAYERS = 8     # sessions at a time: they mostly wait
SILENCE = 0.5   # seconds after which nothing more is expected, where expectations are being written


def frame(body):
    """BODY as the protocol sends it."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Server:
    """A running server, and what it has said so far."""

    def __init__(self, terlint, folder="."):
        self.process = subprocess.Popen([terlint, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        cwd=folder)
        self.said = b""

    def send(self, data):
        """Writes DATA; a server that has left does not read it."""
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def more(self, timeout):
        """Reads what comes within TIMEOUT seconds; False where nothing does."""
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            return False
        data = os.read(self.process.stdout.fileno(), 1 << 16)
        self.said += data
        return bool(data)

    def receive(self, timeout=PATIENCE):
        """The next message; None where none comes."""
        while True:
            head, found, rest = self.said.partition(b"\r\n\r\n")
            if found:
                name, value = head.split(b": ")
                assert name == b"Content-Length", head
                if len(rest) >= int(value):
                    self.said = rest[int(value):]
                    return rest[:int(value)]
            if not self.more(timeout):
                return None

    def end(self):
        """Closes the input; the messages that still come, and the exit code."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        messages = list(iter(self.receive, None))
        assert not self.said, self.said
        return messages, self.process.wait(PATIENCE)


def outgoing(text, case):
    """The bytes of a message as a session writes it."""
    def resolve(value):
        if isinstance(value, dict):
            if list(value) == ["file"]:
                return (case / value["file"]).read_bytes().decode("utf-8", "surrogatepass")
            return {key: resolve(inner) for key, inner in value.items()}
        return [resolve(inner) for inner in value] if isinstance(value, list) else value

    message = resolve(json.loads(text.replace("$CASE", case.as_uri())))
    if isinstance(message, dict):
        message = {"jsonrpc": "2.0"} | message
    return json.dumps(message).encode()


def incoming(body, case):
    """A line of a session for a message of the server."""
    message = json.loads(body)
    assert message.pop("jsonrpc") == "2.0", body
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    text = re.sub(r'"resultId":"\d+-\d+-\d+\.\d+"', '"resultId":"DISK"', text)
    text = re.sub(r'"href":"file:[^"]*/docs/rules/', '"href":"$PAGES/', text)
    for there, name in ((case.as_uri(), "$CASE"), (str(case), "$FOLDER"), (str(ROOT), "$ROOT")):
        text = text.replace(there, name)
    return "< " + text


def await_block(server, case, expected, update):
    """The lines of the messages that the server sends now: as many as EXPECTED, or while some come."""
    lines = []
    while update or len(lines) < expected:
        body = server.receive(SILENCE if update else PATIENCE)
        if body is None:
            break
        lines.append(incoming(body, case))
    return lines


def blocks(session):
    """What SESSION sends in one write, and how many messages answer it."""
    kinds = "".join(line[0] for line in session)
    for block in re.finditer(r"[#>!]+<*", kinds):
        lines = session[block.start():block.end()]
        yield [line for line in lines if line[0] != "<"], block[0].count("<")


def initialize(server, text, case):
    """Begins a session."""
    given = json.loads(text)
    if "capabilities" not in given:
        given = {"initializationOptions": {"files": ["*"]}, "capabilities": given}
    server.send(frame(outgoing(json.dumps({"id": 0, "method": "initialize", "params": given}), case)))
    assert server.receive() is not None
    server.send(frame(outgoing('{"method":"initialized","params":{}}', case)))


def play(terlint, case, session, update):
    """SESSION as it goes today."""
    server = Server(terlint, case)
    result = []
    for lines, expected in blocks(session):
        for line in lines:
            if line[0] == "!":
                initialize(server, line[2:], case)
        server.send(b"".join(frame(outgoing(line[2:], case)) for line in lines if line[0] == ">"))
        result += lines + await_block(server, case, expected, update)
    messages, code = server.end()
    assert code >= 0 or not update, f"{case.name}: the server died of signal {-code}"
    result += [incoming(body, case) for body in messages]
    return result + [f"= {code}"]


def places(value, path=""):
    """The paths of all members in VALUE."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path + key
            yield from places(inner, f"{path}{key}.")


def missing(sessions):
    """What the sources of the server name and no session has: methods, and what a client may be able to do."""
    lines = [line for session in sessions for line in session]
    said = {sender: set(re.findall(r'"method":"([^"]+)"', "\n".join(line for line in lines if line.startswith(sender))))
            for sender in "<>"}
    begun = [json.loads(line[2:]) for line in lines if line.startswith("!")]
    begun += [json.loads(line[2:])["params"] for line in lines if '"method":"initialize"' in line]
    able = {path for params in begun for path in places(params.get("capabilities", params))}
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "lsp").glob("*.c")}
    served = re.findall(r'^    {"([^"]+)"', sources["methods.c"], re.MULTILINE)
    sent = re.findall(r'rpc_(?:notify|request)\(\s*\w+,\s*"([^"]+)"', "".join(sources.values()))
    asked = re.findall(r'"((?:general|textDocument|workspace)\.[\w.]+)"', sources["client.c"])
    assert served and sent and asked
    yield from sorted(set(served) - said[">"] - {"initialized"})
    yield from sorted(set(sent) - said["<"])
    yield from sorted(set(asked) - able)


def main():
    """Compares or rewrites every case; the exit code tells whether all are as expected."""
    terlint, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv
    passed = failed = 0
    paths = sorted(CASES.glob("*/session"))
    sessions = [path.read_text(encoding="utf-8").splitlines() for path in paths]
    with concurrent.futures.ThreadPoolExecutor(PLAYERS) as pool:
        games = pool.map(lambda path, session: play(terlint, path.parent, session, update), paths, sessions)
        results = list(games)
    for name in missing(results):
        failed += 1
        print(f"--- no session has {name}")
    for path, session, got in zip(paths, sessions, results):
        if update:
            path.write_text("\n".join(got) + "\n", encoding="utf-8")
        if update or got == session:
            passed += 1
            continue
        failed += 1
        print(f"--- {path.parent.name}: is not as in {path}; got", *got, sep="\n")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
