"""record.py CHROOT [--fixtures DIR]: records what the reference server answers to our cases.

Writes requests, schemas, torture and uuid (.jsonl.gz) into DIR. A row is {"body": base64, "status",
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
from reference import HERE, Reference, uuid_answers

SEED = 20250
FIXTURES = os.path.join(HERE, "..", "..", "fixtures", "parity")
GENERATED = 60000
LONGEST_BODY = 3000
REQUEST_QUOTA = 20
SCHEMA_QUOTA = 16
UUIDS = 1500


def asked(chroot, cases):
    """Pairs of case and answer for CASES, those the server fails at left out."""
    with Reference(chroot) as first, Reference(chroot) as second:
        answers = first.answers(cases)
        if answers != second.answers(cases):
            sys.exit("record.py: the server answers the same question in two ways")
    return [(case, answer) for case, answer in zip(cases, answers) if answer.status != 500]


def place_pattern(place):
    """A loc without what is particular to a document: its positions and names of its own."""
    known = mutate.vocabulary.FIELDS
    return ".".join(part if part in known else "#" if isinstance(part, int) else "*" for part in place)


def kind_of_input(value):
    return type(value).__name__


def encoding_of(body):
    """How CPython's json would read BODY."""
    return json.detect_encoding(body)


def features(case, answer):
    """What makes a row worth keeping: the first rows that show each of these are recorded."""
    yield answer.status, encoding_of(case.body), case.schema
    if answer.status == 200:
        yield from ((200, token) for token in (b"NaN", b"Infinity", b"\\ud", b"\\u0000", b"\xed\xa0", b"\xef\xbb\xbf", b"e+") if token in case.body)
    if answer.status != 422:
        return
    errors = json.loads(answer.response)["detail"]
    yield "errors", min(len(errors), 8)
    for error in errors:
        if error["type"] == "json_invalid":
            yield error["ctx"]["error"], encoding_of(case.body)
            continue
        yield error["type"], error["msg"], place_pattern(error["loc"])
        yield error["type"], kind_of_input(error.get("input")), error["loc"][-1] if error["loc"][-1] in mutate.FIELD_VALUES else ""


def stratified(rows, quota):
    """Those of ROWS that show a feature which fewer than QUOTA rows before them have shown."""
    counts = collections.Counter()
    for case, answer in rows:
        found = set(features(case, answer))
        if any(counts[feature] < quota for feature in found):
            counts.update(found)
            yield case, answer


def distinct(cases):
    """CASES without repeats, in their order."""
    return list(dict.fromkeys(cases))


def generated(make, count):
    """COUNT of the cases that MAKE gives, without repeats and without the longest."""
    return [case for case in distinct(itertools.islice(make(SEED), count)) if len(case.body) <= LONGEST_BODY]


def row(case, answer):
    """One line of a fixture."""
    fields = {"body": base64.b64encode(case.body).decode(), "status": answer.status, "response": answer.response}
    if case.schema:
        fields["schema"] = case.schema
    return fields


def write(folder, name, rows):
    """ROWS into NAME.jsonl.gz, byte for byte the same each time."""
    lines = "".join(json.dumps(fields) + "\n" for fields in rows).encode()
    path = os.path.join(folder, f"{name}.jsonl.gz")
    with open(path, "wb") as file:
        file.write(gzip.compress(lines, 9, mtime=0))
    print(f"{name}: {len(rows)} rows, {os.path.getsize(path)} bytes")


def uuid_rows(chroot):
    """What pydantic says to our strings, asked twice."""
    texts = list(itertools.islice(dict.fromkeys(itertools.islice(uuids.uuid_texts(SEED), 4 * UUIDS)), UUIDS))
    rows = uuid_answers(chroot, texts)
    if rows != uuid_answers(chroot, texts):
        sys.exit("record.py: pydantic answers the same question in two ways")
    return rows


def request_rows(chroot):
    """The systematic requests, all of them, and a choice of the generated ones."""
    fixed = asked(chroot, distinct(systematic.systematic_cases()))
    chosen = stratified(asked(chroot, generated(mutate.request_cases, GENERATED)), REQUEST_QUOTA)
    return [row(*pair) for pair in distinct([*fixed, *chosen])]


def record(chroot, folder):
    """All fixtures."""
    os.makedirs(folder, exist_ok=True)
    write(folder, "requests", request_rows(chroot))
    schemas = stratified(asked(chroot, generated(mutate.schema_cases, GENERATED)), SCHEMA_QUOTA)
    write(folder, "schemas", [row(*pair) for pair in schemas])
    tortures = asked(chroot, distinct(torture.torture_cases()))
    write(folder, "torture", [row(*pair) for pair in tortures])
    write(folder, "uuid", uuid_rows(chroot))


def main():
    parser = argparse.ArgumentParser(description="records what the reference server answers to our cases")
    parser.add_argument("chroot", help="the folder that oracle/build.sh made")
    parser.add_argument("--fixtures", default=FIXTURES, help="where to write")
    options = parser.parse_args()
    record(options.chroot, options.fixtures)


if __name__ == "__main__":
    main()
