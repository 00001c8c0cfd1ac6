#!/usr/bin/env python3
"""field_study.py TERLINT: makes the fixes of the field study again, and holds the page to its figures.

A row of fixtures/field-study/fixed.jsonl is a configuration that the reference server refuses, what --fix and
--unsafe-fixes made of it, and what the server said to that (tests/oracle/field_study.py, which also rewrites it).
"""
import json
import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracle"))

from field_study import FOLDER, MODES, fixed

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "field-study.md"


def main():
    terlint = os.path.abspath(sys.argv[1])
    rows = [json.loads(line) for line in (FOLDER / "fixed.jsonl").read_text(encoding="ascii").splitlines()]
    page = PAGE.read_text(encoding="utf-8")
    failures = []
    for mode, options in MODES.items():
        for row in rows:
            made = fixed(terlint, row["before"].encode(), options).decode()
            if made != row[mode]["body"]:
                failures.append(f"{mode}: {row['before']}\n  became {made}\n"
                                f"  the server was asked about {row[mode]['body']}")
        accepted = sum(row[mode]["status"] == 200 for row in rows)
        claim = f"| `{' '.join(options)}` | {accepted} of {len(rows)} | {100 * accepted / len(rows):.0f} % |"
        if claim not in page:
            failures.append(f"{PAGE.name} does not say: {claim}")
    for line in failures:
        print("---", line)
    print(f"{(len(rows) + 1) * len(MODES) - len(failures)} passed, {len(failures)} failed")
    sys.exit(bool(failures) or not rows)


main()
