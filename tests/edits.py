#!/usr/bin/env python3
"""edits.py TERLINT [--seed N] [--seconds S | --edits N]

Random editing sessions: one server is told every change, another one the whole text after it; one publishes
diagnostics, the other is asked for them. After every step all their answers must be the same, and those to
the same text opened afresh, and be such as edit_shape.py asks for. What they must know of the text comes from
edit_text.py, which shares nothing with them. A difference is shrunk and printed in the form of fixtures/lsp.
"""
import argparse
import json
import os
import random
import sys
import time

from edit_random import Editor, seeds
from edit_peer import NAMES, Peer, Session, Stopped
from edit_text import UNITS, apply, position_of

STEPS = 60           # of a session
FRESH_EVERY = 12     # steps after which the text is opened afresh too
MOST_REPLAYS = 400   # while a difference is shrunk
SHOWN = 5            # differences after which a run ends

def place(draw, text, encoding):
    """A position to ask about: of the text, now and then past an end."""
    found = position_of(text, draw.randint(0, len(text)), encoding)
    found["character"] += draw.choice([0, 0, 0, 0, 1, 100])
    return found


def ask(draw, text, encoding):
    """A position and a range to ask about."""
    ends = sorted(draw.randint(0, len(text)) for _ in range(2))
    start, end = (position_of(text, at, encoding) for at in ends)
    return place(draw, text, encoding), {"start": start, "end": end}


def after(text, notifications, encoding):
    """TEXT after the changes of NOTIFICATIONS."""
    for changes in notifications:
        for change in changes:
            text = apply(text, change, encoding)
    return text


class Play:
    """A session that can be had again: a text, and (notifications, place, span) a step."""

    def __init__(self, encoding, form, text, steps):
        self.encoding, self.form, self.text, self.steps = encoding, form, text, steps

    def with_steps(self, steps):
        """The same with other steps."""
        return Play(self.encoding, self.form, self.text, steps)

    def run(self, peers):
        """Plays it. What differs first, as (index of the step, difference); None: nothing."""
        session, text = Session(peers, self.form, self.text, self.encoding), self.text
        for index, (notifications, where, span) in enumerate(self.steps):
            text = after(text, notifications, self.encoding)
            found = session.step(notifications, text, where, span)
            if not found and (index % FRESH_EVERY == 0 or index + 1 == len(self.steps)):
                found = session.fresh(text, where, span)
            if found:
                return index, found
        session.close()
        return None


class Servers:
    """A pair of running servers for each encoding; a pair that disagreed is not used again."""

    def __init__(self, terlint):
        self.terlint, self.pairs = terlint, {}

    def play(self, play):
        """PLAY's first difference; None: nothing differs."""
        if play.encoding not in self.pairs:
            self.pairs[play.encoding] = [Peer(self.terlint, play.encoding, pulls) for pulls in (False, True)]
        try:
            found = play.run(self.pairs[play.encoding])
        except Stopped as stopped:
            found = len(play.steps) - 1, ("a server", str(stopped), "")
        if found:
            self.drop(play.encoding)
        return found

    def drop(self, encoding):
        """Ends a pair."""
        for peer in self.pairs.pop(encoding):
            peer.kill()

    def end(self):
        """Ends all; whether they left as they should."""
        codes = [peer.end() for pair in self.pairs.values() for peer in pair]
        return all(code == 0 for code in codes)


def new_play(draw, texts):
    """A random session."""
    encoding = draw.choice(list(UNITS))
    editor = Editor(draw, texts, encoding)
    form, text, steps = editor.format, editor.text, []
    for _ in range(STEPS):
        notifications = editor.change()
        steps.append((notifications, *ask(draw, editor.text, encoding)))
    return Play(encoding, form, text, steps)


def shrunk(servers, play, index):
    """PLAY with as few steps as still differ."""
    play, replays, size = play.with_steps(play.steps[:index + 1]), 0, max(1, index // 2)
    while size and replays < MOST_REPLAYS:
        for start in range(0, len(play.steps), size):
            fewer = play.with_steps(play.steps[:start] + play.steps[start + size:])
            replays += 1
            if len(fewer.steps) < len(play.steps) and servers.play(fewer):
                play = fewer
                break
        else:
            size //= 2
    return play


def show(play, found):
    """Prints PLAY as a session of fixtures/lsp, and what differs after it."""
    method, one, other = found
    uri, text = NAMES[play.form], play.text
    print("! " + json.dumps({"general": {"positionEncodings": [play.encoding]}}))
    item = {"uri": uri, "languageId": play.form, "version": 1, "text": text}
    print("> " + json.dumps({"method": "textDocument/didOpen", "params": {"textDocument": item}}))
    for notifications, _, _ in play.steps:
        text = after(text, notifications, play.encoding)
        for changes in notifications:
            item["version"] += 1
            document = {"uri": uri, "version": item["version"]}
            print("> " + json.dumps({"method": "textDocument/didChange",
                                     "params": {"textDocument": document, "contentChanges": changes}}))
    if play.steps:
        print("# asked at", json.dumps(play.steps[-1][1]), "and about", json.dumps(play.steps[-1][2]))
    print("# the text then:", json.dumps(text))
    print(f"# {method}:", json.dumps(one), json.dumps(other), sep="\n#   ")


def main():
    """Plays sessions until the time or the edits are used up; the exit code tells whether all agreed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("terlint")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--edits", type=int)
    options = parser.parse_args()
    servers, texts = Servers(os.path.abspath(options.terlint)), seeds()
    end = time.monotonic() + (options.seconds or (float("inf") if options.edits else 60))
    edits = failed = number = 0
    print(f"seed {options.seed}")
    while failed < SHOWN and time.monotonic() < end and edits < (options.edits or float("inf")):
        name = f"{options.seed}.{number}"
        play, number = new_play(random.Random(name), texts), number + 1
        found = servers.play(play)
        edits += len(play.steps)
        if found:
            failed += 1
            play = shrunk(servers, play, found[0])
            again = servers.play(play)
            print(f"--- session {name} differs" + ("" if again else ", but not once more"))
            show(play, again[1] if again else found[1])
            sys.stdout.flush()
    if not servers.end():
        failed += 1
        print("--- a server did not end with code 0 after shutdown")
    print(f"{edits} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
