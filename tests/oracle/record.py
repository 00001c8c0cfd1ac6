"""record.py CHROOT [--fixtures DIR]: records what the reference server answers to our cases.

Writes requests, public, schemas, torture and uuid (.jsonl.gz) into DIR. A row is {"body": base64, "status",
"response"}, with "schema" where it is not a TeamExecutionRequest; a row of uuid is what ask_uuid.py
prints. The same code and server give the same files. Everything is asked twice, of two processes:
a difference between them ends the recording.
"""
import argparse
import base64
import collections
import gzip
import itertools
import json
import os
import sys

import mutate
import systematic
import torture
import uuids
import vocabulary
from reference import HERE, Reference, uuid_answers

SEED = 20250
FIXTURES = os.path.join(HERE, "..", "..", "fixtures", "parity")
PUBLIC = os.path.join(HERE, "..", "..", "fixtures", "field-study", "requests.jsonl")
GENERATED = 60000
LONGEST_BODY = 3000
REQUEST_QUOTA = 20
SCHEMA_QUOTA = 16
UUIDS = 1500
# What makes a body that passes a strange one.
STRANGE = (b"NaN", b"Infinity", b"\\ud", b"\\u0000", b"\xed\xa0", b"\xef\xbb\xbf", b"e+")


def asked(chroot, cases):
    """Pairs of case and answer for CASES, those the server fails at left out."""
    with Reference(chroot) as first, Reference(chroot) as second:
        answers = first.answers(cases)
        if answers != second.answers(cases):
            sys.exit("record.py: the server answers the same question in two ways")
    return [(case, answer) for case, answer in zip(cases, answers) if answer.status != 500]


def place_pattern(place):
    """A loc without what is particular to a document: its positions and names of its own."""
    return ".".join("#" if isinstance(part, int) else part if part in vocabulary.FIELDS else "*"
                    for part in place)


def features(case, answer):
    """What makes a row worth keeping: the first rows that show each of these are recorded."""
    encoding = json.detect_encoding(case.body)
    yield answer.status, encoding, case.schema
    if answer.status == 200:
        yield from ((200, token) for token in STRANGE if token in case.body)
    if answer.status == 422:
        errors = json.loads(answer.response)["detail"]
        yield "errors", min(len(errors), 8)
        for error in errors:
            yield from error_features(error, encoding)


def error_features(error, encoding):
    """What is particular in one entry of a 422's detail."""
    kind, place = error["type"], error["loc"]
    if kind == "json_invalid":
        yield error["ctx"]["error"], encoding
        return
    yield kind, error["msg"], place_pattern(place)
    yield kind, type(error["input"]).__name__, place[-1] in mutate.FIELD_VALUES and place[-1]


def stratified(rows, quota):
    """Those of ROWS that show a feature which fewer than QUOTA rows before them have shown."""
    counts = collections.Counter()
    for case, answer in rows:
        found = set(features(case, answer))
        if any(counts[feature] < quota for feature in found):
            counts.update(found)
            yield case, answer


def distinct(cases):
    """A list of CASES without repeats, in their order."""
    return list(dict.fromkeys(cases))


def generated(make, count):
    """COUNT of the cases that MAKE gives, without repeats and without the longest."""
    cases = distinct(itertools.islice(make(SEED), count))
    return [case for case in cases if len(case.body) <= LONGEST_BODY]


def row(case, answer):
    """One line of a fixture."""
    body = base64.b64encode(case.body).decode()
    fields = {"body": body, "status": answer.status, "response": answer.response}
    return fields | ({"schema": case.schema} if case.schema else {})


def write(folder, name, rows):
    """ROWS into NAME.jsonl.gz, byte for byte the same each time."""
    lines = "".join(json.dumps(fields) + "\n" for fields in rows).encode()
    path = os.path.join(folder, f"{name}.jsonl.gz")
    with open(path, "wb") as file:
        file.write(gzip.compress(lines, 9, mtime=0))
    print(f"{name}: {len(rows)} rows, {os.path.getsize(path)} bytes")


def uuid_rows(chroot):
    """What pydantic says to our strings, asked twice."""
    texts = distinct(itertools.islice(uuids.uuid_texts(SEED), 4 * UUIDS))[:UUIDS]
    rows = uuid_answers(chroot, texts)
    if rows != uuid_answers(chroot, texts):
        sys.exit("record.py: pydantic answers the same question in two ways")
    return rows


def request_rows(chroot):
    """The systematic requests, all of them, and a choice of the generated ones."""
    fixed = asked(chroot, distinct(systematic.systematic_cases()))
    chosen = stratified(asked(chroot, generated(mutate.request_cases, GENERATED)), REQUEST_QUOTA)
    return [row(*pair) for pair in distinct([*fixed, *chosen])]


def public_cases():
    """The requests of the field study, a line each."""
    with open(PUBLIC, "rb") as lines:
        return distinct(mutate.Case(None, line.rstrip(b"\n")) for line in lines)


def record(chroot, folder):
    """All fixtures."""
    os.makedirs(folder, exist_ok=True)
    write(folder, "requests", request_rows(chroot))
    write(folder, "public", [row(*pair) for pair in asked(chroot, public_cases())])
    schemas = stratified(asked(chroot, generated(mutate.schema_cases, GENERATED)), SCHEMA_QUOTA)
    write(folder, "schemas", [row(*pair) for pair in schemas])
    tortures = asked(chroot, distinct(torture.torture_cases()))
    write(folder, "torture", [row(*pair) for pair in tortures])
    write(folder, "uuid", uuid_rows(chroot))


def main():
    parser = argparse.ArgumentParser(description="records the reference server's answers")
    parser.add_argument("chroot", help="the folder that oracle/build.sh made")
    parser.add_argument("--fixtures", default=FIXTURES, help="where to write")
    options = parser.parse_args()
    record(options.chroot, options.fixtures)


if __name__ == "__main__":
    main()
