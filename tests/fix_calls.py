#!/usr/bin/env python3
"""fix_calls.py TERLINT: what becomes of a file when terlint ends, or is refused, at any system call on its way to it.

strace tells which calls there are from the one that makes the temporary file on, and kills terlint at
each of them, or has each fail.
"""
import os
import pathlib
import re
import signal
import subprocess

from fix_files import AFTER, BEFORE, LINE, TERLINT, check, check_alone, check_same, run_cases

GOOD = LINE % '"x"'
LINES_BEFORE = GOOD * 100 + LINE % 1 + GOOD * 100
LINES_AFTER = LINES_BEFORE.replace(LINE % 1, LINE % '"1"')
TEXTS = {"a.yaml": (BEFORE, AFTER), "a.jsonl": (LINES_BEFORE, LINES_AFTER)}
OF_MEMORY = re.compile(r"brk|futex|getrandom|madvise|mmap|mprotect|mremap|munmap|rt_sig\w+")
ENVIRONMENT = os.environ | {"ASAN_OPTIONS": "detect_leaks=0"}  # which it cannot look for where it is traced


def command(name, *options):
    """The command that fixes NAME under strace."""
    return ["strace", "-o", "../calls", *options, TERLINT, "--no-config", "--fix", name]


def run(folder, name, *options):
    return subprocess.run(command(name, *options), cwd=folder, capture_output=True, check=False, env=ENVIRONMENT)


def fresh(folder, name):
    """A folder that holds NAME as it is before, and nothing else."""
    inner = folder / "inner"
    inner.mkdir(exist_ok=True)
    for left in inner.iterdir():
        left.unlink()
    (inner / name).write_text(TEXTS[name][0])
    return inner


def calls(folder, name):
    """(call, how many of its name there were, its line) from the making of the temporary file on."""
    done = run(fresh(folder, name), name)
    check(done.stderr, done.returncode == 0)
    counts, on_the_way = {}, False
    for line in (folder / "calls").read_text().splitlines():
        call = line.split("(")[0]
        counts[call] = counts.get(call, 0) + 1
        on_the_way |= "O_EXCL" in line
        if on_the_way and not line.startswith("+") and not OF_MEMORY.fullmatch(call):
            yield call, counts[call], line


def a_kill_at_any_call_leaves_a_whole_file(folder):
    for name, texts in TEXTS.items():
        seen = set()
        for call, number, _ in list(calls(folder, name)):
            inner = fresh(folder, name)
            done = run(inner, name, "-e", f"inject={call}:signal=KILL:when={number}")
            check(f"{call} {number}: exit {done.returncode}", done.returncode == -signal.SIGKILL)
            text = (inner / name).read_text()
            seen.add(text)
            check(f"{call} {number}: {text}", text in texts)
            others = [other for other in os.listdir(inner) if other != name]
            check(f"{call} {number}: {others}", len(others) <= 1 and all(re.fullmatch(name + r"\.\w{6}", other)
                                                                          for other in others))
        check("kills came before and after the new text", seen == set(texts))


def a_call_that_fails_leaves_a_whole_file(folder):
    for name, (before, after) in TEXTS.items():
        refused = set()
        for call, number, line in list(calls(folder, name)):
            if line.startswith(("write(2", "exit_group")):
                continue
            for error in ("ENOSPC", "EIO"):
                inner = fresh(folder, name)
                done = run(inner, name, "-e", f"inject={call}:error={error}:when={number}")
                text, said = (inner / name).read_text(), done.stderr.decode()
                what = f"{call} {number} {error}: exit {done.returncode}: {said}"
                if text == after:
                    check(what, done.returncode == 0)
                else:
                    check(what, text == before and done.returncode == 2 and said.startswith(f"terlint: {name}: "))
                    refused.add(call)
                check_alone(inner, name)
        check(refused, {"openat", "fchmod", "write", "fsync", "rename"} <= refused)


def who_may_not_give_a_file_away_says_so(folder):
    """The new owner's rights are not lent, and a group that may be another gets what all have.

    Where terlint may not copy attributes it says so, too.
    """
    for call, when, mode, what in (("fchown", "1", 0o640, b"owner or group is another now"),
                                   ("fchown", "1+", 0o600, b"owner or group is another now"),
                                   ("fsetxattr", "1", 0o600, b"attributes")):
        inner = fresh(folder, "a.yaml")
        (inner / "a.yaml").chmod(0o2640)
        os.setxattr(inner / "a.yaml", "user.note", b"x")
        done = run(inner, "a.yaml", "-e", f"inject={call}:error=EPERM:when={when}")
        check(done.stderr, done.returncode == 0 and what in done.stderr)
        check_same(inner / "a.yaml", AFTER)
        check("the mode", (inner / "a.yaml").stat().st_mode & 0o7777 == mode)


run_cases((
    a_kill_at_any_call_leaves_a_whole_file, a_call_that_fails_leaves_a_whole_file,
    who_may_not_give_a_file_away_says_so,
))
