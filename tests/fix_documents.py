"""Documents with the mistakes that fixes are for, in many styles, for tests/fix_properties.py. The importer has
oracle/ on its path.

FAULTS has for every rule that may have a fix what makes a request wrong in that way; TEXT_FAULTS does so on the
text. Both are sure to be used: each document of `documents` begins with one of them in turn.
"""
import base64
import functools
import gzip
import json
import pathlib
import re
from random import Random

import grammar
import mutate
import vocabulary
import yaml_writer
from tree import Members, Raw, Writer, copied, slots
from yaml_styles import Styled

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARK = b"\xef\xbb\xbf"
NOT_STRINGS = ("8080", "true", "0.5", "0x1F", "1e3", "null", "~", "no", "1.10")
KINDS = ("stdio", "local", "streamable-http", "HTTP", "remote", "htpp", "", "SSE")
PATHS = ("/mcp", "/sse", "/", "/v1/api", "/sse/mcp")
FOREIGN = ("serverUrl", "httpUrl", "transport", "disabled", "timeout", "autoApprove", "enviroment", "header", "arg", "cmd")
# Text that no worker resolves, that should be a secret, or that a header cannot hold.
ODD_TEXTS = ("{{ .secret.token }}", "Bearer {{secrets.x}}:{{ .env.HOST }}", "${API_TOKEN}", "a ${env:HOST}/${input:key}",
             "Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a", "--token=q8Zk2vT9xW4mB7nL", "postgres://app:s3cr3t@db/app",
             "ghp_16C7e42F292c6912E7710c838347Ae178B4a, ghp_26C7e42F292c6912E7710c838347Ae178B4b", "abc\n", "${{ secrets.GH }}")
TOKEN = "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz"[:36]


@functools.cache
def fixable():
    """The rules that have a fix, by the table of fixes itself."""
    table = (ROOT / "src" / "fix" / "recipe.c").read_text(encoding="utf-8")
    return {name.lower().replace("_", "-") for name in re.findall(r"\{RULE_(\w+),", table)}


# --- places in a request ---


def get(members, name):
    return next((pair[1] for pair in members.pairs if pair[0] == name), None)


def put(members, name, value):
    members.pairs = [pair for pair in members.pairs if pair[0] != name] + [[name, value]]
    return value


def inside(members, name, kind=Members):
    """The value of NAME, made where it is not there or something else."""
    value = get(members, name)
    return value if isinstance(value, kind) else put(members, name, kind())


def section(tree, name, kind=Members):
    return inside(inside(tree, "execution_environment"), name, kind)


def new_server(random, tree, *pairs):
    servers = section(tree, "mcp_servers")
    return put(servers, f"s{random.randint(0, 99)}", Members([list(pair) for pair in pairs]))


def url(random):
    return f"https://example.{random.choice(('com', 'org'))}{random.choice(PATHS)}"


def command(random):
    return random.choice(vocabulary.COMMANDS)


# --- mistakes, by rule ---


def string_type(random, tree):
    put(section(tree, "env_vars"), "PORT", Raw(random.choice(NOT_STRINGS)))


def list_type(random, tree):
    name = random.choice(("secrets", "integration_ids"))
    put(inside(tree, "execution_environment"), name, random.choice((Raw("null"), "TOKEN")))


def dict_type(random, tree):
    put(inside(tree, "execution_environment"), random.choice(("env_vars", "mcp_servers")), Raw("null"))


def missing(random, tree):
    name = random.choice(("prompt", "worker_queue_id"))
    for pair in tree.pairs:
        pair[0] = {"prompt": "promt", "worker_queue_id": "workerQueueId"}[name] if pair[0] == name else pair[0]


def literal_error(random, tree):
    other = ["command", command(random)] if random.random() < 0.4 else ["url", url(random)]
    new_server(random, tree, ["type", random.choice(KINDS)], other)


def mcp_transport(random, tree):
    kind = random.random()
    if kind < 0.4:
        new_server(random, tree, [random.choice(("url", "serverUrl", "httpUrl")), url(random)])
    elif kind < 0.7:
        new_server(random, tree, ["command", command(random)], ["type", "http"])
    else:
        blank, other = random.choice((("url", "command"), ("command", "url")))
        new_server(random, tree, [blank, ""], [other, url(random) if other == "url" else "npx"])


def mcp_conflicting_type(random, tree):
    new_server(random, tree, ["transport_type", random.choice(("http", "sse"))],
               ["type", random.choice(("http", "sse", "streamable-http"))], ["url", url(random)])


def mcp_ignored_field(random, tree):
    if random.random() < 0.5:
        new_server(random, tree, ["type", "http"], ["url", url(random)], ["args", ["-n"]])
    else:
        new_server(random, tree, ["command", command(random)], ["headers", Members([["X-A", "b"]])])


def unknown_field(random, tree):
    name = random.choice(FOREIGN)
    if name == "transport":
        new_server(random, tree, [name, random.choice(KINDS)], ["url", url(random)])
        return
    values = (Raw("60"), ["a"], [Raw("1")], Members([["A", Raw("1")]]), "https://example.com/mcp", Raw("false"))
    new_server(random, tree, ["command", command(random)], [name, random.choice(values)])


def worker_queue_id_canonical(random, tree):
    put(tree, "worker_queue_id", random.choice(vocabulary.QUEUE_IDS).upper())


def worker_queue_id_uuid(random, tree):
    shape = random.choice((" %s", "%s\n", "'%s'", "urn:uuid:%s", "{%s}", '"%s"', "<%s>"))
    put(tree, "worker_queue_id", shape % random.choice(vocabulary.QUEUE_IDS))


def integration_id_uuid(random, tree):
    shape = random.choice((" %s", "%s\n", "'%s'", "urn:uuid:%s", "{%s}"))
    section(tree, "integration_ids", list).append(shape % random.choice(vocabulary.QUEUE_IDS))


def bool_parsing(random, tree):
    """bool-parsing, bool-type"""
    words = ("enabled", "disabled", "yess", " true", "True ", "none", Raw("null"), Raw("2"), "ja", "enable")
    put(tree, "stream", random.choice(words))


def yaml_invalid(random, tree):
    """A value that begins with what a plain scalar may not begin with; in JSON it is no value."""
    text = random.choice(("@scope/package", "`date`", "%d", "*star", "&and", "@x y"))
    new_server(random, tree, ["command", "npx"], ["env", Members([["A", Raw(text)]])])


def coerced_boolean(random, tree):
    put(tree, "stream", random.choice(("yes", "off", "1", Raw("1"), Raw("0.0"), "TRUE")))


def duplicate_item(random, tree):
    names = section(tree, "secrets", list)
    names += ["TWICE", "once", "TWICE"][: random.randint(1, 3)] + ["TWICE"]


def duplicate_key(random, tree):
    pairs = random.choice((tree, section(tree, "env_vars"), inside(tree, "user_metadata"))).pairs
    pair = random.choice(pairs) if pairs else ["A", "b"]
    value = copied(pair[1]) if random.random() < 0.5 else "other"
    pairs += [[pair[0], value]] if pairs else [pair, ["A", value]]


def overridden_metadata(random, tree):
    put(inside(tree, "user_metadata"), random.choice(("user_id", "user_email", "user_name")), "x")


def yaml_ambiguous_scalar(random, tree):
    put(inside(tree, "user_metadata"), "answer", Raw(random.choice(("yes", "off", "012", "1:30", "1_000", "0o17"))))


def template(random, tree):
    """template-syntax, undeclared-secret, undeclared-env, yaml-unquoted-template"""
    text = random.choice(("{{ .secret.A }}", "{{.secrets.A}}", "{{.secret.NEW}}", "{{.env.NEW}}", "{{ name }}",
                          "{{.Secret.A}}", "${HOME}", "$TOKEN"))
    where = random.choice(("env", "args", "system_prompt"))
    if where == "system_prompt":
        put(tree, where, f"use {text}")
    elif where == "env":
        new_server(random, tree, ["command", "npx"], ["env", Members([["A", text]])])
    else:
        new_server(random, tree, ["command", "npx"], ["args", ["-k", text]])


def foreign_variable(random, tree):
    text = random.choice(("${TOKEN}", "${env:TOKEN}", "${input:key}", "Bearer ${TOKEN}", "${A}/${B}"))
    if random.random() < 0.5:
        new_server(random, tree, ["command", "npx"], ["env", Members([["A", text]])])
    else:
        new_server(random, tree, ["type", "http"], ["url", url(random)], ["headers", Members([["X-A", text]])])


def credential(random, tree):
    """hardcoded-credential"""
    kind = random.random()
    if kind < 0.3:
        put(section(tree, "env_vars"), "GITHUB_TOKEN", TOKEN)
    elif kind < 0.7:
        new_server(random, tree, ["command", "npx"], ["env", Members([["API_KEY", TOKEN]])])
    else:
        headers = Members([["Authorization", f"Bearer {TOKEN}"]])
        new_server(random, tree, ["type", "http"], ["url", url(random)], ["headers", headers])


def header(random, tree):
    """header-injection, mcp-blank"""
    pair = random.choice((["X-A", "b\n"], ["X-A", " b "], ["X-A", "b\r\nX-B: c"], ["X A", "b"], ["X-A", ""], ["", "b"],
                          [" X-A", "b"]))
    new_server(random, tree, ["type", "http"], ["url", url(random)], ["headers", Members([pair])])


def texts(random, tree):
    """blank items, and what else is about the text of a value"""
    new_server(random, tree, ["command", "npx"], ["args", ["-a", random.choice(("", " ", "\x00", "-b"))]])
    put(inside(tree, "execution_environment"), "working_dir", random.choice(("~/x", "a/b", "/a/../b", " /a", "/a/")))


def names(random, tree):
    """env-var-name, and what else is about names"""
    put(section(tree, "env_vars"), random.choice(("A-B", " A", "1A", "A B", "A=")), "x")


def addresses(random, tree):
    """insecure-url, mcp-url, integration-id-uuid"""
    address = random.choice(("http://example.com/mcp", " https://example.com/mcp", "example.com/mcp",
                             "HTTPS://example.com/mcp"))
    new_server(random, tree, ["type", "http"], ["url", address])
    section(tree, "integration_ids", list).append(random.choice(vocabulary.QUEUE_IDS).upper())


def blank_prompt(random, tree):
    put(tree, "prompt", random.choice(vocabulary.BLANKS[:4]))


FAULTS = (
    string_type, list_type, dict_type, missing, literal_error, mcp_transport, mcp_conflicting_type, mcp_ignored_field,
    unknown_field, worker_queue_id_canonical, worker_queue_id_uuid, integration_id_uuid, bool_parsing,
    yaml_invalid, coerced_boolean, duplicate_item, duplicate_key, overridden_metadata,
    yaml_ambiguous_scalar, template, foreign_variable, credential, header, texts, names, addresses, blank_prompt,
)


def more_mistakes(random, tree):
    """TREE with mistakes all over it."""
    holder = [tree]
    for members in [place[index] for place, index in slots(holder) if isinstance(place[index], Members)]:
        for pair in members.pairs:
            if random.random() < 0.1 and isinstance(pair[1], str):
                pair[1] = Raw(random.choice(NOT_STRINGS))
            if isinstance(pair[1], str) and random.random() < 0.1:
                pair[1] = random.choice(ODD_TEXTS)
            if isinstance(pair[1], list) and pair[1] and random.random() < 0.1:
                pair[1][random.randrange(len(pair[1]))] = random.choice(ODD_TEXTS)
            if random.random() < 0.05:
                pair[0] = random.choice(vocabulary.MISSPELT_FIELDS)
            if isinstance(pair[1], list) and pair[1] and random.random() < 0.2:
                pair[1].append(random.choice(pair[1]))
    return holder[0]


def trees(random):
    """Requests with mistakes, without end."""
    while True:
        for fault in FAULTS:
            tree = grammar.request(random)
            if random.random() < 0.3:
                tree = more_mistakes(random, tree)
            for other in (fault, *random.sample(FAULTS, random.randint(0, 2))):
                other(random, tree)
            yield tree if random.random() < 0.7 else mutate.damaged_tree(random, tree)


# --- as texts ---


def encoded(random, text):
    """TEXT as bytes, sometimes with a byte order mark, or without its last newline."""
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        data = data.rstrip(b"\r\n")
    return MARK + data if random.random() < 0.05 else data


def json_text(random, tree):
    """TREE as JSON, with a comma too many now and then."""
    text = Writer(random).text(tree)
    if random.random() < 0.1:
        text = re.sub(r'(["\]}el0-9])(\s*[\]}])', r"\1,\2", text, count=random.randint(1, 2))
    return encoded(random, text) if random.random() > 0.02 else MARK + MARK + text.encode("utf-8", "surrogatepass")


def yaml_text(random, tree):
    text = Styled(random).text(tree)
    if random.random() < 0.1:
        text = mutate.damaged(random, mutate.TEXT_FAULTS, text, 1)
    if random.random() < 0.1:
        keys = random.choice(("1: x", "1.10: y", "true: z", '"1.10": w', "yes: v"))
        text = text.rstrip("\r\n") + f"\nuser_metadata:\n  {keys}\n"
    if random.random() < 0.1:
        rules = random.choice(("blank-prompt", "strng-type", "blank-prompt, string-type", "bool-type ,blank-prompt"))
        text = re.sub(r"(?<=\n)(?=prompt:)", f"# terlint: ignore[{rules}] why\n", text, count=1)
    return encoded(random, text)


def yaml_stream(random, some):
    """Several documents in one."""
    parts = [Styled(random).text(tree).rstrip("\r\n") for tree in some]
    parts = [re.sub(r"^(%YAML 1.1\r?\n)?---\r?\n", "", part) for part in parts]
    return encoded(random, "---\n" + "\n---\n".join(parts) + "\n")


def json_lines(random, some):
    ends = random.choice(("\n", "\n", "\r\n", "\n\n"))
    lines = [re.sub(r"[\r\n\t]", " ", Writer(random).text(tree)) for tree in some]
    return (ends.join(lines) + random.choice((ends, ends, ""))).encode("utf-8", "surrogatepass")


def generated(seed):
    """Documents without end, as (ending, text)."""
    random = Random(seed)
    source = trees(random)
    for tree in source:
        yield "json", json_text(random, tree)
        for _ in range(2):
            yield "yaml", yaml_text(random, tree)
        if random.random() < 0.1:
            some = [tree, next(source), next(source)]
            yield "jsonl", json_lines(random, some)
            yield "yaml", yaml_stream(random, some)


def in_all_styles(body):
    yield "json", body
    try:
        value = yaml_writer.read(body)
    except ValueError:
        return
    yield "yaml", yaml_writer.in_block_style(value)
    yield "yaml", yaml_writer.in_flow_style(value)


def recorded():
    """The recorded requests of fixtures/parity and the field study's, as (ending, text)."""
    for name in ("requests", "public"):
        with gzip.open(ROOT / "fixtures" / "parity" / f"{name}.jsonl.gz", "rt", encoding="ascii") as lines:
            for line in lines:
                yield from in_all_styles(base64.b64decode(json.loads(line)["body"]))


def documents(seed, count):
    """All documents, each once: {file name: text}."""
    rows = [*recorded()]
    rows += [row for row, _ in zip(generated(seed), range(max(count - len(rows), 0)))]
    return {f"d{index:06}.{ending}": text for index, (ending, text) in enumerate(dict.fromkeys(rows))}
