"""The reference server as a process that answers questions: ask.py inside a chroot of build.sh."""
import base64
import json
import os
import shutil
import subprocess
import threading
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
CHROOT_FILES = ("ask.py", "ask_uuid.py", "models.py")


class Answer(NamedTuple):
    """What the server says to a body."""

    status: int
    response: str


def install(chroot):
    """Puts what runs beside app.py into CHROOT."""
    for name in CHROOT_FILES:
        shutil.copy(os.path.join(HERE, name), os.path.join(chroot, "oracle", name))


def start(chroot, script):
    """A process that runs SCRIPT of /oracle in CHROOT, with text pipes."""
    command = ["chroot", chroot, "sh", "-c", f"cd /oracle && exec python3 {script}"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="ascii")


def question(case):
    """CASE as ask.py reads it."""
    row = {"body": base64.b64encode(case.body).decode()}
    if case.schema:
        row["schema"] = case.schema
    return json.dumps(row) + "\n"


class Reference:
    """A running server; a context manager that ends it."""

    def __init__(self, chroot):
        install(chroot)
        self.process = start(chroot, "ask.py")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def answers(self, cases):
        """An Answer for each of CASES. A thread writes the questions: no pipe holds them all."""
        writer = threading.Thread(target=self.write, args=(cases,))
        writer.start()
        rows = [json.loads(self.process.stdout.readline()) for _ in cases]
        writer.join()
        return [Answer(row["status"], row["response"]) for row in rows]

    def write(self, cases):
        self.process.stdin.writelines(map(question, cases))
        self.process.stdin.flush()


def uuid_answers(chroot, texts):
    """What pydantic says to each of TEXTS as a UUID: rows as ask_uuid.py prints them."""
    install(chroot)
    with start(chroot, "ask_uuid.py") as process:
        answers, _ = process.communicate("".join(json.dumps(text) + "\n" for text in texts))
    return [json.loads(line) for line in answers.splitlines()]
