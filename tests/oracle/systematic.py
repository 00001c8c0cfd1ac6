"""Every field with every kind of value, and every combination of an MCP server's transport."""
import itertools

import vocabulary
from mutate import FIELD_VALUES, Case
from tree import Members, Raw, Writer

SAMPLES = (
    Raw("null"), Raw("true"), Raw("false"), Raw("0"), Raw("-1"), Raw("1.5"), Raw("1e16"),
    "", "text", [], ["a"], ["a", Raw("1"), Raw("null"), ["b"], Members()],
    Members(), Members([["a", "b"]]),
    Members([["a", Raw("1")], ["b", Raw("null")], ["c", ["d"]], ["", Members()], ["é", ""]]),
    Members([[key, Raw("1")] for key in vocabulary.SURROGATES]),
)
SERVERS = {
    "stdio": (("command", "npx"),),
    "http": (("transport_type", "http"), ("url", "https://x")),
    "sse": (("type", "sse"), ("url", "https://x")),
}
ABSENT = object()
COMMANDS = (ABSENT, Raw("null"), "", " ", "npx", Raw("1"))
TYPES = (ABSENT, Raw("null"), "http", "stdio", "")
URLS = (ABSENT, Raw("null"), "", "\u3000", "https://x")


class Plain:
    """A stand-in for a random generator: always the first choice, so that a Writer is plain."""

    @staticmethod
    def choice(options):
        return options[0]

    @staticmethod
    def random():
        return 1.0


def case(tree):
    return Case(None, Writer(Plain()).text(tree).encode("utf-8", "surrogatepass"))


def with_field(pairs, name, value):
    """An object of PAIRS in which NAME has VALUE, or is not where that is ABSENT."""
    members = {key: old for key, old in pairs}
    members[name] = value
    return Members([[key, new] for key, new in members.items() if new is not ABSENT])


def request(name, value):
    """A request in which NAME has VALUE."""
    base = (("prompt", "x"), ("worker_queue_id", vocabulary.QUEUE_IDS[0]))
    return case(with_field(base, name, value))


def with_environment(tree):
    return request("execution_environment", tree)


def with_servers(*servers):
    named = [[f"s{index}", server] for index, server in enumerate(servers)]
    return with_environment(Members([["mcp_servers", Members(named)]]))


def values(name):
    """The samples, and what else is of interest for the field NAME."""
    return (ABSENT,) + SAMPLES + FIELD_VALUES.get(name, ())


def field_cases():
    """One field wrong at a time."""
    for name in vocabulary.REQUEST_FIELDS:
        yield from (request(name, value) for value in values(name))
    for name in vocabulary.ENVIRONMENT_FIELDS:
        yield from (with_environment(with_field((), name, value)) for value in values(name))
    for name, base in itertools.product(vocabulary.SERVER_FIELDS, SERVERS.values()):
        yield from (with_servers(with_field(base, name, value)) for value in values(name))
    yield from (with_servers(value, value) for value in SAMPLES)


def transport_cases():
    """Every combination of what selects a transport, with `type` under either name or both."""
    for command, kind, url in itertools.product(COMMANDS, TYPES, URLS):
        for name in ("type", "transport_type"):
            pairs = (["url", url], [name, kind], ["command", command])
            yield with_servers(Members([pair for pair in pairs if pair[1] is not ABSENT]))
    for first, second in itertools.product(TYPES[1:], TYPES[1:] + (Raw("1"), Members())):
        for names in (("type", "transport_type"), ("transport_type", "type")):
            pairs = [[names[0], first], ["url", "https://x"], [names[1], second]]
            yield with_servers(Members(pairs))


def systematic_cases():
    """All of them."""
    yield from field_cases()
    yield from transport_cases()
