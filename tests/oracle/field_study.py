"""field_study.py CHROOT TERLINT [--update]: how many of the real configurations that the server refuses fixes mend.

Each line of fixtures/field-study/requests.jsonl that the reference server in CHROOT refuses is fixed, with --fix and
with --unsafe-fixes as well, and the server is asked again. --update keeps the bodies that were made, with the
server's status, in fixtures/field-study/fixed.jsonl, to which tests/field_study.py holds terlint without the server.
"""
import collections
import json
import pathlib
import subprocess
import sys

from mutate import Case
from reference import Reference

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "fixtures" / "field-study"
MODES = {"fix": ["--fix"], "unsafe": ["--fix", "--unsafe-fixes"]}


def fixed(terlint, body, options):
    """What terlint makes of BODY."""
    command = [terlint, "--no-config", "-q", "--format", "short", "--stdin-filename", "request.json", *options, "-"]
    return subprocess.run(command, input=body, capture_output=True, check=False).stdout


def reasons(response):
    """What the server says to a body that it still refuses."""
    return ", ".join(sorted({error["msg"] for error in json.loads(response)["detail"]}))


def measure(server, terlint):
    """A row for each body that the server refuses."""
    bodies = (FOLDER / "requests.jsonl").read_bytes().splitlines()
    answers = server.answers([Case(None, body) for body in bodies])
    for body, answer in zip(bodies, answers):
        if answer.status != 422:
            continue
        row = {"before": body.decode()}
        for mode, options in MODES.items():
            made = fixed(terlint, body, options)
            after, = server.answers([Case(None, made)])
            row[mode] = {"body": made.decode(), "status": after.status}
            if after.status == 422:
                row[mode]["why"] = reasons(after.response)
        yield row


def main():
    """Prints the shares, and what is left by its reasons."""
    chroot, terlint = sys.argv[1:3]
    with Reference(chroot) as server:
        rows = [*measure(server, terlint)]
    for mode in MODES:
        left = [row[mode]["why"] for row in rows if row[mode]["status"] == 422]
        print(f"{mode}: {len(rows) - len(left)} of {len(rows)} are accepted")
        for why, count in collections.Counter(left).most_common():
            print(f"  {count} {why}")
    if "--update" in sys.argv:
        (FOLDER / "fixed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")


if __name__ == "__main__":
    main()
