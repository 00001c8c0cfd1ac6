#!/usr/bin/env python3
"""parity.py TERLINT [--fixtures DIR]: holds terlint against recorded answers of the server.

Every recorded body as a .json file, those that YAML can hold as .yaml files in two styles and as
one stream, and all that fit on a line as one .jsonl file: each answer must be the server's, byte
for byte.
"""
import argparse
import base64
import collections
import gzip
import json
import os
import sys
from typing import NamedTuple

import yaml_writer
from oracle import linter
from oracle.linter import excerpt

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "parity")
PASSED = '{"detail":[]}'
SHOWN = 10
UUID_RULE = ("--select", "worker-queue-id-uuid")


class Row(NamedTuple):
    """A document, and what terlint has to print for it."""

    document: bytes
    want: str


class Difference(NamedTuple):
    """A document for which terlint printed something else."""

    what: str
    document: bytes
    want: str
    got: str


def records(folder, name):
    """The rows of NAME.jsonl.gz."""
    with gzip.open(os.path.join(folder, f"{name}.jsonl.gz"), "rt", encoding="ascii") as lines:
        return [json.loads(line) for line in lines]


def response_rows(folder, name):
    """The rows of requests, public, schemas or torture, by schema."""
    rows = collections.defaultdict(list)
    for record in records(folder, name):
        want = PASSED if record["status"] == 200 else record["response"]
        rows[record.get("schema")].append(Row(base64.b64decode(record["body"]), want))
    return rows


def uuid_row(record):
    """A request with RECORD's string as its worker_queue_id, and the error pydantic would give."""
    errors = [] if record["valid"] else [{
        "type": record["type"], "loc": ["body", "worker_queue_id"], "msg": record["msg"],
        "input": record["input"], "ctx": record["ctx"]}]
    want = json.dumps({"detail": errors}, ensure_ascii=False, separators=(",", ":"))
    body = json.dumps({"prompt": "x", "worker_queue_id": record["input"]})
    return Row(body.encode(), want)


def yaml_rows(rows, write):
    """Those of ROWS whose values YAML can hold, written by WRITE; no body is no document."""
    for row in rows:
        try:
            yield Row(write(yaml_writer.read(row.document)) if row.document else b"", row.want)
        except ValueError:
            continue


def fits_line(body):
    """BODY as one line, or None where it is not valid JSON, in which line ends are mere blanks."""
    try:
        json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return body.replace(b"\r", b" ").replace(b"\n", b" ")


def line_rows(rows):
    """Those of ROWS that are valid JSON, without their line ends."""
    for row in rows:
        line = fits_line(row.document)
        if line:
            yield Row(line, row.want)


def compared(what, rows, got):
    """A Difference for each of ROWS that GOT does not agree with."""
    return [Difference(what, row.document, row.want, answer)
            for row, answer in zip(rows, got) if row.want != answer]


def each_alone(terlint, what, rows, suffix, options):
    """ROWS as files of their own: how many, and the differences."""
    rows = list(rows)
    documents = [row.document for row in rows]
    return len(rows), compared(what, rows, linter.responses(terlint, documents, suffix, options))


def all_in_one(terlint, what, rows, joined, suffix, options):
    """ROWS as documents of one file, JOINED: how many, and the exit status; the differences."""
    rows = list(rows)
    lines, status = linter.lines_for(terlint, [joined(rows)], suffix, options)
    got = lines + ["nothing"] * (len(rows) - len(lines))
    ending = f"{len(lines)} lines, exit status {status}"
    due = f"{len(rows)} lines, exit status {int(any(row.want != PASSED for row in rows))}"
    ends_wrong = [] if ending == due else [Difference(what, b"", due, ending)]
    return len(rows) + 1, compared(what, rows, got) + ends_wrong


def as_lines(rows):
    return b"".join(row.document + b"\n" for row in rows)


def as_stream(rows):
    return b"".join(b"---\n" + row.document for row in rows)


def schema_results(terlint, name, schema, rows):
    """All comparisons for ROWS of one schema: pairs of a count and differences."""
    options = linter.schema_options(schema)
    what = f"{name} {schema}" if schema else name
    block = list(yaml_rows(rows, yaml_writer.in_block_style))
    flow = list(yaml_rows(rows, yaml_writer.in_flow_style))
    yaml_options = (*options, "--yaml", "1.2")
    yield each_alone(terlint, f"{what} .json", rows, ".json", options)
    yield each_alone(terlint, f"{what} .yaml block", block, ".yaml", yaml_options)
    yield each_alone(terlint, f"{what} .yaml flow", flow, ".yaml", yaml_options)
    yield all_in_one(terlint, f"{what} .yaml stream", block, as_stream, ".yaml", yaml_options)
    yield all_in_one(terlint, f"{what} .jsonl", line_rows(rows), as_lines, ".jsonl", options)


def results(terlint, folder):
    """All comparisons."""
    for name in ("requests", "public", "schemas", "torture"):
        for schema, rows in response_rows(folder, name).items():
            yield from schema_results(terlint, name, schema, rows)
    yield each_alone(terlint, "uuid", map(uuid_row, records(folder, "uuid")), ".json", UUID_RULE)


def show(difference):
    print(f"--- {difference.what}\n body {excerpt(repr(difference.document))}")
    print(f" want {excerpt(difference.want)}\n got  {excerpt(difference.got)}")


def main():
    parser = argparse.ArgumentParser(description="holds terlint against recorded answers")
    parser.add_argument("terlint", help="the binary under test")
    parser.add_argument("--fixtures", default=FIXTURES, help="the folder of recorded answers")
    options = parser.parse_args()
    compared_count, differences = 0, []
    for count, found in results(options.terlint, options.fixtures):
        compared_count += count
        differences += found
    for difference in differences[:SHOWN]:
        show(difference)
    print(f"{compared_count - len(differences)} passed, {len(differences)} failed")
    sys.exit(bool(differences))


if __name__ == "__main__":
    main()
