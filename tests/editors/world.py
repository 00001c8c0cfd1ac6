"""A world for an editor: a home and a project of its own, a terlint on the PATH, and nothing left of it.

A test is a script in the editor's own language. It writes what it saw, one JSON text a line:
{"name": what it is about, "got": …, "expected": …}.
"""
import fcntl
import json
import os
import pathlib
import pty
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TERMINAL = (50, 250)  # rows and columns
PATIENCE = 60  # seconds until an editor is given up


class World:
    """The folder of the world, to be used in a `with`; counts what passed."""

    def __init__(self, terlint):
        self.folder = pathlib.Path(os.path.realpath(tempfile.mkdtemp()))
        self.passed = self.failed = 0
        self.project = self.folder / "project"
        shutil.copytree(ROOT / "fixtures/editors/project", self.project)
        for name in ("home", "programs", "elsewhere"):
            (self.folder / name).mkdir()
        shutil.copy(self.project / "notes.yaml", self.folder / "elsewhere")
        self.program("terlint", f'exec {os.path.abspath(terlint)} "$@"')
        self.environment = {
            "PATH": f"{self.folder}/programs:{os.environ['PATH']}", "HOME": f"{self.folder}/home", "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "TMPDIR": str(self.folder), "REPORT": f"{self.folder}/report", "ROOT": str(ROOT),
            "PROJECT": str(self.project)}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            self.environment[f"XDG_{name}_HOME"] = f"{self.folder}/home/{name.lower()}"
        self.environment["XDG_RUNTIME_DIR"] = str(self.folder)
        subprocess.run(["git", "init", "--quiet", self.project], check=True, env=self.environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def program(self, name, text):
        """Puts a shell script NAME on the PATH."""
        path = self.folder / "programs" / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def install(self, terlint):
        """The folder of data where `make install` puts the files of editors."""
        subprocess.run(["make", "--silent", "-C", os.path.dirname(os.path.abspath(terlint)), "install-data",
                        f"DESTDIR={self.folder}/installed", "datadir=/share"], check=True, stdout=subprocess.DEVNULL)
        return self.folder / "installed/share"

    def processes(self):
        """The processes of this world that still run, by what is in their environment."""
        mark, found = f"REPORT={self.folder}/report".encode(), []
        for path in pathlib.Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in path.read_bytes().split(b"\0"):
                    found.append(int(path.parent.name))
            except OSError:
                pass  # it has ended
        return found

    def end_processes(self):
        """Waits until none runs; tells how many had to be ended."""
        deadline = time.monotonic() + PATIENCE / 4
        while (left := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.02)
        for process in left:
            os.kill(process, signal.SIGKILL)
        return len(left)

    def expect(self, name, got, expected):
        """Counts GOT, which has to be EXPECTED."""
        if got == expected:
            self.passed += 1
            return
        self.failed += 1
        print(f"--- {name}: expected\n{json.dumps(expected, ensure_ascii=False, indent=1)}\n"
              f"but got\n{json.dumps(got, ensure_ascii=False, indent=1)}")

    def start(self, command, folder, environment, on_terminal):
        """(the process of COMMAND, a function that waits for what it said)."""
        said = bytearray()
        reader, writer = pty.openpty() if on_terminal else os.pipe()
        if on_terminal:
            fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", *TERMINAL, 0, 0))

        def read():
            try:
                while piece := os.read(reader, 1 << 16):
                    said.extend(piece)
            except OSError:
                pass  # so a terminal ends

        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=writer, stderr=writer,
                                   stdin=writer if on_terminal else subprocess.DEVNULL)
        os.close(writer)
        thread = threading.Thread(target=read)
        thread.start()

        def end():
            thread.join()
            os.close(reader)
            return said.decode("utf-8", "replace")

        return process, end

    def run(self, name, command, names, on_terminal=False, **changes):
        """Lets an editor run COMMAND, which has to report on NAMES in turn, and to leave nothing running."""
        report = self.folder / "report"
        report.unlink(missing_ok=True)
        process, end = self.start(command, self.project, self.environment | changes, on_terminal)
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        left = self.end_processes()
        said = end()
        seen = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()] if report.exists() else []
        for line in seen:
            self.expect(f"{name}: {line['name']}", line.get("got"), line["expected"])
        if (code, [line["name"] for line in seen]) != (0, names):
            print(f"--- {name}: said\n{said}")
        self.expect(f"{name}: reports, and exit code", [code, [line["name"] for line in seen]], [0, names])
        self.expect(f"{name}: processes left", left, 0)
        return said

    def total(self):
        """The last line, and the exit code."""
        print(f"{self.passed} passed, {self.failed} failed")
        return int(self.failed > 0 or self.passed == 0)
