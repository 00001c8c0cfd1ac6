"""Random editing of requests, as editors send it and as none should. A step is what is
sent at once: notifications, each of them changes as `textDocument/didChange` has them."""
import pathlib

from edit_text import apply, lines, position_of, replacement

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
LONGEST_SEED = 4000

PIECES = [
    "\n", "\r", "\r\n", "\n\n", "\n  ", "\n    - ", "\t", " ", "  ", "---\n", "...\n", "\n--- ", ":", ": ", ",",
    "-", "- ", "#", " # terlint: ignore[", " # terlint: ignore-file[duplicate-key]", "{", "}", "[", "]", "{}", "[]",
    '"', "'", "\\", "|\n", ">-\n", "&a ", "*a", "<<: *a\n", "!!str ", "? ", "%YAML 1.1\n", "\0", "\ufeff", "\u0085",
    "\u2028", "é", "e\u0301", "漢字", "😀", "👩‍👩‍👧", "\ud83d", "\ude00", "\U0010ffff", "{{.secret.",
    "{{.secret.github_token}}", "{{.env.REGION}}", "{{ .env.X }}", "null", "true", "yes", "0x1F", "1e400", ".inf",
    "2024-01-01", "prompt: Review it\n", '"prompt": "Review it",', "secrets: [github_token]\n",
    "env_vars:\n  PORT: 8080\n", "mcp_servers:\n  files:\n    command: npx\n", "type: sse\n", "url: http://x/mcp\n",
    "serverUrl: x\n", "worker_queue_id: 8E3B7512175d4c22b1d5effedcda26fb\n", "stream: \"yes\"\n", "x" * 5000,
    "a: " * 40, "[" * 80, "\u0000\u0001\u001b[31m", "\x7f", "api_key: ghp_0123456789abcdefghijABCDEFGHIJ012345\n",
]


WIDE = ["é", "e\u0301", "漢字", "😀", "👩‍👩‍👧", "\U0010ffff", "\u0085", "\u2028"]


def seeds():
    """The texts that editing begins with: (format, text)."""
    found = [("yaml", ""), ("json", ""), ("jsonl", "")]
    for path in sorted([*ROOT.glob("fixtures/**/*"), *ROOT.glob("examples/**/*")]):
        if path.suffix in SUFFIXES and path.stat().st_size <= LONGEST_SEED:
            try:
                found.append((SUFFIXES[path.suffix], path.read_bytes().decode()))
            except UnicodeDecodeError:
                pass
    return found


class Editor:
    """Somebody at work on a text; `change` is the next step, and `text` what it leaves."""

    def __init__(self, random, texts, encoding):
        self.random, self.texts, self.encoding = random, texts, encoding
        self.format, self.text = random.choice(texts)
        if random.random() < 0.15:
            self.text = self.text.replace("\n", random.choice(["\r\n", "\r"]))
        if random.random() < 0.05:
            self.text = "\ufeff" + self.text
        for _ in range(random.choice([0, 0, 5, 20])):
            at = random.randint(0, len(self.text))
            self.text = self.text[:at] + random.choice(WIDE) + self.text[at:]
        self.typed, self.cursor, self.undone = "", 0, []

    def change(self):
        """The next step, taken."""
        before = self.text
        changes = self.next_key() if self.typed else self.random_step()
        for change in changes:
            self.text = apply(self.text, change, self.encoding)
        self.undone = self.undone[-20:] + [before]
        return [[change] for change in changes] if changes and self.random.random() < 0.3 else [changes]

    # --- steps ---

    def random_step(self):
        """A step of any kind."""
        kinds = [(self.edit, 50), (self.start_typing, 12), (self.several, 10), (self.undo, 10), (self.odd, 12),
                 (self.shift_lines, 4), (self.whole, 2)]
        return self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]()

    def edit(self):
        """Insert, delete or replace."""
        start = self.place()
        end = start if self.random.random() < 0.4 else self.near(start)
        return [replacement(self.text, min(start, end), max(start, end), self.piece(), self.encoding)]

    def start_typing(self):
        """The first key of a piece that is typed."""
        self.cursor = self.place()
        self.typed = (self.piece() or "prompt: x\n")[:60]
        return self.next_key()

    def next_key(self):
        """One key of what is being typed."""
        at = min(self.cursor, len(self.text))
        key, self.typed = self.typed[0], self.typed[1:]
        self.cursor = at + len(key)
        return [replacement(self.text, at, at, key, self.encoding)]

    def several(self):
        """Changes in one notification, each about the text that the one before left."""
        text, changes = self.text, []
        for _ in range(self.random.randint(0, 5)):
            start, size = self.random.randint(0, len(text)), self.random.choice([0, 0, 1, 5, 40])
            changes.append(replacement(text, start, min(start + size, len(text)), self.piece(), self.encoding))
            text = apply(text, changes[-1], self.encoding)
        return changes

    def undo(self):
        """Back to a text of before, by the smallest change."""
        if not self.undone:
            return self.edit()
        old, new = self.text, self.undone.pop()
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        tail = 0
        while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return [replacement(old, start, len(old) - tail, new[start:len(new) - tail], self.encoding)]

    def odd(self):
        """Positions that point past ends, into characters, and backwards."""
        def position():
            exact = position_of(self.text, self.place(), self.encoding)
            exact["character"] += self.random.choice([0, 1, 1, 2, 3, 1000, 2**31, 2**32 + 1])
            exact["line"] += self.random.choice([0, 0, 0, 1, 1000, 2**32 + 1])
            return exact
        return [{"range": {"start": position(), "end": position()}, "text": self.piece()}]

    def shift_lines(self):
        """Indents some lines, each by a change of its own, as a multiple cursor does."""
        spans = lines(self.text)
        first = self.random.randrange(len(spans))
        starts = [{"line": line, "character": 0} for line in range(first, min(first + 4, len(spans)))]
        return [{"range": {"start": start, "end": start}, "text": "  "} for start in starts]

    def whole(self):
        """Another text in the place of all."""
        return [{"text": self.random.choice(self.texts)[1]}]

    # --- parts ---

    def place(self):
        """An index in the text, often the end of a line, or a character of more than a byte."""
        wide = [at for at, character in enumerate(self.text) if character > "\x7f"]
        if wide and self.random.random() < 0.2:
            return self.random.choice(wide)
        if self.random.random() < 0.4:
            return self.random.choice(lines(self.text))[1]
        return self.random.randint(0, len(self.text))

    def near(self, start):
        """An index that is not far from START, most often."""
        size = self.random.choice([1, 1, 2, 5, 20, 100, len(self.text)])
        return max(0, min(len(self.text), start + self.random.choice([-1, 1]) * size))

    def piece(self):
        """What is put in: nothing, some bytes, or a part of another text."""
        kind = self.random.random()
        if kind < 0.2:
            return ""
        if kind < 0.75:
            return self.random.choice(PIECES)
        other = self.text if kind < 0.85 else self.random.choice(self.texts)[1]
        start = self.random.randint(0, len(other))
        return other[start:start + self.random.choice([1, 10, 100, 1000])]
