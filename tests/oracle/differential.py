#!/usr/bin/env python3
"""differential.py TERLINT CHROOT [--seed N] [--seconds S | --count N]

Holds terlint against the reference server: batches of seeded requests are answered by both; each
disagreement is shrunk and printed with the seed that repeats its batch.
CHROOT is a folder that build.sh of the reference server made.
"""
import argparse
import itertools
import json
import sys
import time
from typing import NamedTuple

import linter
from linter import excerpt
from mutate import Case, mixed_cases
from reference import Reference

BATCH = 1000
SHOWN = 10
SHRINK_QUESTIONS = 600


class Disagreement(NamedTuple):
    """A body that terlint and the server answer differently."""

    case: Case
    want: str
    got: str


def expected(answer):
    """What terlint has to print where the server says ANSWER."""
    return '{"detail":[]}' if answer.status == 200 else answer.response


def by_schema(cases):
    """The positions in CASES of each schema's bodies."""
    groups = {}
    for index, case in enumerate(cases):
        groups.setdefault(case.schema, []).append(index)
    return groups


def linter_answers(terlint, cases):
    """What terlint prints for each of CASES: one process a schema."""
    answers = [""] * len(cases)
    for schema, places in by_schema(cases).items():
        bodies = [cases[place].body for place in places]
        lines = linter.responses(terlint, bodies, options=linter.schema_options(schema))
        for place, line in zip(places, lines):
            answers[place] = line
    return answers


def compare(terlint, reference, cases):
    """The disagreements over CASES, and how many of them the server fails at."""
    answers = reference.answers(cases)
    kept = [(case, expected(answer))
            for case, answer in zip(cases, answers) if answer.status != 500]
    got = linter_answers(terlint, [case for case, _ in kept])
    found = [Disagreement(case, want, line)
             for (case, want), line in zip(kept, got) if want != line]
    return found, len(cases) - len(kept)


def shrunk(body, still_differs):
    """BODY without all that can go while STILL_DIFFERS holds: halves first, single bytes last."""
    size = max(len(body) // 2, 1)
    while size:
        for start in range((len(body) - 1) // size * size, -1, -size):
            smaller = body[:start] + body[start + size:]
            if len(smaller) < len(body) and still_differs(smaller):
                body = smaller
        size //= 2
    return body


def kind(response):
    """What a response says, without where and about which value."""
    detail = json.loads(response)["detail"]
    return detail if isinstance(detail, str) else sorted({error["type"] for error in detail})


def shrink(terlint, reference, disagreement):
    """DISAGREEMENT with the smallest body of its kind that a bounded number of questions finds."""
    best = [disagreement]
    questions = itertools.count()

    def still_differs(body):
        if next(questions) >= SHRINK_QUESTIONS:
            return False
        found, _ = compare(terlint, reference, [Case(disagreement.case.schema, body)])
        if not found or kind(found[0].want) != kind(disagreement.want):
            return False
        best[0] = found[0]
        return True

    shrunk(disagreement.case.body, still_differs)
    return best[0]


def show(disagreement, seed):
    schema = disagreement.case.schema
    print(f"--- --seed {seed} --count {BATCH}" + (f", schema {schema}" if schema else ""))
    print(f" body {excerpt(repr(disagreement.case.body))}")
    print(f" want {excerpt(disagreement.want)}\n got  {excerpt(disagreement.got)}", flush=True)


class Tally:
    """What a run has found so far."""

    def __init__(self):
        self.start = time.monotonic()
        self.asked = self.failed = self.skipped = 0

    def seconds(self):
        return time.monotonic() - self.start

    def report(self):
        rate = self.asked / self.seconds() * 60
        print(f"{self.asked} bodies in {self.seconds():.0f} s, {rate:.0f} a minute; "
              f"{self.skipped} skipped, where the server fails")
        print(f"{self.asked - self.skipped - self.failed} passed, {self.failed} failed")


def run(options, reference, tally):
    """Batches until the count or the time is reached; batch N has the seed `options.seed` + N."""
    for seed in itertools.count(options.seed):
        count = min(BATCH, options.count - tally.asked) if options.count else BATCH
        if count <= 0 or (not options.count and tally.seconds() >= options.seconds):
            return
        cases = list(itertools.islice(mixed_cases(seed), count))
        found, skipped = compare(options.terlint, reference, cases)
        for disagreement in found[:max(SHOWN - tally.failed, 0)]:
            show(shrink(options.terlint, reference, disagreement), seed)
        tally.asked += count
        tally.skipped += skipped
        tally.failed += len(found)


def main():
    parser = argparse.ArgumentParser(description="holds terlint against the reference server")
    parser.add_argument("terlint", help="the binary under test")
    parser.add_argument("chroot", help="the folder that oracle/build.sh made")
    parser.add_argument("--seed", type=int, default=int(time.time()),
                        help="of the first batch; the time by default")
    limit = parser.add_mutually_exclusive_group()
    limit.add_argument("--seconds", type=float, default=60, help="how long to run (60)")
    limit.add_argument("--count", type=int, help="how many bodies to try")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    tally = Tally()
    with Reference(options.chroot) as reference:
        run(options, reference, tally)
    tally.report()
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
