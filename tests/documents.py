#!/usr/bin/env python3
"""documents.py TERLINT [--update]: runs the examples of the documents.

An example is a line `$ command` in a block fenced as `console`; what follows up to the next one or the
end of the block is exactly what it prints. Commands run in a shell at the project's root, with terlint
on the PATH; `$ echo $?` tells the exit code of the command before it. --update rewrites the output.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "HACKING.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/*.md"))]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
EXIT_CODE = "echo $?"


def commands(block):
    """The commands of BLOCK."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def run(block, environment):
    """BLOCK with what its commands print today."""
    lines, code = [], 0
    for command in commands(block):
        lines.append(f"$ {command}\n")
        if command == EXIT_CODE:
            lines.append(f"{code}\n")
            continue
        result = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, text=True, check=False,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        code = result.returncode
        lines.append(result.stdout)
    return "".join(lines)


def check(name, environment, update):
    """(passed, failed) blocks of the document NAME."""
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    passed = failed = 0
    fresh = []
    for block in BLOCK.findall(text):
        got = run(block, environment)
        fresh.append(got)
        if got == block:
            passed += 1
        else:
            failed += 1
            print(f"--- {name}: an example prints something else now:\n{got}")
    if update and failed:
        remaining = iter(fresh)
        path.write_text(BLOCK.sub(lambda _: next(remaining), text), encoding="utf-8")
    return passed, failed


def main():
    """Checks or rewrites all documents."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(sys.argv[1]), f"{folder}/terlint")
        environment = {"PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        counts = [check(name, environment, "--update" in sys.argv) for name in DOCUMENTS]
    passed, failed = (sum(column) for column in zip(*counts))
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


main()
