"""Valid documents of every schema of the API document, as trees."""
import vocabulary
from tree import Members, Raw


def text(random):
    """An ordinary string of a few words."""
    return " ".join(random.choice(vocabulary.WORDS) for _ in range(random.randint(1, 4)))


def boolean(random):
    return Raw(random.choice(("true", "false")))


def number(random):
    """A number in one of the many ways to write one."""
    kind = random.random()
    if kind < 0.5:
        return Raw(random.choice(vocabulary.NUMBER_TOKENS))
    if kind < 0.65:
        size = 2 ** random.randint(0, 200) + random.randint(-1, 1)
        return Raw(str(random.choice((1, -1)) * size))
    if kind < 0.85:
        return Raw(repr(random.uniform(-1, 1) * 10.0 ** random.randint(-320, 308)))
    digits = "".join(random.choice("0123456789") for _ in range(random.randint(1, 25)))
    exponent = random.choice(("", f"e{random.randint(-330, 320)}", f"E+{random.randint(0, 30)}"))
    return Raw(f"{random.choice(('', '-'))}{random.randint(0, 9999)}.{digits}{exponent}")


def scalar(random):
    kind = random.random()
    if kind < 0.4:
        return text(random)
    if kind < 0.8:
        return number(random)
    odd = random.choice(vocabulary.ODD_STRINGS)
    return random.choice((Raw("true"), Raw("false"), Raw("null"), "", odd))


def anything(random, depth=3):
    """Any JSON value."""
    kind = random.random()
    if depth == 0 or kind < 0.6:
        return scalar(random)
    if kind < 0.8:
        return [anything(random, depth - 1) for _ in range(random.randint(0, 3))]
    return plain_map(random, lambda r: anything(r, depth - 1))


def plain_map(random, value=text, most=3):
    """An object of up to MOST members."""
    names = strings(random, vocabulary.VARIABLES + vocabulary.WORDS, most)
    return Members([[name, value(random)] for name in dict.fromkeys(names)])


def strings(random, words, most=3):
    """An array of up to MOST strings."""
    return [random.choice(words) for _ in range(random.randint(0, most))]


def nullable(random, value):
    """VALUE, or sometimes null."""
    return Raw("null") if random.random() < 0.1 else value


def some(random, makers):
    """A pair for some of MAKERS, which maps names to functions that make a value."""
    return [[name, make(random)] for name, make in makers.items() if random.random() < 0.5]


def shuffled(random, pairs):
    random.shuffle(pairs)
    return Members(pairs)


def server(random):
    """An MCPServerConfig."""
    pairs = some(random, {"env": plain_map})
    if random.random() < 0.5:
        pairs += [["command", random.choice(vocabulary.COMMANDS)]]
        pairs += some(random, {"args": lambda r: strings(r, vocabulary.ARGUMENTS)})
        pairs += some(random, {"url": lambda r: Raw("null")})
    else:
        pairs += [[random.choice(("type", "transport_type")), random.choice(("http", "sse"))]]
        pairs += [["url", random.choice(vocabulary.URLS)]]
        pairs += some(random, {"headers": plain_map})
    return shuffled(random, pairs)


def environment(random):
    """An ExecutionEnvironment."""
    makers = {
        "working_dir": lambda r: nullable(r, "/workspace"),
        "env_vars": plain_map,
        "secrets": lambda r: strings(r, vocabulary.VARIABLES),
        "integration_ids": lambda r: strings(r, vocabulary.QUEUE_IDS, 2),
        "mcp_servers": lambda r: plain_map(r, server, 2),
    }
    return shuffled(random, some(random, makers))


def request(random):
    """A TeamExecutionRequest."""
    makers = {
        "system_prompt": lambda r: nullable(r, text(r)),
        "stream": boolean,
        "user_metadata": lambda r: nullable(r, plain_map(r, anything)),
        "execution_environment": lambda r: nullable(r, environment(r)),
        "execution_metadata": lambda r: nullable(r, plain_map(r, anything)),
    }
    required = [["prompt", text(random)], ["worker_queue_id", random.choice(vocabulary.QUEUE_IDS)]]
    return shuffled(random, required + some(random, makers))


def response(random):
    """A TeamExecutionResponse."""
    names = ("execution_id", "workflow_id", "status", "message")
    return shuffled(random, [[name, text(random)] for name in names])


def place(random):
    """An item of a ValidationError's loc: the one union of the contract."""
    kind = random.random()
    if kind < 0.4:
        return random.choice(vocabulary.FIELDS)
    if kind < 0.6:
        return Raw(random.choice(vocabulary.BOOLEAN_TOKENS))
    return number(random)


def validation_error(random):
    """A ValidationError."""
    return shuffled(random, [
        ["loc", [place(random) for _ in range(random.randint(0, 4))]],
        ["msg", text(random)],
        ["type", random.choice(("missing", "string_type", text(random)))],
    ])


def http_validation_error(random):
    """An HTTPValidationError."""
    errors = [validation_error(random) for _ in range(random.randint(0, 3))]
    return Members(some(random, {"detail": lambda r: errors}))


def large_request(random):
    """A TeamExecutionRequest with hundreds of members."""
    count = random.choice((60, 250, 1000))
    servers = [[f"server{index}", server(random)] for index in range(count // 4)]
    tree = request(random)
    tree.pairs += [
        ["user_metadata", Members([[f"key{index}", scalar(random)] for index in range(count)])],
        ["execution_environment", Members([
            ["mcp_servers", Members(servers)],
            ["secrets", strings(random, vocabulary.VARIABLES, count)],
        ])],
    ]
    return tree


SCHEMAS = {
    "MCPServerConfig": server,
    "ExecutionEnvironment": environment,
    "TeamExecutionResponse": response,
    "ValidationError": validation_error,
    "HTTPValidationError": http_validation_error,
}
