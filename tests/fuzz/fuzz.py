#!/usr/bin/env python3
"""fuzz.py BUILD [TARGET…] [--seconds S | --runs N]

Runs the libFuzzer targets of a build folder, all or those named, one after the other. Each begins with the
fixtures that suit it, which are collected anew every time; what it finds is kept in BUILD/fuzz/TARGET, and
what it fails with is printed. With --runs nothing depends on the time, and the seed is fixed.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMATS = {"json": 0, "yaml": 1, "yml": 1, "jsonl": 2, "ndjson": 2}   # enum input_format
LONGEST_SEED = 4000
LIMITS = ["-timeout=20", "-rss_limit_mb=1024", "-malloc_limit_mb=512", "-print_final_stats=0", "-verbosity=0"]


def requests():
    """(format, bytes) of each request among the fixtures and examples."""
    for path in sorted([*ROOT.glob("fixtures/**/*"), *ROOT.glob("examples/**/*")]):
        form = FORMATS.get(path.suffix[1:])
        if form is not None and path.is_file() and path.stat().st_size <= LONGEST_SEED:
            yield form, path.read_bytes()


def of_requests():
    """Kind, then text; plain and with what else the kind's bit chooses."""
    for form, text in requests():
        yield bytes([form]) + text
        yield bytes([form + 6]) + text


def of_configurations():
    """Configurations and files of rules."""
    for path in sorted([*ROOT.glob("fixtures/**/.terlint.yaml"), *ROOT.glob("rules/*.yaml"),
                        *ROOT.glob("fixtures/**/*rules*.yaml")]):
        if path.stat().st_size <= LONGEST_SEED:
            yield b"\0" + path.read_bytes()
            yield b"\1" + path.read_bytes()


def of_frames():
    """Some messages, with headers of several forms."""
    bodies = [b"{}", b"", b'{"jsonrpc":"2.0","id":1,"method":"initialize"}']
    for head in (b"Content-Length: %d\r\n\r\n", b"content-length:%d\n\n", b"X: y\r\nContent-Length: %d\r\n\r\n"):
        yield b"\7" + b"".join(head % len(body) + body for body in bodies)


def of_positions():
    """Texts after an encoding, a line and a character."""
    for encoding, (_, text) in enumerate(requests()):
        yield bytes([encoding % 3, 0, 0, 0, 2, 0, 0, 0, 5]) + text.replace(b"e", "é😀".encode())[:600]


def of_sessions():
    """Sessions: open, ask, change, ask; the bytes are those that fuzz_server.c takes."""
    for number, (form, text) in enumerate(requests()):
        text = text[:2000]
        yield (bytes([number % 32]) + bytes([0, form != 1, form]) + len(text).to_bytes(2, "big") + text
               + bytes([5, number % 13, form != 1, 3, 8, 1, 0, 9, 20])
               + bytes([2, form != 1, 1, 1, 3, 5, 3, 9, 0, 2]) + b": "
               + bytes([6, 11, form != 1, 3, 8, 1, 0, 9, 20]))


TARGETS = {   # the seeds and the dictionaries of each
    "check": (of_requests, ["json", "yaml"]),
    "config": (of_configurations, ["yaml", "config"]),
    "frame": (of_frames, ["frame"]),
    "position": (of_positions, ["yaml"]),
    "repair": (of_requests, ["json", "yaml"]),
    "server": (of_sessions, ["json", "yaml"]),
}


def prepare(folder, seeds, dictionaries):
    """FOLDER with the seeds, its corpus, and one dictionary of several."""
    fresh = folder / "seeds"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (folder / "corpus").mkdir(exist_ok=True)
    for number, seed in enumerate(dict.fromkeys(seeds())):
        (fresh / str(number)).write_bytes(seed)
    texts = [(ROOT / "tests" / "fuzz" / f"{name}.dict").read_text(encoding="ascii") for name in dictionaries]
    (folder / "dict").write_text("".join(texts), encoding="ascii")


def fuzz(build, target, effort):
    """Runs TARGET; whether all held."""
    folder = build / "fuzz" / target
    prepare(folder, *TARGETS[target])
    command = [build / f"fuzz_{target}", *LIMITS, *effort, f"-dict={folder / 'dict'}", f"-artifact_prefix={folder}/",
               folder / "corpus", folder / "seeds"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if run.returncode != 0:
        print(f"--- {target} fails:", run.stdout.decode(errors="replace")[-6000:], sep="\n", flush=True)
    return run.returncode == 0


def main():
    """Runs the targets; the exit code tells whether all held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int)
    options = parser.parse_args()
    effort = [f"-runs={options.runs}", "-seed=1"] if options.runs else [f"-max_total_time={options.seconds}"]
    held = [fuzz(options.build, target, effort) for target in options.targets or TARGETS]
    print(f"{sum(held)} passed, {len(held) - sum(held)} failed")
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
