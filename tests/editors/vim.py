#!/usr/bin/env python3
"""vim.py TERLINT: Vim uses terlint by :make and by ALE, on a terminal, with the files of editors/vim."""
import sys

from world import ROOT, World

# What a user has, as the README of editors/vim says.
VIMRC = """\
set nocompatible encoding=utf-8
set runtimepath^=$ROOT/editors/vim
filetype plugin on
let g:ale_linters = {'yaml': ['terlint'], 'json': ['terlint']}
let g:ale_fixers = {'yaml': ['terlint#ale#Fix'], 'json': ['terlint#ale#Fix']}
let g:ale_hover_to_preview = 1
packadd! ale
"""
NAMES = ["make", "make of a folder", "make of nothing", "diagnostics", "hover", "quick fix", "diagnostics after it",
         "rename", "definition", "all fixes", "diagnostics in JSON", "no request", "elsewhere"]


def main():
    """Runs Vim once."""
    with World(sys.argv[1]) as world:
        vimrc = world.folder / "vimrc"
        vimrc.write_text(VIMRC, encoding="utf-8")
        world.run("Vim", ["vim", "-n", "-u", str(vimrc), "-i", "NONE", "-S", str(ROOT / "tests/editors/vim.vim")], NAMES,
                  on_terminal=True)
        return world.total()


if __name__ == "__main__":
    sys.exit(main())
