#!/usr/bin/env python3
"""render.py TERLINT: what `terlint render` prints for the recorded bodies, byte for byte.

What the server took has to come out as CPython's json reads it, with numbers as written, whether it went in
as JSON, as YAML or as a line of JSON Lines; and again the same when it goes in again. What the server
refused, and what JSON cannot say, must leave nothing: neither output nor a changed file.
"""
import base64
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml_writer
from yaml_writer import Number

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "parity"
SERVER = ("--select", "server")
REFUSED_STEP = 25  # of the bodies that the server refused, one in so many
SHOWN = 5
SPOOLED = 8 << 20  # bytes of output that render does not hold in memory


def refuse(constant):
    raise ValueError(constant)


def read(body):
    """The value of BODY, its numbers as Number; ValueError where JSON as RFC 8259 has it has none."""
    return json.loads(body, parse_int=Number, parse_float=Number, parse_constant=refuse)


def string(text):
    """TEXT in JSON with as few escapes as there can be."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", quoted)


def written(value, indent="", step=""):
    """VALUE as render has to print it: STEP is a level's indentation, without which it is on one line."""
    inner = indent + step
    line = "\n" + inner if step else ""
    end = "\n" + indent if step else ""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list) and value:
        return "[" + ",".join(line + written(item, inner, step) for item in value) + end + "]"
    if isinstance(value, dict) and value:
        colon = ": " if step else ":"
        return "{" + ",".join(line + string(key) + colon + written(item, inner, step)
                              for key, item in value.items()) + end + "}"
    return json.dumps(value)


def bodies(status):
    """The recorded bodies that were answered with STATUS."""
    for name in ("requests", "torture"):
        with gzip.open(FIXTURES / f"{name}.jsonl.gz", "rt", encoding="ascii") as lines:
            records = map(json.loads, lines)
            yield from (base64.b64decode(r["body"]) for r in records if r["status"] == status)


def utf8_values(documents):
    """The values of those DOCUMENTS that are RFC 8259's JSON in UTF-8, by the document."""
    values = {}
    for document in documents:
        try:
            values[document] = read(document.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
    return values


class Checks:
    """Counts, and tells what is not as it should be."""

    def __init__(self, terlint):
        self.terlint = os.path.abspath(terlint)
        self.passed = self.failed = 0

    def check(self, what, good, *details):
        self.passed += good
        self.failed += not good
        if not good and self.failed <= SHOWN:
            print(f"--- {what}", *(repr(detail)[:400] for detail in details), sep="\n")

    def render(self, document, suffix, *options):
        """Exit code and output for DOCUMENT on standard input."""
        done = subprocess.run([self.terlint, "render", "--no-config", "--stdin-filename", "x" + suffix,
                               *SERVER, *options, "-"], input=document, capture_output=True, check=False)
        return done.returncode, done.stdout

    def check_all(self, what, wanted, document, suffix, *options):
        """DOCUMENT holds many, whose output is WANTED, one after the other."""
        code, output = self.render(document, suffix, *options)
        self.check(f"{what}: exit code", code == 0, code)
        at = 0
        for want in wanted:
            self.check(what, output[at:at + len(want)] == want, want, output[at:at + len(want)])
            at += len(want)
        self.check(f"{what}: length", at == len(output), at, len(output))


def surrogates_kept(text):
    return text.encode("utf-8", "surrogatepass")


def check_accepted(checks):
    """The bodies that the server took, in all forms."""
    values = utf8_values(bodies(200))
    compact = [surrogates_kept(written(value)) + b"\n" for value in values.values()]
    pretty = [surrogates_kept(written(value, "", "  ")) + b"\n" for value in values.values()]
    lines = b"".join(body.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n" for body in values)
    checks.check_all("JSON Lines", compact, lines, ".jsonl")
    checks.check_all("pretty", pretty, lines, ".jsonl", "--pretty")
    checks.check_all("again", compact, b"".join(compact), ".jsonl")
    times = SPOOLED // len(lines) + 1
    checks.check_all("many", compact * times, lines * times, ".jsonl")
    for body, want in list(zip(values, compact))[::REFUSED_STEP]:
        checks.check("JSON", checks.render(body, ".json") == (0, want), body, want)


def yaml_documents():
    """The bodies that the server took and YAML can hold, as values of yaml_writer."""
    for body in bodies(200):
        try:
            yield yaml_writer.read(body)
        except ValueError:
            continue


def check_yaml(checks):
    """The same in both styles of YAML."""
    for style in (yaml_writer.in_block_style, yaml_writer.in_flow_style):
        values = list(yaml_documents())
        wanted = [written(value).encode() + b"\n" for value in values]
        stream = b"".join(b"---\n" + style(value) for value in values)
        checks.check_all(f"YAML {style.__name__}", wanted, stream, ".yaml")


def check_refused(checks):
    """What the server refused, and what it took but JSON has no form for."""
    for body in [*bodies(422), *bodies(400)][::REFUSED_STEP]:
        checks.check("refused", checks.render(body, ".json") == (1, b""), body)
    for constant in (b"NaN", b"Infinity", b"-Infinity"):
        body = b'{"prompt":"p","worker_queue_id":"q","user_metadata":{"x":[1,%s]}}' % constant
        checks.check("not JSON", checks.render(body, ".json") == (1, b""), body)
        late = b'{"prompt":"p","worker_queue_id":"q"}\n' * 20000 + body
        checks.check("not JSON, late", checks.render(late, ".jsonl") == (1, b""), body)


def check_files(checks):
    """-o: the whole file or the old one."""
    good, bad = b'{"prompt":"p", "worker_queue_id":"q"}', b'{"prompt":1}'
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "body.json")
        path.write_bytes(b"old")
        code, output = checks.render(bad, ".json", "-o", str(path))
        checks.check("-o: refused", (code, output, path.read_bytes()) == (1, b"", b"old"), code, output)
        code, output = checks.render(good, ".json", "-o", str(path))
        new = b'{"prompt":"p","worker_queue_id":"q"}\n'
        checks.check("-o: rendered", (code, output, path.read_bytes()) == (0, b"", new), code, output)
        checks.check("-o: nothing is left behind", os.listdir(folder) == ["body.json"], os.listdir(folder))
    checks.check("full device", checks.render(good, ".json", "-o", "/dev/full") == (2, b""))
    checks.check("pipe", checks.render(bad, ".json", "-o", "/dev/stdout") == (1, b""))


def main():
    checks = Checks(sys.argv[1])
    check_accepted(checks)
    check_yaml(checks)
    check_refused(checks)
    check_files(checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed > 0 or checks.passed == 0)


main()
