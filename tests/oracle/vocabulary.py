"""The words that request bodies are made of: ordinary ones, and ones to trip over."""

QUEUE_IDS = (
    "6f1c2e7a-93b4-4d58-a1e0-7c5d2b8f4e13",
    "b2d94c60-1f7e-4a3b-8c95-e06a7d31f8b4",
    "0a58e3d7-c46b-49f2-b7d1-52f90c8ea63d",
)

WORDS = (
    "deploy", "review", "the", "team", "billing", "kubectl", "get", "pods", "-n", "prod", "rollout",
    "status", "x", "Ünïcödé", "東京", "отчёт", "🚀", "naïve", "a/b", "it's", 'say "hi"', "back\\slash",
    "tab\there", "two\nlines", "{{.secret.token}}", "{{.env.HOME}}", "{{name}}", "{{ .secret.x }}",
    "${HOME}", "<b>&amp;</b>", "100%", "#1", "a: b",
)

ODD_STRINGS = (
    "", " ", "\t\n", "\x00", "a\x00b", "\x1f", "\x7f", "\x80", "\x85", "\xa0", "\xad", "\u200b",
    "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001f600", "\U0010ffff",
    "e\u0301", "\u0130", "\u017f", "null", "true", "12", "1.5", "~", "<<", "=", "&a", "*a", "!x",
    "- a", "? a", "|", ">", "%", "@", "`", "'", '"', "\\", "/", "\r", "\r\n", "no", "off", "0x1f",
    "0o17", "017", "1_000", "1:30", ".inf", ".nan", "2001-01-01", "---", "...", "{}", "[]", "a,b",
    "\\u0041", "\\n", "key with spaces", "trailing ", " leading", "a: b", "a #b", "x" * 300,
)

SURROGATES = (
    "\ud800", "\udfff", "\udbff\udc00", "\ude00\ud83d", "a\ud83d", "\udc00b", "\ud83d\ude00",
)

BLANKS = (
    "", " ", "  ", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0",
    "\u1680", "\u2000", "\u2003", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
    " \t\n\u3000\x85", "\u180e", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\x00", "\x08",
    "\x1b", "\x7f", "\x84", "\x86", "\xa1", " x ", "\u3000x", "\u2800", "\u3164",
)

BOOLEAN_WORDS = ("0", "off", "f", "false", "n", "no", "1", "on", "t", "true", "y", "yes")
BOOLEAN_STRINGS = tuple(
    spelling for word in BOOLEAN_WORDS
    for spelling in (word, word.upper(), word.title(), word.title().swapcase())
) + (
    "tRuE", "oN", "YeS", "fAlSe", " true", "true ", "\ttrue", "", " ", "00", "01", "1.0", "0.0",
    "-1", "2", "+1", "yess", "ye", "enable", "disabled", "none", "null", "nO\u0301", "\u0131",
    "\uff11", "tru\u0435", "fal\u017fe", "ye\u017f", "o\uff4e", "True\x00", "\u212a", "truetrue",
    "FALSE!", "ja", "nein", "ok",
)

BOOLEAN_TOKENS = (
    "true", "false", "null", "0", "1", "-0", "-1", "2", "0.0", "1.0", "-0.0", "-1.0", "2.0", "1.5",
    "0.5", "1e0", "10e-1", "0e5", "1E+0", "1e-400", "1.0000000000000001", "0.9999999999999999999",
    "1e400", "9.3e18", "-9.3e18", "1e16", "1e19", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "340282366920938463463374607431768211456", "9223372036854775807.0", "9223372036854775808.0",
    "-9223372036854775808.0", "4294967296", "256", "257", "NaN", "Infinity", "-Infinity", "[]",
    "{}", "[true]",
)

NUMBER_TOKENS = (
    "0", "-0", "1", "-1", "7", "10", "123", "-42", "0.0", "-0.0", "0.1", "1.0", "1.10", "100.0",
    "1.5", "3.14159", "-2.50", "1e16", "1e15", "1e-4", "1e-5", "1E5", "1e+5", "1E-05", "1e05",
    "12e0", "0e0", "0e-0", "-0e1", "0.0001", "0.00001", "123456789012345680.0",
    "1234567890123456.0", "12345678901234567.0", "9999999999999998", "9999999999999999.0",
    "0.30000000000000004", "2.2250738585072014e-308", "2.2250738585072011e-308",
    "4.9406564584124654e-324", "5e-324", "3e-324", "2e-324", "1.7976931348623157e308",
    "1.7976931348623158e308", "1.7976931348623159e308", "1e308", "1e309", "-1e400", "1e-400",
    "9007199254740993", "9007199254740993.0", "9007199254740992.5", "8.5e-5", "1e21", "1e22",
    "1e23", "5e-5", "123e-7", "4294967295", "4294967296", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1" + "0" * 40,
    "0." + "3" * 60, "1." + "0" * 60 + "1", "123456789" * 9, "6.02214076e23",
    "1e00000000000000000001", "1e99999999999999999999", "-1e-99999999999999999999",
    "0e99999999999999999999", "1e2147483648", "0.5e-2147483649",
)

CONSTANT_TOKENS = ("NaN", "Infinity", "-Infinity")

WHOLE_BODIES = (
    "", " ", "null", " null ", "true", '""', "[]", "{}", '"text"', "\n\n", "\t null\n", "nullnull",
    "null null",
)

BROKEN_TOKENS = (
    "nan", "NAN", "Nan", "inf", "Inf", "infinity", "-infinity", "+Infinity", "-NaN", "Infinit",
    "-Infinit", "-Inf", "Na", "N", "True", "False", "None", "TRUE", "tru", "truee", "nul", "nulll",
    "undefined", "yes", "no", "~", "01", "-01", "00", "-00", "0x1F", "0o7", "0b1", "1_000", "1,000",
    ".5", "-.5", "5.", "-", "+1", "--1", "1e", "1e+", "1E-", "1.e5", "1.5.2", "1e5.5", "1 2", "0e",
    "\uff11", "\u0661", "'a'", "`a`", "a", "\"a", "a\"", "\"\\x41\"", "\"\\u00\"", "\"\\uD83D\\u\"",
    "\"\\u00G0\"", "\"\\u+041\"", "\"\\u 041\"", "\"\\u0x41\"", "\"\\U0041\"", "\"\\'\"",
    "\"\\\n\"", "\"a\nb\"", "\"a\tb\"", "\"\x00\"", "\"\x1f\"", "[1,]", "[,1]", "[1,,2]", "[1 2]",
    "[1", "1]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "{1:2}",
    "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1", "{\"a\"", "{\"a", "{", "[", "", "// c",
    "/* c */ 1", "# c", "1 // c", "<a/>", "{{.secret.x}}", "\\", "\"\\", "\"\\u", "\"\\ud83d",
    "\"\\ud83d\\", "\"\\ud83d\\u", "\"\\ud83d\\ude0", "@", "\x00", "\u2028", "\ufeff1", "\xa01",
)

FRAGMENTS = (
    ",", ":", "{", "}", "[", "]", '"', "'", "\\", "/", "//", "/**/", "#", "-", "+", ".", "e", "E",
    "0", "1", "00", "NaN", "null", "true", ",,", "\\u", "\\u1", "\\ud83d", "\\ude00", "\\x", "\\/",
    '""', "[]", "{}", '"a":1', " ", "\t", "\n", "\r", "\x00", "\x0b", "\x0c", "\x1f", "\x7f",
    "\x85", "\xa0", "\u2028", "\u3000", "\ufeff", "\ud800", "é", "🚀", "\\n", '\\"',
)

BAD_UTF8 = (
    b"\x80", b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xc2\x20", b"\xe0\x80\x80",
    b"\xe0\x9f\xbf", b"\xe2\x82", b"\xe2\x82\x20", b"\xe2\x28\xa1", b"\xf0\x80\x80\x80",
    b"\xf0\x8f\xbf\xbf", b"\xf0\x9f\x98", b"\xf0\x9f\x98\x20", b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80", b"\xfe", b"\xff",
    b"\xff\xfe", b"\xc3\x28", b"\xed\xa0", b"\xed\xb0", b"\xed\xa0\x20", b"\xed\x80",
)
SURROGATE_UTF8 = (
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb8\x80", b"\xed\xb0\x80\xed\xa0\x80",
)

TRANSPORTS = (
    "http", "sse", "stdio", "streamable-http", "streamableHttp", "HTTP", "Sse", "SSE", " http",
    "http ", "https", "local", "", "htt", "http\x00", "ss\u0435", "null",
)
URLS = (
    "https://mcp.example.com/sse", "http://localhost:8080/mcp", "{{.env.MCP_URL}}", "ftp://x", "x",
    "https://例え.jp/",
)
COMMANDS = ("npx", "python", "uvx", "/usr/local/bin/server", "docker", "node")
ARGUMENTS = (
    "-y", "-m", "@scope/server", "--port", "8080", "{{.secret.token}}", "", "run", "C:\\x",
    "--flag=a b",
)
VARIABLES = ("HOME", "PATH", "TOKEN", "DEBUG", "a-b", "", "ключ", "A.B", "1X", "with space")

REQUEST_FIELDS = (
    "prompt", "system_prompt", "stream", "worker_queue_id", "user_metadata",
    "execution_environment", "execution_metadata",
)
ENVIRONMENT_FIELDS = ("working_dir", "env_vars", "secrets", "integration_ids", "mcp_servers")
SERVER_FIELDS = ("command", "args", "env", "type", "transport_type", "url", "headers")
OTHER_FIELDS = ("execution_id", "workflow_id", "status", "message", "detail", "loc", "msg", "type")
MISSPELT_FIELDS = (
    "Prompt", "prompts", "systemPrompt", "worker_queue", "workerQueueId", "execution_enviroment",
    "envVars", "secret", "mcpServers", "mcp_server", "serverUrl", "transport", "transportType",
    "requestInit", "disabled", "timeout", "cwd", "tools", "prompt ", "prompt\x00", "PROMPT", "",
    "type ", "Type", "url\n", "__proto__", "<<", "$schema", "_type", "команда", "proᵐpt",
)
FIELDS = REQUEST_FIELDS + ENVIRONMENT_FIELDS + SERVER_FIELDS + OTHER_FIELDS + MISSPELT_FIELDS
