#!/usr/bin/env python3
"""format.py: every C source here is as clang-format 14 writes it by .clang-format; `./dev format` makes it so."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def sources():
    """The C sources that git knows; where there is no repository, as in a tarball, all in the folders that have some."""
    if (ROOT / ".git").exists():
        command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "*.[ch]"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        return sorted(filter(None, listed.stdout.split("\0")))
    return sorted(str(path.relative_to(ROOT)) for folder in ("bench", "include", "src", "tests")
                  for path in (ROOT / folder).rglob("*.[ch]") if "node_modules" not in path.parts)


def main():
    """One is passed where clang-format would change nothing in it."""
    files = sources()
    result = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], cwd=ROOT, check=False,
                            capture_output=True, text=True)
    print(result.stderr, end="")
    wrong = {line.split(":", 1)[0] for line in result.stderr.splitlines()} & set(files)
    failed = len(wrong) or int(result.returncode != 0)
    print(f"{len(files) - failed} passed, {failed} failed")
    sys.exit(failed > 0 or not files)


main()
