#!/usr/bin/env python3
"""rule_pages.py TERLINT [--update]: holds docs/rules/ to the rules.

There is a page for each rule of rules/, and README.md lists them all; `terlint explain --markdown` makes
both. --update rewrites them.
"""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "rules"


def explain(terlint, *rules):
    """What terlint has to say of RULES."""
    return subprocess.run([terlint, "explain", "--no-config", "--markdown", *rules], check=True,
                          stdout=subprocess.PIPE).stdout


def main():
    """Compares or rewrites every page; the exit code tells whether all are as they should be."""
    terlint, update = sys.argv[1], "--update" in sys.argv
    rules = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml") if path.stem != "contract")
    pages = {f"{rule}.md": explain(terlint, rule) for rule in rules} | {"README.md": explain(terlint)}
    if update:
        PAGES.mkdir(exist_ok=True)
        for path in PAGES.glob("*.md"):
            path.unlink()
        for name, text in pages.items():
            (PAGES / name).write_bytes(text)
    there = {path.name: path.read_bytes() for path in PAGES.iterdir()}
    wrong = sorted(name for name in pages.keys() | there.keys() if pages.get(name) != there.get(name))
    for name in wrong:
        print(f"docs/rules/{name} is not what `terlint explain --markdown` prints; ./dev update-fixtures rewrites it")
    print(f"{len(pages.keys() | there.keys()) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
