#!/usr/bin/env python3
"""layers.py SRC: dependencies point down only.

A file may include its own folder and those on levels below; the folders of one level do not know each
other. Build tools may use what reads, but neither the engine nor the command line.
"""
import pathlib
import re
import sys

LEVELS = [["base"], ["text"], ["diag"], ["doc"], ["read", "schema"], ["lint", "report"], ["config", "fix"],
          ["engine"], ["cli", "lsp"]]
TOOLS = {"tools", "base", "text", "diag", "doc", "read", "schema", "lint"}
INCLUDE = re.compile(r'^#include "([a-z_]+)/')


def allowed(folder):
    """The folders that a file of FOLDER may include."""
    if folder == "tools":
        return TOOLS
    level = next(i for i, names in enumerate(LEVELS) if folder in names)
    return {folder, *(name for names in LEVELS[:level] for name in names)}


def violations(path, folder):
    """Lines of PATH that include what they must not."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found and found[1] not in allowed(folder):
            yield f"{path}:{number}: {folder} must not know {found[1]}"


def main():
    """Checks every file; one is passed where nothing in it points up."""
    source = pathlib.Path(sys.argv[1])
    files = sorted(source.glob("*/*.[ch]"))
    wrong = {path: list(violations(path, path.parent.name)) for path in files}
    for lines in wrong.values():
        print(*lines, sep="\n", end="\n" if lines else "")
    failed = sum(bool(lines) for lines in wrong.values())
    print(f"{len(files) - failed} passed, {failed} failed")
    sys.exit(failed > 0 or not files)


main()
