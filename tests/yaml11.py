#!/usr/bin/env python3
"""yaml11.py record ROOT | check READ_DUMP: `--yaml 1.1` is PyYAML's reading.

record writes fixtures/yaml11.jsonl with what PyYAML's safe_load in the Debian root ROOT makes of our
documents, dates as written; documents that it refuses or that JSON cannot hold are left out. check holds
read_dump to that file.
"""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

FIXTURE = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "yaml11.jsonl"
LEAST = 250
SCALARS = """
y Y yes Yes YES yEs n N no No NO true True TRUE tRUE false False FALSE on On ON off Off OFF oN
null Null NULL nULL ~ '' = << - .
0 -0 +0 00 1 +1 -1 12 012 0o14 0x1F 0X1F 0x_1f -0x10 +0x10 0b101 -0b11 0b_1 0b 0x 08 09 0_7 1_000 _1 1_ 1__0 +12_3
123456789012345678901234567890 0xFFFFFFFFFFFFFFFFFFFFFFFF -0xFFFFFFFFFFFFFFFFFFFFFFFF 0b1111111111111111111111111111111111111111111111111111111111111111111
0777777777777777777777777777777 1:30 -1:30 1:59:59 1:60 0:1 01:30 1:2:3:4 190:20:30 190:20:30.15 1:30.5 99999999999999999999:59
1.5 -1.5 +1.5 1. .5 -.5 +.5 1e5 1e+5 1.e+5 1.5e5 1.5e+5 1.5E-5 1.5e-05 .5e+1 5.e-1 1_0.5 1.5_0 0.1 00.1 685_230.15 6.8523015e+5 1.e5 e5 .e+1
.inf -.inf +.inf .Inf .INF .iNF .nan .NaN .NAN .nAN inf nan NaN Infinity
2001-12-14 2001-1-1 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 2002-1-1x 12:30:45
a@b $x ${X} x:y a#b a=b http://x *x &x %x @x `x 1.2.3 v1.0 1-2 0.0.0.0 127.0.0.1 1e 1e+ - -- --- 0x1G 1,000
""".split()
DOCUMENTS = [
    "a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n", "a: &x {b: 1}\ne: &y {b: 2, f: 3}\nd: {<<: [*x, *y], g: 4}\n",
    "a: &x {b: 1}\ne: &y {<<: *x, f: 3}\nd: {<<: *y, f: 4}\n", "d: {<<: {a: 1}, b: 2}\n", "d: {b: 2, <<: {a: 1, b: 3}}\n",
    "a: &x {b: 1}\nd:\n  <<: *x\n  <<: {z: 1}\n", "a: &x 12\nb: *x\nc: [*x, *x]\n", "- &a [1, 2]\n- *a\n- {k: *a}\n",
    "&k key: 1\nv: *k\n", "'<<': {a: 1}\n", "a: !!str 12\n", "a: !!int '12'\n", "a: !!float 1\n", "a: !!bool 'yes'\n",
    "a: !!null ''\n", "a: !!str yes\n", "a: !!float 0x10\n", "a: |\n  yes\nb: >\n  no\n", "a: \"yes\"\nb: 'no'\n", "[yes, no, 1:30]\n",
]


def documents():
    """Scalars as values, as keys and as items, and documents of their own."""
    templates = ("v: {}\n", "- {}\n", "{}: v\n")
    return [*(t.format(s) for s, t in itertools.product(SCALARS, templates)), *DOCUMENTS]


RECORD = """
import json, sys, yaml
class Loader(yaml.SafeLoader):
    pass
Loader.add_constructor('tag:yaml.org,2002:timestamp', lambda loader, node: loader.construct_scalar(node))
for text in json.load(sys.stdin):
    try:
        value = yaml.load(text, Loader)
        print(json.dumps({'yaml': text, 'json': json.dumps(value, ensure_ascii=False, separators=(',', ':'))}))
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, IndexError):
        pass
"""


def record(root):
    """Rewrites the fixture."""
    result = subprocess.run(["chroot", root, "python3", "-c", RECORD], input=json.dumps(documents()), text=True,
                            stdout=subprocess.PIPE, check=True)
    FIXTURE.write_text(result.stdout, encoding="utf-8")


def read(dump, rows):
    """The lines that read_dump prints for each row."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, f"{i:05d}.yaml") for i in range(len(rows))]
        for path, row in zip(paths, rows):
            path.write_text(row["yaml"], encoding="utf-8")
        output = subprocess.run([dump, "--yaml", "1.1", *paths], text=True, stdout=subprocess.PIPE, check=True).stdout
    return [part.split("\n")[1:-1] for part in output.split("file ")[1:]]


def check(dump):
    """Compares; the exit code tells whether all agree."""
    rows = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]
    failed = int(len(rows) < LEAST)
    for row, got in zip(rows, read(dump, rows), strict=True):
        if got != ["value " + row["json"]]:
            failed += 1
            print(f"--- {row['yaml']!r}: PyYAML reads {row['json']}, we {got}")
    print(f"{len(rows) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


{"record": record, "check": check}[sys.argv[1]](sys.argv[2])
