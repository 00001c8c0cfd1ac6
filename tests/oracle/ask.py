"""Ask the reference server quickly; runs beside app.py and models.py inside the oracle's chroot.

stdin: one JSON object a line, {"body": base64, "schema": NAME?}; without a schema the body is a
TeamExecutionRequest. stdout, in the same order: {"status": N, "response": TEXT}.

The applications are called without HTTP, on one event loop. It runs in an anyio portal because
Starlette's TestClient does so too: how deep JSON may nest depends on the C stack below the call.
"""
import base64
import json
import sys

import anyio.from_thread
from app import app as request_app
from models import app as schema_app

EXECUTE_PATH = "/api/v1/teams/t/execute"
REQUEST_SCHEMA = "TeamExecutionRequest"


def target(schema):
    """The application that validates SCHEMA, and the path it does so at."""
    if schema == REQUEST_SCHEMA:
        return request_app, EXECUTE_PATH
    return schema_app, f"/{schema}"


def http_scope(path, length):
    """What an ASGI server says about a POST of LENGTH bytes of JSON to PATH."""
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [
            (b"host", b"testserver"),
            (b"content-length", b"%d" % length),
            (b"content-type", b"application/json"),
        ],
        "client": ("testclient", 50000),
        "server": ("testserver", 80),
        "extensions": {},
        "state": {},
    }


async def post(app, path, body):
    """The status and the bytes that APP answers to BODY."""
    messages = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        messages.append(message)

    try:
        await app(http_scope(path, len(body)), receive, send)
    except Exception:  # Starlette raises again what it has answered with a 500
        if not messages or messages[0]["status"] != 500:
            raise
    return messages[0]["status"], b"".join(part.get("body", b"") for part in messages[1:])


async def answer(line):
    """The answer to one line of stdin, as a line of JSON."""
    question = json.loads(line)
    app, path = target(question.get("schema", REQUEST_SCHEMA))
    status, response = await post(app, path, base64.b64decode(question["body"]))
    return json.dumps({"status": status, "response": response.decode()})


async def answer_all(lines, out):
    """Answers every line of LINES as it comes."""
    for line in lines:
        print(await answer(line), file=out, flush=True)


def main():
    with anyio.from_thread.start_blocking_portal() as portal:
        portal.call(answer_all, sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
