#!/usr/bin/env python3
"""bench.py TERLINT EVENTS_BENCH: medians of paired runs, same work, one run.

Prints the CPU of `check -j 1` on 10,000 small YAML files over that of reading the same files' libyaml
events, the throughput on JSON Lines of one core, and the time of one file over that of /bin/true.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

FILES, LINES, RUNS = 10_000, 80_000, 7
QUEUE = "8e3b7512-175d-4c22-b1d5-effedcda26fb"


def request(number):
    """A request of about a kilobyte, as people write them."""
    return {
        "prompt": f"Review deployment {number} of the payments service and report every pod that restarted "
                  "more than twice since yesterday, with the last lines of its log.",
        "system_prompt": "You coordinate a team of operators.\nBe brief, name sources, ask before you delete.",
        "stream": number % 2 == 0,
        "worker_queue_id": QUEUE,
        "user_metadata": {"ticket": f"OPS-{number}", "priority": number % 5},
        "execution_environment": {
            "working_dir": "/workspace",
            "env_vars": {"REGION": "eu-west-1", "LOG_LEVEL": "info", "CLUSTER": f"prod-{number % 7}"},
            "secrets": ["github_token", "pagerduty_key"],
            "integration_ids": ["24ede6a4-6b4c-4242-8a23-d5962217bead"],
            "mcp_servers": {
                "files": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/workspace"]},
                "github": {"type": "http", "url": "https://api.example.com/mcp",
                           "headers": {"Authorization": "Bearer {{.secret.github_token}}"}},
            },
        },
        "execution_metadata": {"trigger_type": "schedule", "attempt": 1},
    }


def yaml_lines(value, indent=0):
    """VALUE in block style, strings in double quotes where plain ones would not do."""
    pad = "  " * indent
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{pad}{key}:"
            yield from yaml_lines(inner, indent + 1)
        elif isinstance(inner, list):
            yield f"{pad}{key}:"
            yield from (f"{pad}  - {json.dumps(item)}" for item in inner)
        elif isinstance(inner, str) and inner.replace("_", "").isalnum():
            yield f"{pad}{key}: {inner}"
        else:
            yield f"{pad}{key}: {json.dumps(inner)}"


def write_inputs(folder):
    """The YAML files, their list, and the JSON Lines file."""
    os.mkdir(f"{folder}/yaml")
    with open(f"{folder}/list", "w", encoding="utf-8") as listing:
        for number in range(FILES):
            path = f"{folder}/yaml/{number:05d}.yaml"
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(yaml_lines(request(number))) + "\n")
            listing.write(path + "\n")
    with open(f"{folder}/all.jsonl", "w", encoding="utf-8") as file:
        for number in range(LINES):
            file.write(json.dumps(request(number)) + "\n")


def cost(command, stdin=None):
    """(CPU seconds, wall seconds) of COMMAND."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(stdin or os.devnull, "rb") as source:
        subprocess.run(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def paired(one, other, runs=RUNS):
    """Costs of RUNS runs of two thunks in turn, after one of each that does not count."""
    one(), other()
    return zip(*[(one(), other()) for _ in range(runs)])


def median(values):
    return statistics.median(values)


def main():
    """Prints a row a figure."""
    terlint, events = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(folder)
        check = [terlint, "check", "-q", "--no-config", "-j", "1"]
        ours, theirs = paired(lambda: cost([*check, f"{folder}/yaml"]), lambda: cost([events], f"{folder}/list"))
        ratios = [a[0] / b[0] for a, b in zip(ours, theirs)]
        print(f"{FILES} YAML files: {median(a[0] for a in ours):.3f} s CPU, "
              f"{median(ratios):.2f} times that of libyaml's events alone ({median(b[0] for b in theirs):.3f} s)")
        size = os.path.getsize(f"{folder}/all.jsonl") / 1e6
        lines = [cost([*check, f"{folder}/all.jsonl"]) for _ in range(RUNS)]
        print(f"{size:.0f} MB of JSON Lines: {size / median(a[0] for a in lines):.0f} MB/s on one core")
        ours, theirs = paired(lambda: cost([*check, f"{folder}/yaml/00000.yaml"]), lambda: cost(["/bin/true"]), 200)
        print(f"one file: {median(a[1] for a in ours) * 1e3:.2f} ms from start to exit, "
              f"/bin/true {median(b[1] for b in theirs) * 1e3:.2f} ms")


main()
