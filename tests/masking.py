#!/usr/bin/env python3
"""masking.py TERLINT: nothing that terlint prints shows a secret.

The documents of fixtures/masking hold what fixtures/masking/secrets lists, and are wrong in ways that
make terlint print what is around. Whatever the format, the rules that are on and the command, none of it
may come to light. Three things are as they are, and docs/formats.md says so: the 422
itself, what --diff and --fix write, and the body that render makes.
"""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "fixtures" / "masking"
SECRETS = (FOLDER / "secrets").read_bytes().split()
FORMATS = ["text", "short", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "tap", "rdjson"]
RULES = [[], ["--ignore", "hardcoded-credential"], ["--select", "server"],
         ["--select", "template-syntax,header-injection"], ["--ignore", "security,server"]]


def shown(output):
    """The secrets that stand in OUTPUT."""
    return b" ".join(secret for secret in SECRETS if secret in output).decode()


def run(*command, text=b""):
    done = subprocess.run(command, input=text, capture_output=True, check=False)
    if done.returncode < 0:
        sys.exit(f"{command}: signal {-done.returncode}")
    return done.stdout, done.stderr


def commands(terlint, path, folder):
    """Names of runs, with all that each one prints."""
    for name, rules in itertools.product(FORMATS, RULES):
        out, err = run(terlint, "check", "--no-config", "--format", name, *rules, path)
        yield f"{name} {' '.join(rules)}", out + err
    out, err = run(terlint, "check", "--no-config", "--statistics", "--list-files", path)
    yield "--list-files", out + err
    baseline = folder / "baseline"
    out, err = run(terlint, "check", "--no-config", "--write-baseline", baseline, path)
    yield "--write-baseline", out + err + (baseline.read_bytes() if baseline.exists() else b"")
    for options in (["--fix"], ["--fix", "--unsafe-fixes"], ["--diff", "--unsafe-fixes"]):
        _, err = run(terlint, "check", "--no-config", *options, "--stdin-filename", path.name, "-", text=path.read_bytes())
        yield f"{' '.join(options)}, standard error", err
    _, err = run(terlint, "render", "--no-config", path)
    yield "render, standard error", err


def message(method, number=None, **params):
    body = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def editor(terlint, path):
    """What the language server says of the file, on each of its lines; titles of actions, not their edits."""
    text = path.read_text(encoding="utf-8")
    document = {"uri": "file:///request" + path.suffix}
    session = message("initialize", 0, capabilities={}, processId=None, rootUri=None) + message("initialized") + \
        message("textDocument/didOpen",
                textDocument={**document, "languageId": path.suffix[1:], "version": 1, "text": text})
    for number, line in enumerate(text.splitlines()):
        for column in range(0, len(line), 7):
            session += message("textDocument/hover", f"h{number}.{column}", textDocument=document,
                               position={"line": number, "character": column})
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n"), "character": 0}}
    session += message("textDocument/codeAction", "actions", textDocument=document, range=whole,
                       context={"diagnostics": []})
    session += message("shutdown", "end") + message("exit")
    out, err = run(terlint, "lsp", text=session)
    answers = [json.loads(part[part.index(b"{"):]) for part in out.split(b"Content-Length: ")[1:]]
    for answer in answers:
        if answer.get("id") == "actions":
            for action in answer["result"]:
                action.pop("edit", None)
    if len(answers) < 4:
        sys.exit(f"{path.name}: the language server has said too little: {out!r} {err!r}")
    return json.dumps(answers, ensure_ascii=False).encode() + err


def failures(terlint, path, folder):
    for name, output in [*commands(terlint, path, folder), ("the language server", editor(terlint, path))]:
        if shown(output):
            yield f"{path.name}: {name}: shows {shown(output)}"


def main():
    terlint = pathlib.Path(sys.argv[1]).resolve()
    passed = failed = 0
    for path in sorted(FOLDER.glob("*.*")):
        if not shown(path.read_bytes()):
            sys.exit(f"{path.name}: holds no secret to hide")
        with tempfile.TemporaryDirectory() as folder:
            wrong = [*failures(terlint, path, pathlib.Path(folder))]
        print(*wrong, sep="\n", end="\n" if wrong else "")
        failed += bool(wrong)
        passed += not wrong
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or not passed)


main()
