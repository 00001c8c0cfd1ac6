#!/usr/bin/env python3
"""pre_commit.py TERLINT: the hooks, run by pre-commit in repositories that are thrown away.

The hook `terlint` comes from a clean clone of this project and builds itself; `terlint-system` finds
TERLINT on the PATH, behind a script that notes each of its starts.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from clone import ENVIRONMENT, clone_into, commit_all, git, make_repository

GOOD = "prompt: Look\nworker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\n"
BAD = "prompt: Look\nworker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\nstream: maybe\n"
FINDING = "requests/bad.yaml:3:9: error[bool-parsing]: "
MANY = 200
COMPILERS = ("cc", "c89", "c99", "gcc", "clang", "tcc")

CONFIG = """\
repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: {hook}
        verbose: true
"""


class Hook:
    """The hook NAME of SOURCE at REVISION, in a repository of its own."""

    def __init__(self, folder, source, revision, name, environment):
        self.folder = make_repository(folder)
        self.environment = environment
        self.write(".pre-commit-config.yaml", CONFIG.format(source=source, revision=revision, hook=name))
        self.write("package.json", '{"name": "no request"}\n')
        commit_all(self.folder, "a repository without requests")
        self.run("pre-commit", "install", "-t", "pre-commit", "-t", "pre-merge-commit")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *command, **changes):
        """(exit code, all output) of COMMAND in the repository."""
        result = subprocess.run(command, cwd=self.folder, env=self.environment | changes, text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return result.returncode, result.stdout

    def commit(self, name, text, **changes):
        """What comes of committing NAME with TEXT; nothing is left of it where it is refused."""
        self.write(name, text)
        git(self.folder, "add", "--", name)
        code, output = self.run("git", "commit", "--message=" + name, **changes)
        if code != 0:
            git(self.folder, "rm", "--quiet", "--force", "--", name)
        return code, output

    def merge_many(self):
        """What comes of merging a branch with MANY requests."""
        git(self.folder, "switch", "--quiet", "--create", "many")
        for number in range(MANY):
            self.write(f"requests/{number:03}.yaml", GOOD)
        commit_all(self.folder, "many")
        git(self.folder, "switch", "--quiet", "main")
        return self.run("git", "merge", "--no-ff", "--no-edit", "many")


class Checks:
    """What is expected, and how often it was so."""

    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, name, result, code, *texts):
        """RESULT has to be (CODE, output) and have TEXTS in its output."""
        if result[0] == code and all(text in result[1] for text in texts):
            self.passed += 1
        else:
            self.failed += 1
            print(f"--- {name}: not exit {code} with {texts}, but exit {result[0]}\n{result[1]}")

    def equal(self, name, got, wanted):
        self.expect(name, (got == wanted, f"{got} is not {wanted}"), True)


def check_commits(checks, name, hook):
    """A good file, a bad one, a file that is no request."""
    checks.expect(f"{name}: good", hook.commit("requests/good.yaml", GOOD), 0, "Passed",
                  "nothing found in 1 document of 1 file")
    checks.expect(f"{name}: bad", hook.commit("requests/bad.yaml", BAD), 1, "Failed", FINDING,
                  "1 error in 1 document of 1 file")
    checks.expect(f"{name}: no request", hook.commit("settings.yaml", "a: b\n"), 0, "no files to check")
    checks.expect(f"{name}: called request", hook.commit("a.request.json", "{"), 1, "a.request.json:1:2: error[")
    checks.expect(f"{name}: JSON Lines", hook.commit("requests/x.jsonl", "[]\n"), 1, "requests/x.jsonl:1:1: error[")
    checks.expect(f"{name}: called as an option", hook.commit("--fix.request.json", "[]"), 1, "--fix.request.json:1:1: ")
    checks.expect(f"{name}: called as arguments", hook.commit("@a.request.json", "[]"), 1, "@a.request.json:1:1: error[")
    checks.expect(f"{name}: excluded", hook.commit(".terlint.yaml", "exclude: [requests/bad.yaml]\n"), 0)
    checks.expect(f"{name}: excluded", hook.commit("requests/bad.yaml", BAD), 0, "Passed")
    checks.expect(f"{name}: merge", hook.merge_many(), 0, "Passed",
                  f"nothing found in {MANY} documents of {MANY} files")


def without_compilers(folder):
    """A PATH on which everything is but compilers."""
    folder.mkdir()
    for place in ENVIRONMENT["PATH"].split(":"):
        for program in pathlib.Path(place).glob("*"):
            here = folder / program.name
            if not program.name.startswith(COMPILERS) and not here.is_symlink():
                here.symlink_to(program)
    return str(folder)


def check_building(checks, folder, source, revision):
    """The hook that builds itself: first where it cannot, then where it can, several at a time."""
    environment = ENVIRONMENT | {"HOME": str(folder), "PRE_COMMIT_HOME": str(folder / "cache")}
    hook = Hook(folder / "building", source, revision, "terlint", environment)
    poor = without_compilers(folder / "poor")
    checks.expect("terlint: no compiler", hook.commit("requests/good.yaml", GOOD, PATH=poor), 1,
                  "terlint: cannot be built here; missing: a C compiler\n"
                  "  Debian, Ubuntu: sudo apt-get install gcc libc6-dev\n"
                  "  Homebrew:       brew install gcc\n")
    checks.expect("terlint: no libraries", hook.commit("requests/good.yaml", GOOD, PKG_CONFIG_LIBDIR="/nowhere"), 1,
                  "missing: libyaml 0.2.5, PCRE2 10.40\n", "apt-get install libyaml-dev libpcre2-dev\n",
                  "brew install libyaml pcre2\n")
    checks.expect("terlint: does not compile", hook.commit("requests/good.yaml", GOOD, CFLAGS="--no-such-option"), 1,
                  "C compiler cannot create executables", "terlint: cannot be built here; all of it is in ")
    clone, = (folder / "cache").glob("repo*/ci/terlint")
    builds = [subprocess.Popen([clone, "--version"], env=environment, text=True, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT) for _ in range(3)]
    said = {build.communicate()[0] for build in builds}
    checks.equal("terlint: built once, quietly", said, {"terlint 0.1.0\n"})
    check_commits(checks, "terlint", hook)


def check_system(checks, folder, source, revision, terlint):
    """The hook for an installed terlint, whose starts are noted."""
    programs = folder / "programs"
    programs.mkdir()
    starts = folder / "starts"
    program = programs / "terlint"
    program.write_text(f'#!/bin/sh\necho $# >>{starts}\nexec {terlint} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = ENVIRONMENT | {"HOME": str(folder), "PRE_COMMIT_HOME": str(folder / "cache"),
                                 "PATH": f"{programs}:{ENVIRONMENT['PATH']}"}
    hook = Hook(folder / "installed", source, revision, "terlint-system", environment)
    check_commits(checks, "terlint-system", hook)
    last = starts.read_text(encoding="utf-8").splitlines()[-1]
    checks.equal("terlint-system: one process for all", last, str(len(["check", "--force-exclude", "--"]) + MANY))


def main():
    """Runs all of it; the exit code tells whether all was as expected."""
    checks = Checks()
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        revision = clone_into(folder / "terlint")
        check_building(checks, folder, folder / "terlint", revision)
        check_system(checks, folder, folder / "terlint", revision, os.path.abspath(sys.argv[1]))
    finally:
        shutil.rmtree(folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed > 0 or checks.passed == 0)


main()
