#!/usr/bin/env python3
"""completions.py TERLINT: bash, zsh and fish complete command lines of terlint, in earnest.

bash is asked by the function that it would call, fish by `complete -C`; zsh is a terminal's: the line is
typed, and read back after the tab. Each command's options have to be those that its --help lists.
"""
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

TIMEOUT = 20  # seconds that an interactive shell has for an answer
FILES = ("request.yaml", "two words.json")

# The line up to the cursor, what is offered for its last word, and whether nothing else is. Where it is one
# word, zsh has to complete to it, and may add the blank or comma that it takes back when something else is typed.
CASES = [
    ("terlint exp", ["explain"], True),
    ("terlint ", ["check", "render", "explain", "schema", "completions", "help", "request.yaml"], False),
    ("terlint req", ["request.yaml"], True),
    ("terlint check req", ["request.yaml"], True),
    ("terlint render req", ["request.yaml"], True),
    ("terlint render --pre", ["--pretty"], True),
    ("terlint --exit-z", ["--exit-zero"], True),
    ("terlint --format tex", ["text"], True),
    ("terlint -f sho", ["short"], True),
    ("terlint check --format=tex", ["text"], True),
    ("terlint check --fail-on ", ["error", "warning", "info", "never"], True),
    ("terlint check --yaml ", ["1.2", "1.1"], True),
    ("terlint check --color al", ["always"], True),
    ("terlint check --schema MCP", ["MCPServerConfig"], True),
    ("terlint check --select dict", ["dict-type"], True),
    ("terlint check --select missing,dict", ["missing,dict-type"], True),
    ("terlint render --ignore=dict", ["dict-type"], True),
    ("terlint check -o req", ["request.yaml"], True),
    ("terlint check --contract req", ["request.yaml"], True),
    ("terlint explain dict", ["dict-type"], True),
    ("terlint explain run", ["runtime"], True),
    ("terlint schema Team", ["TeamExecutionRequest", "TeamExecutionResponse"], True),
    ("terlint completions z", ["zsh"], True),
    ("terlint help rend", ["render"], True),
    ("terlint explain --he", ["--help"], True),
]


def script(terlint, shell):
    return subprocess.run([terlint, "completions", shell], capture_output=True, check=True, text=True).stdout


def output(*command, folder, text=""):
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, check=False, text=True)
    return done.stdout + done.stderr


# --- bash ---

BASH = """
source %s
_terlint_words() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _terlint; printf '%%s\\n' "${COMPREPLY[@]}"; }
"""


def bash_words(line):
    """LINE as bash splits it for a completion: an equals sign is a word of its own."""
    return re.findall(r"=|[^ =]+", line) + ([""] if line.endswith((" ", "=")) else [])


def bash_answer(path, folder, line):
    words = " ".join(f"'{word}'" for word in bash_words(line))
    answer = output("bash", "-c", BASH % path + f"_terlint_words {words}", folder=folder).split("\n")[:-1]
    offered = [word for word in answer if word]
    return offered or bash_files(folder, bash_words(line)[-1])


def bash_files(folder, word):
    """What `complete -o default` makes of an empty answer."""
    return [name for name in os.listdir(folder) if name.startswith(word)]


# --- fish ---

def fish_answer(path, folder, line):
    """The words without their descriptions; an option's value comes with the option before it."""
    answer = output("fish", "--no-config", "-c", f"source {path}; complete -C '{line}'", folder=folder)
    words = [entry.split("\t")[0] for entry in answer.split("\n")[:-1]]
    return [re.sub("^--[a-z-]+=(?=.)", "", word) for word in words]


# --- zsh ---

ZSHRC = """
autoload -U compinit && compinit -u -D
source %s
dump() { print -r -- $BUFFER >answer.tmp; mv answer.tmp answer; BUFFER=; }
zle -N dump
bindkey '^G' dump
unsetopt beep
PROMPT='READY%%%% '
"""


class Zsh:
    """An interactive zsh in FOLDER that has read the completions in PATH."""

    def __init__(self, path, folder):
        self.folder = folder
        with open(os.path.join(folder, ".zshrc"), "w", encoding="utf-8") as file:
            file.write(ZSHRC % path)
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            environment = {"ZDOTDIR": folder, "PATH": os.environ["PATH"], "TERM": "dumb", "HOME": folder}
            os.execvpe("zsh", ["zsh", "-i", "-o", "no_global_rcs"], environment)
        self.pid = pid
        self.read_until(lambda seen: b"READY" in seen)

    def read_until(self, is_enough):
        """Reads what zsh prints until IS_ENOUGH of it."""
        seen, end = b"", time.monotonic() + TIMEOUT
        while not is_enough(seen) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.02)[0]:
                seen += os.read(self.terminal, 4096)
        return seen

    def answer(self, line):
        """LINE after a tab."""
        path = os.path.join(self.folder, "answer")
        os.write(self.terminal, line.encode() + b"\t\x07")
        seen = self.read_until(lambda _: os.path.exists(path))
        if not os.path.exists(path):
            return f"nothing but {seen!r}"
        with open(path, encoding="utf-8") as file:
            answer = file.read().rstrip("\n")
        os.remove(path)
        return answer

    def close(self):
        os.write(self.terminal, b"\x15exit\n")
        os.waitpid(self.pid, 0)


def completed(line, word):
    """LINE with its last word completed to WORD, which is the value of an option that is one with it."""
    before = re.match(r"(.* (?:--[a-z-]+=)?)", line)[1]
    return before + word


# --- the run ---

class Checks:
    """Counts, and tells what is not as it should be."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, got, want):
        good = got == want
        self.passed += good
        self.failed += not good
        if not good:
            print(f"--- {what}\n got  {got}\n want {want}")


def options_of(terlint, command):
    """The long options that --help lists."""
    text = subprocess.run([terlint, command, "--help"], capture_output=True, check=True, text=True).stdout
    return sorted(re.findall(r"^  (?:-\w,|   ) (--[a-z-]+)", text, re.MULTILINE))


def commands_of(terlint):
    text = subprocess.run([terlint, "help"], capture_output=True, check=True, text=True).stdout
    return re.findall(r"^  ([a-z-]+)", text.split("Commands:\n")[1].split("\n\n")[0], re.MULTILINE)


def check_cases(checks, shell, answer):
    for line, words, only in CASES:
        got = sorted(answer(line))
        wanted = sorted(words)
        checks.check(f"{shell}: {line}", got if only else sorted(set(got) & set(wanted)), wanted)


def check_options(checks, terlint, shell, answer):
    for command in commands_of(terlint):
        got = sorted(word for word in set(answer(f"terlint {command} --")) if word.startswith("--"))
        checks.check(f"{shell}: options of {command}", [word.rstrip("=") for word in got],
                     options_of(terlint, command))


def check_zsh(checks, path, folder):
    zsh = Zsh(path, folder)
    for line, words, _ in CASES:
        if len(words) == 1:
            checks.check(f"zsh: {line}", zsh.answer(line).rstrip(" ,"), completed(line, words[0]))
    zsh.close()


def main():
    terlint = os.path.abspath(sys.argv[1])
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scripts:
        for name in FILES:
            open(os.path.join(folder, name), "w", encoding="utf-8").close()
        paths = {}
        for shell in ("bash", "zsh", "fish"):
            paths[shell] = os.path.join(scripts, shell)
            with open(paths[shell], "w", encoding="utf-8") as file:
                file.write(script(terlint, shell))
            checks.check(f"{shell}: syntax", output(shell, "-n", paths[shell], folder=folder), "")
        registered = output("bash", "-c", f"source {paths['bash']}; complete -p terlint", folder=folder)
        checks.check("bash: registered", registered, "complete -o bashdefault -o default -F _terlint terlint\n")
        spaced = bash_answer(paths["bash"], folder, "terlint two")
        checks.check("bash: a file's name with a blank", spaced, ["two words.json"])
        for shell, ask in (("bash", bash_answer), ("fish", fish_answer)):
            def answer(line, path=paths[shell], ask=ask):
                return ask(path, folder, line)
            check_cases(checks, shell, answer)
            check_options(checks, terlint, shell, answer)
        check_zsh(checks, paths["zsh"], folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed > 0 or checks.passed == 0)


main()
