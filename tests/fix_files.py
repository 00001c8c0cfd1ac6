#!/usr/bin/env python3
"""fix_files.py TERLINT: what --fix does to files, and that --diff says the same.

Files keep their mode, links stay links; a file that cannot be replaced, or that somebody else changes in
the meantime, stays as it is; neither a full disk nor SIGKILL leaves half a file; patch and git apply what
--diff prints.
"""
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading

QUEUE = "6f1c2e7a-93b4-4d58-a1e0-7c5d2b8f4e13"
BEFORE = f"prompt: x # é\nworker_queue_id: {QUEUE}\nexecution_environment:\n  env_vars: {{PORT: 8080}}\n"
AFTER = BEFORE.replace("8080", '"8080"')
LINE = '{"prompt":%s,"worker_queue_id":"' + QUEUE + '"}\n'
ODD_NAMES = (
    "plain.yaml", "with space.yaml", "new\nline.yaml", 'quote".yaml', "tab\t.yaml", "é.yaml", "back\\slash.yaml",
)
REWRITES = 1000
TERLINT = os.path.abspath(sys.argv[1])


def run(folder, *arguments, **settings):
    """terlint with ARGUMENTS in FOLDER, when it has ended."""
    command = [TERLINT, "--no-config", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, **settings)


def check(what, condition):
    """Raises with WHAT where CONDITION does not hold."""
    if not condition:
        raise AssertionError(what)


def check_same(path, text):
    got = path.read_bytes()
    check(f"{path.name} holds {got[-300:]!r}", got == text.encode())


def check_alone(folder, *names):
    """FOLDER holds NAMES and nothing else."""
    found = sorted(os.listdir(folder))
    check(f"the folder holds {found}", found == sorted(names))


# --- one file ---


def mode_and_links_stay(folder):
    path, link, other = folder / "a.yaml", folder / "link.yaml", folder / "sub" / "b.yaml"
    other.parent.mkdir()
    other.write_text(BEFORE)
    other.chmod(0o640)
    link.symlink_to("sub/b.yaml")
    os.link(other, path)
    done = run(folder, "--fix", "link.yaml")
    check(done.stderr, done.returncode == 0 and b"link.yaml: its other names (hard links) keep" in done.stderr)
    check("the link is gone", os.readlink(link) == "sub/b.yaml")
    check("the mode is another", other.stat().st_mode & 0o7777 == 0o640)
    check_same(other, AFTER)
    check_same(path, BEFORE)
    check_alone(other.parent, "b.yaml")


def a_name_may_be_as_long_as_names_are(folder):
    path = folder / ("a" * 250 + ".yaml")
    path.write_text(BEFORE)
    done = run(folder, "--fix", path.name)
    check(done.stderr, done.returncode == 0)
    check_same(path, AFTER)
    check_alone(folder, path.name)


def without_findings_nothing_is_written(folder):
    path = folder / "a.yaml"
    path.write_text(AFTER)
    before = path.stat()
    run(folder, "--fix", "a.yaml")
    now = path.stat()
    check("it was written", (before.st_ino, before.st_mtime_ns) == (now.st_ino, now.st_mtime_ns))


def a_path_given_twice_is_fixed_once(folder):
    (folder / "a.yaml").write_text(BEFORE)
    done = run(folder, "--fix", "a.yaml", "./a.yaml")
    check(done.stderr, done.stderr == b"nothing found in 2 documents of 2 files\nfixed 1, 0 left\n")
    check_same(folder / "a.yaml", AFTER)


def what_is_no_file_is_not_replaced(folder):
    pipe = folder / "pipe.yaml"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(BEFORE,))
    writer.start()
    done = run(folder, "--fix", "pipe.yaml")
    writer.join()
    check(done.stderr, done.returncode == 2 and b"pipe.yaml: is not fixed: it is no regular file\n" in done.stderr)
    check("it was replaced", pipe.is_fifo())


def wide_text_stays(folder):
    text = '{"prompt": 1}'.encode("utf-16")
    lines = (LINE % 1).encode("utf-32")
    (folder / "a.json").write_bytes(text)
    (folder / "b.jsonl").write_bytes(lines)
    done = run(folder, "--fix", ".")
    check(done.stderr, done.returncode == 1 and done.stderr.count(b"is not fixed: it is in UTF-16 or UTF-32") == 2)
    check("it was written", (folder / "a.json").read_bytes() == text and (folder / "b.jsonl").read_bytes() == lines)
    check("standard output", run(folder, "--fix", "-", input=text).stdout == text)
    piped = run(folder, "--fix", "--stdin-filename", "x.jsonl", "-", input=lines)
    check(piped, piped.returncode == 2 and piped.stdout == b"")


def refused_fixes_are_said_and_many_are_counted(folder):
    """Each second key would, in quotes, be the equal of the one before it."""
    pairs = "".join(f'    "{number}.10": x\n    {number}.10: y\n' for number in range(25))
    (folder / "a.yaml").write_text(f"prompt: x\nworker_queue_id: {QUEUE}\nexecution_environment:\n  env_vars:\n{pairs}")
    said = run(folder, "--fix", "--unsafe-fixes", "-q", "a.yaml").stderr.decode().splitlines()
    check(said, said[0] == 'terlint: a.yaml:6:5: yaml-non-string-key is not fixed: "Put the key into quotes, '
                           'as it is written" would lead to a new error: duplicate-key')
    check(said, len(said) == 21 and said[20] == "terlint: a.yaml: 5 more are not fixed for such reasons")


def a_pipe_in_a_folder_is_passed_over(folder):
    os.mkfifo(folder / "pipe.yaml")
    (folder / "a.yaml").write_text(BEFORE)
    done = run(folder, "--fix", ".", timeout=20)
    check(done.stderr, done.returncode == 0)
    check_same(folder / "a.yaml", AFTER)


# --- what goes wrong ---


def run_with(folder, body):
    """--fix of a.yaml where fsync is a function in C with BODY."""
    (folder / "so").mkdir()
    source, library = folder / "so" / "fsync.c", folder / "so" / "fsync.so"
    source.write_text("#include <errno.h>\n#include <stdio.h>\nint fsync(int file) { (void)file; %s }\n" % body)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(library), "ASAN_OPTIONS": "verify_asan_link_order=0"}
    (folder / "a.yaml").write_text(BEFORE)
    done = run(folder, "--fix", "a.yaml", env=environment)
    check_alone(folder, "a.yaml", "so")
    return done


def a_disk_that_fails_leaves_the_file_whole(folder):
    done = run_with(folder, "errno = EIO; return -1;")
    check(done.stderr, done.returncode == 2 and b"a.yaml: is not fixed: Input/output error\n" in done.stderr)
    check_same(folder / "a.yaml", BEFORE)


def a_file_that_changes_while_the_disk_works_stays(folder):
    done = run_with(folder, 'FILE *f = fopen("a.yaml", "a"); fputs("# more\\n", f); return fclose(f);')
    check(done.stderr, done.returncode == 2 and b"a.yaml: is not fixed: it has changed since it was read" in done.stderr)
    check_same(folder / "a.yaml", BEFORE + "# more\n")


def two_at_once_lose_nothing(folder):
    """Each file is in the end what one of them has made of it."""
    names = [f"{number:03}.yaml" for number in range(200)]
    for name in names:
        (folder / name).write_text(BEFORE)
    command = [TERLINT, "--no-config", "--fix", "-q", "."]
    both = [subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    check(said, all(process.returncode in (0, 2) for process in both))
    for name in names:
        check_same(folder / name, AFTER)
    check_alone(folder, *names)


def links_that_lead_round_are_said(folder):
    (folder / "a.yaml").symlink_to("b.yaml")
    (folder / "b.yaml").symlink_to("a.yaml")
    done = run(folder, "--fix", "a.yaml", ".")
    check(done.stderr, done.returncode == 2 and done.stderr.count(b"Too many levels of symbolic links") == 3)
    check("a link is gone", all((folder / name).is_symlink() for name in ("a.yaml", "b.yaml")))


def limit_file_size(size):
    """For the process to be: what would be larger cannot be written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def a_full_disk_leaves_the_file_whole(folder):
    lines = LINE % 1 * 20000
    (folder / "a.yaml").write_text(BEFORE)
    (folder / "b.jsonl").write_text(lines)
    done = run(folder, "--fix", ".", "--format", "short", restore_signals=False,
               preexec_fn=lambda: limit_file_size(len(BEFORE) // 2))
    said = [f"{name}: is not fixed: File too large\n".encode() in done.stderr for name in ("a.yaml", "b.jsonl")]
    check(done.stderr[-300:], done.returncode == 2 and all(said))
    check_same(folder / "a.yaml", BEFORE)
    check_same(folder / "b.jsonl", lines)
    check_alone(folder, "a.yaml", "b.jsonl")


def standard_output_that_takes_nothing_is_trouble(folder):
    (folder / "a.yaml").write_text(BEFORE)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([TERLINT, "--no-config", "--fix", "-"], input=BEFORE.encode(), stdout=full,
                              stderr=subprocess.PIPE, check=False)
    check(done.stderr, done.returncode == 2 and b"cannot write to standard output: No space left" in done.stderr)
    closed = subprocess.run(["sh", "-c", '"$1" --no-config --fix - >&-', "sh", TERLINT], input=BEFORE.encode(),
                            stderr=subprocess.PIPE, check=False)
    check(closed.stderr, closed.returncode == 2 and b"cannot write to standard output" in closed.stderr)


def links_to_links_stay_and_dangling_ones_are_said(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "a.yaml").write_text(BEFORE)
    (folder / "one.yaml").symlink_to("two.yaml")
    (folder / "two.yaml").symlink_to("sub/a.yaml")
    (folder / "none.yaml").symlink_to("missing.yaml")
    done = run(folder, "--fix", "one.yaml", "none.yaml")
    check(done.stderr, done.returncode == 2 and b"none.yaml: No such file or directory" in done.stderr)
    check("a link is gone", all((folder / name).is_symlink() for name in ("one.yaml", "two.yaml", "none.yaml")))
    check_same(folder / "sub" / "a.yaml", AFTER)
    check_alone(folder / "sub", "a.yaml")


def a_file_that_changes_meanwhile_stays(folder):
    """The pipe for findings fills up while lines are read: time enough to change the file."""
    path = folder / "a.jsonl"
    lines = LINE % 1 + LINE % "[]" * 20000
    path.write_text(lines)
    with subprocess.Popen([TERLINT, "--no-config", "--fix", "a.jsonl"], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.read(1)
        path.write_text(lines + "\n")
        _, said = process.communicate()
    check(said[-300:], process.returncode == 2 and b"a.jsonl: is not fixed: it has changed since it was read" in said)
    check_same(path, lines + "\n")
    check_alone(folder, "a.jsonl")


def killed_while_fixing(folder, seconds):
    """Whether terlint was still at work when it was killed."""
    process = subprocess.Popen([TERLINT, "--no-config", "--fix", "-q", "."], cwd=folder)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == -signal.SIGKILL


def a_kill_loses_no_file(folder):
    names = [f"{number:04}.yaml" for number in range(REWRITES)]
    for name in names:
        (folder / name).write_text(BEFORE)
    kills, seconds = 0, 0.02
    while killed_while_fixing(folder, seconds * random.uniform(0.5, 1.5)):
        kills += 1
        seconds *= 1.1
        texts = {(folder / name).read_text() for name in names}
        check(f"after {kills} kills: {texts}", texts <= {BEFORE, AFTER})
    check("it was never killed", kills > 0)
    for name in names:
        check_same(folder / name, AFTER)
    left_over = [name for name in os.listdir(folder) if name not in names]
    check(left_over, len(left_over) <= kills)


# --- large files and diffs ---


def json_lines_are_fixed_piece_by_piece(folder):
    for mark in ("", "\ufeff"):
        fix_long_json_lines(folder, mark)


def fix_long_json_lines(folder, mark):
    """Lines of several pieces behind MARK; the report counts the bytes behind it."""
    good = LINE % '"x"'
    end = "\n{\r\n" + (LINE % 3)[:-1]
    lines = mark + good * 9000 + LINE % 1 + good * 9000 + LINE % 2 + end
    path = folder / "a.jsonl"
    path.write_text(lines, newline="")
    shown = run(folder, "--diff", "a.jsonl")
    done = run(folder, "--fix", "a.jsonl", "--format", "json")
    check(done.stderr, done.stderr == b"fixed 3, 1 left\n" and shown.stderr == b"would fix 3, 1 left\n")
    want = mark + good * 9000 + LINE % '"1"' + good * 9000 + LINE % '"2"' + end.replace(":3,", ':"3",')
    check_same(path, want)
    offset = want.removeprefix(mark).index("{\r") + 1
    check(done.stdout[-600:], b'"start":{"line":18004,"column":2,"offset":%d}' % offset in done.stdout)
    path.write_text(lines, newline="")
    subprocess.run(["patch", "-s", "-p0"], cwd=folder, input=shown.stdout, check=True)
    check_same(path, want)
    piped = run(folder, "--fix", "--stdin-filename", "x.jsonl", "-", input=lines.encode())
    check("standard output", piped.stdout == want.encode())


def texts_to_diff():
    """Texts with changes at their beginning and end, near and far from each other."""
    yield BEFORE
    yield BEFORE.rstrip("\n")
    yield BEFORE.replace("\n", "\r\n")
    yield f"prompt: x\nworker_queue_id: {QUEUE}\nexecution_environment:\n  secrets: 'TOKEN'"  # brackets up to the end
    yield "prompt: 1\n" + BEFORE.split("\n", 1)[1]
    chosen = random.Random(7)
    for _ in range(60):
        values = "".join(f"    V{i}: {chosen.choice(('1', 'x', 'x', 'x', 'x', 'true # yes'))}\n" for i in range(40))
        servers = "".join(f"    s{i}:\n      command: npx\n      type: {chosen.choice(('stdio', 'http'))}\n"
                          for i in range(4))
        text = BEFORE.split("  env_vars")[0] + "  env_vars:\n" + values + "  mcp_servers:\n" + servers
        yield text.rstrip("\n") if chosen.random() < 0.3 else text


def a_diff_applies(folder):
    texts = dict(zip(ODD_NAMES, [BEFORE] * len(ODD_NAMES)))
    texts |= {f"t{number}.yaml": text for number, text in enumerate(texts_to_diff())}
    want = {}
    for name, text in texts.items():
        (folder / name).write_text(text, newline="")
    shown = run(folder, "--diff", "--unsafe-fixes", ".")
    check("the exit code", shown.returncode == 1)
    run(folder, "--fix", "--unsafe-fixes", ".")
    for name, text in texts.items():
        want[name] = (folder / name).read_bytes()
        check(name, want[name] != text.encode())
    for command in (["patch", "-s", "-p0"], ["git", "apply", "-p0"]):
        for name, text in texts.items():
            (folder / name).write_text(text, newline="")
        subprocess.run(command, cwd=folder, input=shown.stdout, check=True)
        for name in texts:
            check(f"{command[0]}: {name}", (folder / name).read_bytes() == want[name])
    check("nothing more to do", run(folder, "--diff", "--unsafe-fixes", ".").stdout == b"")


CASES = (
    mode_and_links_stay, a_name_may_be_as_long_as_names_are,
    without_findings_nothing_is_written, a_path_given_twice_is_fixed_once,
    what_is_no_file_is_not_replaced, wide_text_stays, refused_fixes_are_said_and_many_are_counted,
    standard_output_that_takes_nothing_is_trouble, links_to_links_stay_and_dangling_ones_are_said,
    a_full_disk_leaves_the_file_whole,
    a_pipe_in_a_folder_is_passed_over, a_disk_that_fails_leaves_the_file_whole, links_that_lead_round_are_said,
    a_file_that_changes_while_the_disk_works_stays, two_at_once_lose_nothing,
    a_file_that_changes_meanwhile_stays, a_kill_loses_no_file, json_lines_are_fixed_piece_by_piece, a_diff_applies,
)


def run_cases(cases):
    """Runs each case in a folder of its own; the exit code tells whether all passed."""
    failed = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as name:
            try:
                case(pathlib.Path(name))
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f"--- {case.__name__}: {error}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    run_cases(CASES)
