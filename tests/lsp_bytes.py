#!/usr/bin/env python3
"""lsp_bytes.py TERLINT: what clients and broken pipes do to the framing of `terlint lsp`.

A situation is a function that says whether the server bears it. A case is the pieces in which bytes are
written, and the ids that the server must have answered by the time it ends, in order; `null` is an error about
a message that could not be read.
"""
import json
import os
import pty
import subprocess
import sys
import time

from lsp import Server, frame

INITIALIZE = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
SHUTDOWN = b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
EXIT = b'{"jsonrpc":"2.0","method":"exit"}'
WHOLE = frame(INITIALIZE) + frame(SHUTDOWN) + frame(EXIT)


def headed(head, body=INITIALIZE):
    """BODY under other headers, and a regular end."""
    return [head.replace(b"@", str(len(body)).encode()) + body, frame(SHUTDOWN), frame(EXIT)]


CASES = {
    "all in one piece": ([WHOLE], [1, 2], 0),
    "byte by byte": ([WHOLE[i:i + 1] for i in range(len(WHOLE))], [1, 2], 0),
    "split inside the header's end": ([WHOLE[:20], WHOLE[20:23], WHOLE[23:]], [1, 2], 0),
    "lower case": (headed(b"content-length: @\r\n\r\n"), [1, 2], 0),
    "upper case, no space": (headed(b"CONTENT-LENGTH:@\r\n\r\n"), [1, 2], 0),
    "blanks around the number": (headed(b"Content-Length: \t @ \t\r\n\r\n"), [1, 2], 0),
    "another header before": (headed(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"
                                     b"Content-Length: @\r\n\r\n"), [1, 2], 0),
    "another header behind": (headed(b"Content-Length: @\r\nContent-Type: application/json\r\n\r\n"), [1, 2], 0),
    "line ends without CR": (headed(b"Content-Length: @\n\n"), [1, 2], 0),
    "blank lines before": (headed(b"\r\n\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "garbage before": (headed(b"npm WARN something\n\xff\xfe\x00: x\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "garbage with a length of its own": (headed(b"X-Content-Length: 3\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "100,000 bytes without a line end": (headed(b"x" * 100_000 + b"\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "a length that is no number": (headed(b"Content-Length: ten\r\n\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "a negative length": (headed(b"Content-Length: -4\r\n\r\nContent-Length: @\r\n\r\n"), [1, 2], 0),
    "a length of 30 digits": (headed(b"Content-Length: " + b"9" * 30 + b"\r\n\r\nContent-Length: @\r\n\r\n"),
                              [1, 2], 0),
    "a length that is too small costs one message": (
        [frame(INITIALIZE), b"Content-Length: 5\r\n\r\n" + INITIALIZE, frame(SHUTDOWN), frame(EXIT)],
        [1, None, 2], 0),
    "an empty message": ([frame(b""), WHOLE], [None, 1, 2], 0),
    "not JSON": ([frame(INITIALIZE), frame(b"{'id': 3}"), frame(SHUTDOWN), frame(EXIT)], [1, None, 2], 0),
    "not UTF-8": ([frame(INITIALIZE), frame(b'{"id":3,"method":"\xff"}'), frame(SHUTDOWN), frame(EXIT)],
                  [1, None, 2], 0),
    "not an object": ([frame(b"[]"), frame(b"null"), frame(b"7"), WHOLE], [None, None, None, 1, 2], 0),
    "nested too deep": ([frame(b"[" * 100_000), WHOLE], [None, 1, 2], 0),
    "no method, no result": ([frame(b'{"id":9}'), WHOLE], [9, 1, 2], 0),
    "an id of a kind that is none": ([frame(b'{"id":{},"method":"initialize"}'), WHOLE], [None, 1, 2], 0),
    "an id that is a string": ([frame(INITIALIZE.replace(b":1,", b':"a",')), frame(SHUTDOWN), frame(EXIT)],
                               ["a", 2], 0),
    "a response nobody asked for": ([frame(b'{"id":5,"result":null}'), frame(b'{"id":6,"error":{}}'), WHOLE],
                                    [1, 2], 0),
    "a method that is no string": ([frame(b'{"id":4,"method":[]}'), WHOLE], [4, 1, 2], 0),
    "params that are none": ([frame(b'{"id":1,"method":"initialize","params":7}'), frame(SHUTDOWN),
                              frame(EXIT)], [1, 2], 0),
    "a notification of the wrong form": (
        [frame(INITIALIZE), frame(b'{"method":"textDocument/didOpen","params":{"textDocument":[]}}'),
         frame(b'{"method":"textDocument/didChange"}'), frame(SHUTDOWN), frame(EXIT)], [1, 2], 0),
    "over the limit, passed over": (
        [frame(INITIALIZE), b"Content-Length: 300000000\r\n\r\n", *[b" " * 50_000_000] * 6,
         frame(SHUTDOWN), frame(EXIT)], [1, None, 2], 0),
    "exit without shutdown": ([frame(INITIALIZE), frame(EXIT)], [1], 1),
    "exit before initialize": ([frame(EXIT)], [], 1),
    "nothing at all": ([], [], 1),
    "the end after shutdown": ([frame(INITIALIZE), frame(SHUTDOWN)], [1, 2], 0),
    "the end inside a header": ([frame(INITIALIZE), b"Content-Len"], [1], 1),
    "the end inside a message": ([frame(INITIALIZE), frame(SHUTDOWN)[:-3]], [1], 1),
    "the end inside a message that is too long": ([frame(INITIALIZE), b"Content-Length: 300000000\r\n\r\nx"],
                                                  [1, None], 1),
}


def message(number, method, params):
    """A request, or a notification where NUMBER is None."""
    named = {} if number is None else {"id": number}
    return frame(json.dumps({"jsonrpc": "2.0", **named, "method": method, "params": params}).encode())


def opened(lines, size):
    """Messages that open a request of LINES variables of SIZE bytes."""
    text = "prompt: x\nexecution_environment:\n  env_vars:\n" + "".join(
        f"    V{number}: {'x' * size}\n" for number in range(lines))
    item = {"uri": URI, "languageId": "yaml", "version": 1, "text": text}
    return message(None, "textDocument/didOpen", {"textDocument": item})


URI = "untitled:a.yaml"
SYMBOLS = {"textDocument": {"uri": URI}}


def reads_late(terlint):
    """A client that takes no answer before it has sent all: more than two pipes hold."""
    server = Server(terlint)
    server.send(frame(INITIALIZE) + opened(1000, 10))
    for number in range(100):
        server.send(message(10 + number, "textDocument/documentSymbol", SYMBOLS) + opened(10, 20_000))
    server.send(frame(SHUTDOWN) + frame(EXIT))
    messages, code = server.end()
    ids = [json.loads(body).get("id") for body in messages]
    answered = [number for number in ids if number is not None]
    return answered == [1, *range(10, 110), 2] and code == 0


def reads_nothing(terlint):
    """A client that closes its end of the answers."""
    server = Server(terlint)
    server.send(frame(INITIALIZE))
    assert server.receive()
    server.process.stdout.close()
    server.send(opened(1000, 10) + message(3, "textDocument/documentSymbol", SYMBOLS))
    code = server.process.wait(20)
    server.process.stdin.close()
    return code == 1


def ends_by_signal(terlint):
    """An editor that terminates it."""
    server = Server(terlint)
    server.send(frame(INITIALIZE))
    assert server.receive()
    server.process.terminate()
    code = server.process.wait(20)
    server.process.stdin.close()
    server.process.stdout.close()
    return code == -15


def outlives_no_client(terlint):
    """A client whose process is gone while something else holds its end of the pipe."""
    client = subprocess.Popen(["sleep", "60"])
    server = Server(terlint)
    server.send(message(1, "initialize", {"processId": client.pid, "capabilities": {}}))
    assert server.receive()
    client.kill()
    client.wait()
    code = server.process.wait(20)
    server.process.stdin.close()
    server.process.stdout.close()
    return code == 1


def has_little_memory(terlint):
    """A text that does not fit into memory: it ends with an error, and not by a signal."""
    limit = "export ASAN_OPTIONS=max_allocation_size_mb=16:allocator_may_return_null=1"
    if "asan" not in terlint:  # whose own maps do not fit
        limit = "ulimit -v 60000"
    process = subprocess.Popen(["sh", "-c", limit + '; exec "$0" lsp', terlint], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        process.stdin.write(frame(INITIALIZE) + opened(100, 1_000_000))
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdout.read()
    process.stdout.close()
    return process.wait(20) == 1


def comes_in_bursts(terlint):
    """A burst of changes, which is diagnosed once, not after each."""
    server = Server(terlint)
    server.send(frame(INITIALIZE) + message(None, "initialized", {}) + opened(1, 1))
    last = [message(None, "textDocument/didChange", {"textDocument": {"uri": URI, "version": version},
                                                     "contentChanges": [{"text": "a"}]}) for version in range(2, 22)]
    while json.loads(server.receive()).get("method") != "textDocument/publishDiagnostics":
        pass
    assert len(b"".join(last)) < 1 << 12, "they come in one piece"
    server.send(b"".join(last))
    published = json.loads(server.receive())["params"]["version"]
    server.send(frame(SHUTDOWN) + frame(EXIT))
    messages, code = server.end()
    return published == 21 and len(messages) == 1 and code == 0


def is_a_person(terlint):
    """Somebody who starts it on a terminal, and is told what it waits for."""
    terminal, end = pty.openpty()
    with subprocess.Popen([terlint, "lsp"], stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(end)
        os.write(terminal, b"help\n\x04")
        printed, said = process.communicate(timeout=20)
    os.close(terminal)
    return printed == b"" and b"waits for the messages of an editor" in said and process.returncode == 1


SITUATIONS = [reads_late, reads_nothing, ends_by_signal, outlives_no_client, has_little_memory, comes_in_bursts,
              is_a_person]


def run(terlint, pieces):
    """The ids that are answered when PIECES are written, and the exit code."""
    server = Server(terlint)
    for piece in pieces:
        server.send(piece)
        if 1 < len(pieces) <= 10:
            time.sleep(0.005)  # so that the pieces arrive apart
    messages, code = server.end()
    return [json.loads(body)["id"] for body in messages], code


def main():
    """Runs the cases."""
    terlint = os.path.abspath(sys.argv[1])
    failed = 0
    for name, (pieces, ids, code) in CASES.items():
        got = run(terlint, pieces)
        if got != (ids, code):
            failed += 1
            print(f"--- {name}: answered {got[0]} and left with {got[1]}, not {ids} and {code}")
    for situation in SITUATIONS:
        if not situation(terlint):
            failed += 1
            print(f"--- {situation.__doc__} It is not served as it should be.")
    print(f"{len(CASES) + len(SITUATIONS) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
