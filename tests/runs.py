#!/usr/bin/env python3
"""runs.py TERLINT: what one run leaves for the next, in a baseline, and what a long one shows on a terminal."""
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import time

PATIENCE = 0.5  # seconds before a run counts as long
QUEUE = "worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb\n"
BAD = "prompt: 1\n" + QUEUE + "stream: maybe\n"
SHOWN = re.compile(rb"\r\x1b\[K2 of 3 files, 2 documents: 2 errors")
HIDE = b"\r\x1b[K"


class Folder:
    """A folder with files, in which terlint runs."""

    def __init__(self, terlint, folder):
        self.terlint, self.folder = terlint, pathlib.Path(folder)
        (self.folder / ".git").mkdir()

    def write(self, name, text):
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def run(self, *arguments, folder="."):
        """(exit code, standard output, standard error)."""
        result = subprocess.run([self.terlint, *arguments], cwd=self.folder / folder, capture_output=True,
                                check=False, text=True, env={"TERM": "xterm"})
        return result.returncode, result.stdout, result.stderr


# --- baselines ---

def known_findings_stay_hidden(here):
    """A baseline hides what it was made of, from any folder, on any number of threads, and not itself."""
    here.write("requests/a.yaml", BAD)
    here.write("requests/b.yaml", BAD)
    here.write("requests/many.jsonl", '{"prompt":"x"}\n' * 3)
    assert here.run("--write-baseline", "base.json", ".")[0] == 0
    first = here.read("base.json")
    for arguments, folder in (((), "."), (("-j", "1"), "."), (("-j", "7"), ".")):
        assert here.run(*arguments, "--baseline", "base.json", ".", folder=folder) == (
            0, "", "nothing found in 5 documents of 3 files; the baseline hides 7\n")
    assert here.run("--baseline", "../base.json", "a.yaml", folder="requests") == (
        0, "", "nothing found in 1 document of 1 file; the baseline hides 2\n")
    assert here.run("-j", "3", "--write-baseline", "base.json", ".", "requests")[0] == 0
    assert here.read("base.json") == first, "the same findings make the same file"


def only_new_findings_count(here):
    """Lines may move; a finding at another place is new, and so is one more of a kind."""
    here.write("a.yaml", BAD)
    assert here.run("--write-baseline", "base.json", "a.yaml")[0] == 0
    here.write("a.yaml", "# moved\n\n" + BAD + "system_prompt: 2\n")
    code, out, err = here.run("--baseline", "base.json", "--format", "short", "a.yaml")
    assert (code, err) == (1, "") and out == "a.yaml:6:16: error: Input should be a valid string [string-type]\n", out
    code, out, _ = here.run("--baseline", "base.json", "--format", "json", "a.yaml")
    report = json.loads(out)
    assert code == 1 and report["summary"]["error"] == 1 and len(report["files"][0]["documents"][0]["detail"]) == 1


def what_is_gone_is_counted(here):
    """Entries no longer needed are told, of files and rules that were checked, and go when it is written anew."""
    here.write("a.yaml", BAD)
    here.write("b.yaml", BAD)
    here.run("--write-baseline", "base.json", "a.yaml", "b.yaml")
    here.write("a.yaml", "prompt: x\n" + QUEUE)
    ends = {("a.yaml",): "hides 0, and 2 of its entries no longer occur\n",
            ("a.yaml", "b.yaml"): "hides 2, and 2 of its entries no longer occur\n",
            ("b.yaml",): "hides 2\n",
            ("a.yaml", "--select", "string-type"): "hides 0, and 1 of its entries no longer occurs\n",
            ("a.yaml", "--ignore", "server"): "hides 0\n"}
    for arguments, end in ends.items():
        code, _, err = here.run("--baseline", "base.json", *arguments)
        assert code == 0 and err.endswith("the baseline " + end), err
    assert here.run("--baseline", "base.json", "--write-baseline", "base.json", "a.yaml", "b.yaml")[0] == 0
    assert '"a.yaml"' not in here.read("base.json")


def hidden_secrets_stay_masked(here):
    """What a baseline hides is not shown by the excerpt of another finding on the same line."""
    line = "execution_environment: {env_vars: {DB_PASSWORD: hunter2, PORT: 1}}\n"
    here.write("a.yaml", "prompt: x\n" + QUEUE + line)
    assert "hardcoded-credential" in here.run("a.yaml")[1]
    here.run("--select", "security", "--write-baseline", "base.json", "a.yaml")
    code, out, _ = here.run("--baseline", "base.json", "a.yaml")
    assert code == 1 and "string-type" in out and "hardcoded" not in out and "hunter2" not in out, out


def strange_paths(here):
    """A path of any bytes is found again."""
    name = os.fsdecode(b'\xff "\n.yaml')
    (here.folder / name).write_text(BAD, encoding="utf-8")
    assert here.run("--write-baseline", "base.json", name)[0] == 0
    json.loads(here.read("base.json"))
    (here.folder / name).write_text("prompt: x\n" + QUEUE, encoding="utf-8")
    assert here.run("--baseline", "base.json", name)[2].endswith("hides 0, and 2 of its entries no longer occur\n")


# --- progress ---

def watched(here, delay, *arguments, terminal="xterm", is_terminal=True):
    """What stands on standard error in the end, where the last of three files comes after DELAY seconds."""
    here.write("a.yaml", BAD)
    here.write("b.yaml", "prompt: x\n" + QUEUE)
    pipe = here.folder / "pipe.yaml"
    if not pipe.exists():
        os.mkfifo(pipe)
    ours, theirs = pty.openpty() if is_terminal else os.pipe()
    with subprocess.Popen([here.terlint, "-j", "1", *arguments, "a.yaml", "pipe.yaml", "b.yaml"], cwd=here.folder,
                          stdout=subprocess.DEVNULL, stderr=theirs, env={"TERM": terminal}) as process:
        os.close(theirs)
        time.sleep(delay)
        pipe.write_text("prompt: x\n" + QUEUE, encoding="utf-8")
        process.wait()
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # a terminal that nobody writes to any more
        pass
    os.close(ours)
    return seen


def a_long_run_shows_progress(here):
    """On a terminal, and it is gone when the summary comes."""
    seen = watched(here, 1.5 * PATIENCE)
    assert SHOWN.match(seen), seen
    assert HIDE + b"2 errors in 3 documents of 3 files" in seen, seen


def progress_is_for_terminals(here):
    """Not in a pipe, not where a line cannot be taken back, not with -q, not in a short run."""
    long = 1.5 * PATIENCE
    for seen in (watched(here, long, is_terminal=False), watched(here, long, terminal="dumb"),
                 watched(here, long, "-q"), watched(here, 0)):
        assert b"\x1b" not in seen and b" of 3 files, " not in seen, seen


TESTS = [known_findings_stay_hidden, only_new_findings_count, what_is_gone_is_counted, hidden_secrets_stay_masked,
         strange_paths, a_long_run_shows_progress, progress_is_for_terminals]


def main():
    """Runs each test in a folder of its own."""
    terlint, failed = os.path.abspath(sys.argv[1]), 0
    for test in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Folder(terlint, folder))
            except AssertionError as error:
                failed += 1
                print(f"--- {test.__name__}: line {error.__traceback__.tb_next.tb_lineno}: {error}")
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
