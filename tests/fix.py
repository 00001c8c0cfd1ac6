#!/usr/bin/env python3
"""fix.py TERLINT [--update]: runs the cases of fixtures/fix.

A case is a folder fixtures/fix/RULE/CASE with `before.yaml` or `before.json`; `safe.…`, what --fix must make
of it where it changes anything; and `all.…`, what --fix --unsafe-fixes must make of it where that is
something else. Only RULE is selected, with those it speaks of. What was made must stay as it is when it is
fixed again, and must not have the findings that were fixed. --update writes safe and all.

Each rule that has a fix (src/fix/recipe.c) has cases whose names begin with block, flow and json; what is
about one of the languages has none in the other.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "fixtures" / "fix"
MODES = {"safe": ["--fix"], "all": ["--fix", "--unsafe-fixes"]}
ALSO = {"unused-suppression": ["string-type", "bool-type", "blank-prompt"]}   # which the comments name
ONE_LANGUAGE = {"json": ("yaml-", "unused-suppression"), "yaml": ("json-",)}   # what is not about it
FIXED = re.compile(rb"^fixed (\d+), (\d+) left", re.MULTILINE)


def run(terlint, rule, name, text, options):
    """The text that terlint makes of TEXT; how many findings it fixed, how many it left."""
    selected = ",".join([rule, *ALSO.get(rule, [])])
    command = [terlint, "check", "--no-config", "--select", selected, "--stdin-filename", name, *options, "-"]
    done = subprocess.run(command, input=text, capture_output=True, check=False)
    counts = FIXED.search(done.stderr)
    if done.returncode not in (0, 1) or not counts:
        sys.exit(f"{name}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout, int(counts[1]), int(counts[2])


def expected(before, mode):
    """What MODE must make of BEFORE: its own file, or that of the mode before it, or the text itself."""
    for name in ("all", "safe")[mode == "safe":]:
        path = before.with_stem(name)
        if path.exists():
            return path.read_bytes()
    return before.read_bytes()


def update(terlint, before):
    """Writes what each mode makes of BEFORE, where that is new."""
    known = before.read_bytes()
    for mode, options in MODES.items():
        path = before.with_stem(mode)
        path.unlink(missing_ok=True)
        made, _, _ = run(terlint, before.parent.parent.name, before.name, before.read_bytes(), options)
        if made != known:
            path.write_bytes(made)
        known = made


def failures(terlint, before):
    """What is wrong with the case of BEFORE, as lines."""
    rule, text = before.parent.parent.name, before.read_bytes()
    for mode, options in MODES.items():
        made, fixed, left = run(terlint, rule, before.name, text, options)
        wanted = expected(before, mode)
        if made != wanted:
            yield f"{mode}: made\n{made.decode()}--- in the place of\n{wanted.decode()}"
        if (fixed > 0) != (made != text):
            yield f"{mode}: says that it fixed {fixed}"
        again, fixed_again, left_again = run(terlint, rule, before.name, made, options)
        if again != made or fixed_again > 0 or left_again != left:
            yield f"{mode}: a second time it fixes {fixed_again} and leaves {left_again}:\n{again.decode()}"


def has_case(rule, kind):
    """Whether there is a case of KIND in which RULE's fixes change something."""
    return any(expected(before, "all") != before.read_bytes() for before in (CASES / rule).glob(f"{kind}*/before.*"))


def missing():
    """Rules and kinds of cases that the table of fixes, its page and the cases do not agree on."""
    table = (ROOT / "src" / "fix" / "recipe.c").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "fixes.md").read_text(encoding="utf-8")
    rules = {name.lower().replace("_", "-") for name in re.findall(r"\{RULE_(\w+),", table)}
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    yield from (f"{rule}: not in docs/fixes.md" for rule in rules - told)
    yield from (f"{rule}: has no fix, in docs/fixes.md" for rule in told - rules)
    yield from (f"{folder.name}: has cases and no fix" for folder in CASES.iterdir() if folder.name not in rules)
    for rule in sorted(rules):
        for kind in ("block", "flow", "json"):
            is_possible = not rule.startswith(ONE_LANGUAGE["json" if kind == "json" else "yaml"])
            if has_case(rule, kind) != is_possible:
                yield f"{rule}: {'no case' if is_possible else 'impossible cases'} {kind}*"


def main():
    """Checks or rewrites all cases."""
    terlint = pathlib.Path(sys.argv[1]).resolve()
    cases = sorted(CASES.glob("*/*/before.*"))
    passed = failed = 0
    for before in cases:
        if "--update" in sys.argv:
            update(terlint, before)
        wrong = list(failures(terlint, before))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for line in wrong:
            print(f"--- {before.relative_to(CASES)}: {line}")
    for line in missing():
        failed += 1
        print(f"--- {line}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


main()
