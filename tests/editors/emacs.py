#!/usr/bin/env python3
"""emacs.py TERLINT: Emacs uses terlint by Eglot, Flymake and Flycheck, in batch, with editors/emacs/terlint.el."""
import shutil
import sys

from world import ROOT, World

# What each part of emacs.el reports on.
PARTS = {
    "eglot": ["diagnostics", "no request", "hover", "actions", "quick fix", "diagnostics after it", "rename", "definition",
              "completion", "diagnostics in JSON", "elsewhere"],
    "flymake": ["diagnostics", "diagnostics after a change", "no request"],
    "flycheck": ["diagnostics", "no request"],
}


def main():
    """Compiles the file and runs each part with it."""
    with World(sys.argv[1]) as world:
        lisp = world.folder / "lisp"
        lisp.mkdir()
        shutil.copy(ROOT / "editors/emacs/terlint.el", lisp)
        commands = ["emacs", "-Q", "--batch"]
        batch = ["emacs", "--batch", "-L", str(lisp)]
        file = str(lisp / "terlint.el")
        for form in ("(setq byte-compile-error-on-warn t)", f'(byte-compile-file "{file}")', f'(checkdoc-file "{file}")'):
            commands += ["--eval", form]
        world.expect("Emacs compiles it", world.run("Emacs compiles it", commands, []), "")
        command = [*batch, "-l", str(ROOT / "tests/editors/emacs.el")]
        for part, names in PARTS.items():
            world.run(f"Emacs, {part}", command, names, TEST=part)
        (world.folder / "programs/terlint").unlink()
        world.run("Emacs without terlint", command, ["messages"], TEST="missing")
        return world.total()


if __name__ == "__main__":
    sys.exit(main())
