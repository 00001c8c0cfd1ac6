#!/usr/bin/env python3
"""spectral.py TERLINT: a ruleset in Spectral's form, read by terlint and by Spectral's own command line.

Both are given every document of fixtures/spectral/documents; each finding must be the same rule's, of the
same severity, on the same line. Where Spectral sees another line or finds something else, `differences.txt`
lists the finding, with who has it and why, exact both ways.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "spectral"
SPECTRAL = FOLDER.parent.parent / "node_modules" / ".bin" / "spectral"
SEVERITIES = ["error", "warning", "info", "info"]  # Spectral's hint is our info


def rules():
    """The ids of the ruleset."""
    text = (FOLDER / "ruleset.yaml").read_text(encoding="utf-8").split("\nrules:\n")[1]
    return [line[2:-1] for line in text.splitlines() if line[:2] == "  " and line[2:3] not in (" ", "#", "")]


def of_spectral(documents):
    """(document, rule, line, severity) of what Spectral finds by the ruleset."""
    done = subprocess.run([SPECTRAL, "lint", "--quiet", "--format", "json", "--ruleset", FOLDER / "ruleset.yaml",
                           "--fail-severity", "error", *documents], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"spectral left with {done.returncode}: {done.stderr[:2000]}\n0 passed, 1 failed")
    return [(pathlib.Path(found["source"]).name, found["code"], found["range"]["start"]["line"] + 1,
             SEVERITIES[found["severity"]]) for found in json.loads(done.stdout or "[]")]


def of_terlint(terlint, documents):
    """The same of terlint."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / ".terlint.yaml"
        config.write_text(f"extends: [{json.dumps(str(FOLDER / 'ruleset.yaml'))}]\n", encoding="utf-8")
        done = subprocess.run([terlint, "check", "--config", config, "--select", "org", "--format", "json",
                               "--exit-zero", *documents], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"terlint left with {done.returncode}: {done.stderr[:2000]}\n0 passed, 1 failed")
    return [(pathlib.Path(file["path"]).name, found["rule"], found["range"]["start"]["line"], found["severity"])
            for file in json.loads(done.stdout)["files"] for document in file["documents"]
            for found in document["detail"]]


def differences():
    """The lines of differences.txt that are none of its comments."""
    lines = (FOLDER / "differences.txt").read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if line and not line.startswith("#"))


def main():
    """Compares all documents; a finding that both have has passed."""
    terlint = os.path.abspath(sys.argv[1])
    documents = sorted((FOLDER / "documents").iterdir())
    known = set(rules())
    theirs = [found for found in of_spectral(documents) if found[1] in known]
    ours = [found for found in of_terlint(terlint, documents) if found[1] in known]
    seen = sorted([f"spectral {' '.join(map(str, found))}" for found in set(theirs) - set(ours)]
                  + [f"terlint {' '.join(map(str, found))}" for found in set(ours) - set(theirs)])
    wanted = differences()
    for line in sorted(set(seen) ^ set(wanted)):
        print(f"--- {'new' if line in seen else 'gone'}: {line}")
    failed = len(set(seen) ^ set(wanted))
    passed = len(set(ours) & set(theirs))
    silent = known - {found[1] for found in set(ours) & set(theirs)}
    for rule in sorted(silent):
        print(f"--- {rule}: not once found by both")
    print(f"{passed} passed, {failed + len(silent)} failed")
    sys.exit(failed + len(silent) > 0 or passed == 0)


main()
