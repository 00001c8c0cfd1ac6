#!/usr/bin/env python3
"""cli.py TERLINT [--update]: runs the cases of fixtures/cli.

A case is a folder with `cmd`, the arguments of terlint as a shell would split them (further lines are
`NAME=value` for the environment), the files they name, and `expected`: exit code, standard output and
standard error, exact but for what JUnit reports tell of time. A file `stdin` is its standard input.
It runs in a copy that is a repository of its own, since reports name files from the repository's root.
--update rewrites `expected`.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "cli"
CLEAN = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"}
TIME = re.compile(rb'(?<= )time="[0-9]+\.[0-9]{3}"')


def run(terlint, case):
    """What terlint does with CASE, as `expected` has it."""
    command, *settings = (case / "cmd").read_text().splitlines()
    stdin = case / "stdin"
    result = subprocess.run(
        [terlint, *shlex.split(command)], cwd=case, capture_output=True, check=False,
        input=stdin.read_bytes() if stdin.exists() else b"",
        env=CLEAN | dict(setting.split("=", 1) for setting in settings))
    stdout = TIME.sub(b'time="..."', result.stdout)
    return (b"exit %d\n--- stdout\n" % result.returncode + stdout
            + b"--- stderr\n" + result.stderr)


def copied(root):
    """The cases, what several of them read, and our own configuration, in ROOT, which becomes a repository."""
    (root / ".git").mkdir()
    shutil.copyfile(CASES.parent.parent / ".terlint.yaml", root / ".terlint.yaml")
    for name in ("cli", "formats"):
        shutil.copytree(CASES.parent / name, root / "fixtures" / name, copy_function=shutil.copyfile)
    for folder, _, _ in os.walk(root):
        os.chmod(folder, 0o755)  # `make distcheck` has them read-only
    return root / "fixtures" / "cli"


def compare(terlint, update, copies):
    """Compares or rewrites every case, each run in its copy; the exit code tells whether all are as expected."""
    passed = failed = 0
    for command in sorted(CASES.glob("*/cmd")):
        case = command.parent
        expected = case / "expected"
        got = run(terlint, copies / case.name)
        if update:
            expected.write_bytes(got)
        if expected.exists() and expected.read_bytes() == got:
            passed += 1
            continue
        failed += 1
        print(f"--- {case.name}: is not as in {expected}; got\n{got.decode(errors='replace')}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


def main():
    """All cases, in a temporary folder."""
    with tempfile.TemporaryDirectory() as root:
        compare(os.path.abspath(sys.argv[1]), "--update" in sys.argv, copied(pathlib.Path(root)))


main()
