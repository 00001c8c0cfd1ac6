#!/usr/bin/env python3
"""fix_properties.py TERLINT READ_DUMP [--seed N] [--count N]: properties that fixes have on any document.

Recorded requests and generated ones, with the mistakes people make (fix_documents.py), in JSON, JSON Lines and
YAML of many styles:

- --fix makes what the edits of the json report make, applied here in rounds: nothing else differs;
- fixing twice is fixing once, and what is fixed is a document as before; patch makes the same of --diff;
- a single fix changes the body where it says so, and nowhere else;
- every rule that has a fix is among them, in each language.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracle"))

from fix_documents import MARK, documents, fixable

WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0")
MODES = {"safe": ["--fix"], "all": ["--fix", "--unsafe-fixes"]}
MEMORY = "/dev/shm"
ROUNDS = 30
LEAST_COMPARED = 1500  # documents that are changed, in each mode
LEAST = 5  # fixes of each rule, in JSON and in YAML
SHOWN = 5
NOWHERE = object()
TRANSPORTS = {"http": ("http", "streamablehttp", "streamable", "httpstream", "httpstreaming", "httpstreamable"),
              "sse": ("sse", "httpsse")}


# --- what terlint says ---


class Terlint:
    """The programs under test, on texts in a folder of their own."""

    def __init__(self, terlint, read_dump):
        self.terlint, self.read_dump = os.path.abspath(terlint), os.path.abspath(read_dump)

    def run(self, folder, *options):
        command = [self.terlint, "check", "--no-config", *options, "."]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(options)}: exit {done.returncode}: {done.stderr.decode()[-2000:]}")
        return done

    def fixed(self, texts, options):
        """What --fix makes of TEXTS; the names of those with a fix that was refused."""
        with written(texts) as folder:
            done = self.run(folder, "-q", "--format", "short", *options)
            made = {name: pathlib.Path(folder, name).read_bytes() for name in texts}
        refused = re.findall(rb"^terlint: (\S+?):\d+:\d+: .* is not fixed", done.stderr, re.MULTILINE)
        return made, {name.decode() for name in refused}

    def patched(self, texts, options):
        """What patch makes of TEXTS with what --diff shows."""
        with written(texts) as folder:
            done = self.run(folder, "--diff", *options[1:])
            subprocess.run(["patch", "-s", "-p0", "--binary"], cwd=folder, input=done.stdout, check=True)
            return {name: pathlib.Path(folder, name).read_bytes() for name in texts}

    def reports(self, texts):
        """The entries of `detail` for each of TEXTS, those of all its documents."""
        with written(texts) as folder:
            report = json.loads(self.run(folder, "--format", "json").stdout.decode("utf-8", "surrogatepass"))
        return {file["path"]: [entry for document in file["documents"] for entry in document["detail"]]
                for file in report["files"]}

    def values(self, texts):
        """The values of the documents in each of TEXTS; None for one that cannot be read."""
        found = {name: json_values(text) for name, text in texts.items() if name.endswith(".json")}
        yaml = {name: text for name, text in texts.items() if name.endswith(".yaml")}
        with written(yaml) as folder:
            done = subprocess.run([self.read_dump, *yaml], cwd=folder, capture_output=True, check=True)
        for part in re.split(rb"^file ", done.stdout, flags=re.MULTILINE)[1:] if yaml else ():
            name, *lines = part.split(b"\n")
            found[name.decode()] = [json.loads(line[6:], strict=False) if line != b"value " else None
                                    for line in lines if line.startswith(b"value ")]
        return found


class written(tempfile.TemporaryDirectory):
    """A folder that holds texts; in memory where it can be, for terlint waits for the disk with each file."""

    def __init__(self, texts):
        super().__init__(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        for name, text in texts.items():
            pathlib.Path(self.name, name).write_bytes(text)


def json_values(text):
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        return [None]


# --- edits, made here ---


def is_wide(text):
    return text.startswith(WIDE[:2]) or WIDE[2] in text[:4]


def with_edits(text, edits):
    """TEXT with EDITS of a report made; offsets do not count a byte order mark."""
    shift = len(MARK) if text.startswith(MARK) else 0
    at, parts = 0, []
    for edit in edits:
        start, end = (edit[side]["offset"] + shift for side in ("start", "end"))
        parts += [text[at:start], edit["text"].encode("utf-8", "surrogatepass")]
        at = end
    return b"".join([*parts, text[at:]])


def is_kept_back(entries, text):
    """Whether the report may have left out a fix that would repeat a secret (docs/fixes.md)."""
    return any(not entry["fixes"] and entry["rule"] in fixable() for entry in entries) and \
        re.search(rb"(?i)token|key|secret|passw|authorization", text) is not None


def best_fix(entry, mode):
    return next((fix for fix in entry["fixes"] if fix["safe"] or mode == "all"), None)


def place(fix):
    return fix["edits"][0]["start"]["offset"], fix["edits"][-1]["end"]["offset"]


GRAVITY = {"error": 0, "warning": 1, "info": 2}


def round_of_edits(entries, mode):
    """The edits of one round: fixes by place that neither overlap nor touch."""
    fixes = [(place(fix)[0], GRAVITY[entry["severity"]], index, fix)
             for index, entry in enumerate(entries) if (fix := best_fix(entry, mode))]
    last, edits = -1, []
    for start, _, _, fix in sorted(fixes, key=lambda row: row[:3]):
        if start > last:
            edits += fix["edits"]
            last = place(fix)[1]
    return edits


def errors_of(entries):
    return collections.Counter((entry["rule"], entry["msg"], *entry["loc"]) for entry in entries
                               if entry["severity"] == "error")


def in_rounds(terlint, texts, mode):
    """What the edits of the reports make of TEXTS; the names of those where a fix has to be judged: an error has
    come to light in some round, or the same fixes come again; or where the report has not shown all of them."""
    made, moving, errors, judged = dict(texts), dict(texts), {}, set()
    for number in range(ROUNDS + 1):
        reports = terlint.reports(moving)
        found = {name: errors_of(entries) for name, entries in reports.items()}
        judged |= {name for name in found if number > 0 and found[name] - errors[name]}
        judged |= {name for name, entries in reports.items() if is_kept_back(entries, moving[name])}
        edits = {name: round_of_edits(entries, mode) for name, entries in reports.items() if name not in judged}
        moving = {name: with_edits(moving[name], edits[name]) for name in moving if edits.get(name)}
        made |= moving
        errors = found
        if not moving:
            break
    return made, judged | set(moving)


# --- where a body may change ---


def differences(before, after, path=()):
    """The paths at which two values differ, as far inside as they can be told."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from differences(before.get(key, NOWHERE), after.get(key, NOWHERE), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after)):
            yield from differences(*pair, (*path, index))
    elif type(before) is not type(after) or before != after and not (before != before and after != after):
        yield path


def value_at(value, path):
    for step in path:
        if not isinstance(value, (dict, list)) or isinstance(value, list) and step >= len(value):
            return NOWHERE
        value = value.get(step, NOWHERE) if isinstance(value, dict) else value[step]
    return value


def only_below(path, before, after):
    """The value at PATH, or something in it, has changed; nothing else."""
    return all(other[:len(path)] == path for other in differences(before, after))


def item_is_gone(path, before, after):
    items = value_at(before, path[:-1])
    if not isinstance(items, list):
        return before is None
    return only_below(path[:-1], before, after) and \
        value_at(after, path[:-1]) == items[:path[-1]] + items[path[-1] + 1:]


def entry_is_gone(path, before, after):
    if isinstance(path[-1], int):
        return item_is_gone(path, before, after)
    return only_below(path, before, after) and value_at(after, path) is NOWHERE


def key_is_another(path, before, after):
    """The member has another name, and the same value."""
    changed = [*differences(before, after)]
    new = [other for other in changed if other != path]
    return not changed or (len(new) == 1 and new[0][:-1] == path[:-1] and
                           repr(value_at(before, path)) == repr(value_at(after, new[0])))


def value_or_key(path, before, after):
    return only_below(path, before, after) or key_is_another(path, before, after)


def key_is_the_one(path, before, after):
    """Another member of the object, and its value, is now the one at PATH."""
    return key_is_another(path, after, before)


def is_moved(path, before, after):
    """The value stands one object further in, or what was in it stands one further out."""
    new = [other for other in differences(before, after) if other != path]
    into = value_at(after, new[0]) if len(new) == 1 else None
    values = [into, *(into.values() if isinstance(into, dict) else ())]
    old = value_at(before, path)
    return value_at(after, path) is NOWHERE and (
        old in values or isinstance(old, dict) and [*old.values()] == [into])


def says_transport(word, transport):
    """Whether WORD, which other clients have, means TRANSPORT: `streamable-http` does, `stdio` does not."""
    plain = re.sub(r"[-_\s]", "", word).lower() if isinstance(word, str) else ""
    return plain in TRANSPORTS.get(transport, ())


def key_is_another_or_gone(path, before, after):
    """The member has another name, beside it, a transport its own word too; or it is gone."""
    if any(holds(path, before, after) for holds in (entry_is_gone, is_moved, key_is_another)):
        return True
    new = [other for other in differences(before, after) if other != path]
    return len(new) == 1 and new[0][:-1] == path[:-1] and new[0][-1] in ("type", "transport_type") and \
        value_at(after, path) is NOWHERE and says_transport(value_at(before, path), value_at(after, new[0]))


def value_or_arguments(path, before, after):
    """A command that is a list has its arguments beside it."""
    places = (path, (*path[:-1], "args"))
    return all(other[:len(path)] in places for other in differences(before, after))


def nothing(_path, before, after):
    return not [*differences(before, after)]


def templates_appear(_path, before, after):
    """Where there was null or nothing, a template is now; names may be templates too."""
    return before is None or all(
        any("{{" in str(step) for step in path) or
        value_at(before, path) in (None, NOWHERE) and "{{" in str(value_at(after, path))
        for path in differences(before, after))


def secrets_are_more(_path, before, after):
    """Names come to stand behind those in `secrets`, which may be new."""
    place = ("execution_environment", "secrets")
    names = value_at(before, place)
    known = names if isinstance(names, list) else []
    made = value_at(after, place)
    if not isinstance(made, list):
        return False
    without = {key: value for key, value in (value_at(after, place[:1])).items() if key != "secrets"}
    rest = value_at(before, place[:1])
    same = without == ({} if rest is NOWHERE else {key: value for key, value in rest.items() if key != "secrets"})
    return made[:len(known)] == known and len(made) > len(known) and same and \
        only_below(place[:1], before, after)


def ends_are_gone(path, before, after):
    """A header's value, or its name, without what stood around it."""
    value, made = value_at(before, path), value_at(after, path)
    return key_is_another(path, before, after) or (only_below(path, before, after) and value.strip(" \t\r\n") == made)


def anything(_path, before, _after):
    return before is None


def the_object(path, before, after):
    """A member of the object at fault has come, gone or changed; of what the others hold nothing has."""
    changed = [*differences(before, after)]
    home = path if isinstance(value_at(before, path), dict) else path[:-1]
    return all(other[:len(home)] == home and len(other) == len(home) + 1 for other in changed)


def with_declarations(path, before, after):
    """The value at PATH; `secrets` and `env_vars` may have got what it names."""
    declared = [("execution_environment",), ("execution_environment", "secrets"), ("execution_environment", "env_vars")]
    return all(other[:len(path)] == path or other[:2] in declared for other in differences(before, after))


def only_more(_path, before, after):
    """There is more to read, and what could be read has stayed."""
    return all(value_at(before, path) in (None, NOWHERE) for path in differences(before, after))


ALLOWED = {
    "duplicate-item": item_is_gone,
    "duplicate-key": nothing,
    "unused-suppression": nothing,
    "mcp-blank": entry_is_gone,
    "env-var-name": key_is_another,
    "missing": key_is_the_one,
    "string-type": value_or_arguments,
    "mcp-transport": the_object,
    "unknown-field": key_is_another_or_gone,
    "yaml-non-string-key": key_is_another,
    "yaml-ambiguous-scalar": value_or_key,
    "yaml-unquoted-template": templates_appear,
    "json-invalid": anything,
    "yaml-invalid": only_more,
    "undeclared-secret": secrets_are_more,
    "header-injection": ends_are_gone,
    "undeclared-env": with_declarations,
    "hardcoded-credential": with_declarations,
}


# --- the properties ---


def compare(what, got, want, texts):
    """A line for each text that is not as it should be."""
    for name, text in want.items():
        if got[name] != text:
            yield f"{what}: {name}\n  {texts[name]!r}\n  {got[name]!r}\n  should be\n  {text!r}"


def whole_fixes(terlint, texts, mode):
    """--fix does what its edits say, once is enough, and --diff says the same to patch."""
    narrow = {name: text for name, text in texts.items() if not is_wide(text)}
    made, refused = terlint.fixed(texts, MODES[mode])
    edited, judged = in_rounds(terlint, narrow, mode)
    agreed = {name: text for name, text in edited.items() if name not in refused | judged}
    again, _ = terlint.fixed(made, MODES[mode])
    changed = {name for name, text in texts.items() if made[name] != text}
    print(f"{mode}: {len(texts)} documents, {len(changed)} changed, {len(changed & {*agreed})} of them compared, "
          f"{len(refused)} with a fix refused")
    if len(changed & {*agreed}) < LEAST_COMPARED:
        yield f"{mode}: too few are compared with the report's edits"
    yield from compare(f"{mode}: not as the report's edits", made, agreed, texts)
    yield from compare(f"{mode}: fixed again", again, made, texts)
    yield from compare(f"{mode}: patched", terlint.patched(texts, MODES[mode]), made, texts)
    wide = {name: text for name, text in texts.items() if is_wide(text)}
    yield from compare(f"{mode}: wide text", made, wide, texts)


def can_be_found(entry, text):
    """Whether its loc is the path in the value: lone surrogates are not named there."""
    return not is_wide(text) and not any("\ufffd" in str(step) for step in entry["loc"])


def single_fixes(terlint, texts):
    """Every fix, made alone, changes the body at its finding's place."""
    jobs, after = {}, {}
    shared = {name for name, text in texts.items() if b"&a" in text}  # anchored: what is unsafe may show elsewhere
    for name, entries in terlint.reports(texts).items():
        for entry in entries:
            for fix in entry["fixes"] if can_be_found(entry, texts[name]) else ():
                if not fix["safe"] and name in shared:
                    continue
                key = f"f{len(jobs):06}.{name.rsplit('.', 1)[1]}"
                jobs[key] = name, entry, fix
                after[key] = with_edits(texts[name], fix["edits"])
    old, new = terlint.values(texts), terlint.values(after)
    counts = collections.Counter((entry["rule"], name.rsplit(".", 1)[1]) for name, entry, _ in jobs.values())
    print("single fixes:", ", ".join(f"{count} {rule} in {form}" for (rule, form), count in sorted(counts.items())))
    for rule in sorted(fixable()):
        for form, others in (("yaml", ("json-",)), ("json", ("yaml-", "unused-suppression"))):
            if not rule.startswith(others) and counts[rule, form] < LEAST:
                yield f"{rule}: only {counts[rule, form]} of its fixes in {form}"
    for key, (name, entry, fix) in jobs.items():
        path = tuple(entry["loc"][1:])
        allowed = ALLOWED.get(entry["rule"], only_below)
        if len(old.get(name, ())) != 1:
            continue
        is_kept = len(new[key]) == 1 or old[name] == [None]  # what could not be read hid the documents behind it
        if not (is_kept and allowed(path, old[name][0], new[key][0])):
            yield f"{entry['rule']}: {fix['title']}: {path}\n  {texts[name]!r}\n  {after[key]!r}"


def main():
    parser = argparse.ArgumentParser(description="holds fixes to their properties")
    parser.add_argument("terlint")
    parser.add_argument("read_dump")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20000)
    options = parser.parse_args()
    texts = documents(options.seed, options.count)
    terlint = Terlint(options.terlint, options.read_dump)
    failures = [*whole_fixes(terlint, texts, "safe"), *whole_fixes(terlint, texts, "all"),
                *single_fixes(terlint, texts)]
    for line in failures[:SHOWN]:
        print("---", line)
    if failures:
        print(f"again: --seed {options.seed} --count {options.count}")
    print(f"{3 * len(texts) - len(failures)} passed, {len(failures)} failed")
    sys.exit(bool(failures))


main()
