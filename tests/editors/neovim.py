#!/usr/bin/env python3
"""neovim.py TERLINT [NVIM…]: Neovim uses terlint's language server by the files of editors/neovim.

NVIM… is the command that starts Neovim, by default nvim. From 0.11 on it takes vim.lsp.enable, before that
what there was.
"""
import subprocess
import sys

from world import ROOT, World

# What a user has, as the README of editors/neovim says.
OLD = """\
require("terlint").setup({
  on_attach = function(_, buffer)
    vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
  end,
})
"""
NEW = """\
vim.lsp.enable("terlint")
"""
NAMES = ["diagnostics", "hover", "actions", "quick fix", "diagnostics after it", "rename", "definition", "completions",
         "completion", "diagnostics in JSON", "no request", "elsewhere", "messages"]
# What older ones say; newer ones have it in :checkhealth alone.
MISSING = "terlint: terlint is no program on the PATH; requests are not checked"


def main():
    """Runs Neovim: with the files of the project, with those that are installed, and without terlint."""
    nvim = sys.argv[2:] or ["nvim"]
    version = subprocess.run([*nvim, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    is_old = tuple(map(int, version.lstrip("v").split("-")[0].split("."))) < (0, 11)
    start = OLD if is_old else NEW
    with World(sys.argv[1]) as world:
        init = world.folder / "init.lua"
        command = [*nvim, "--headless", "-n", "-u", str(init), "-S", str(ROOT / "tests/editors/neovim.lua")]
        init.write_text(start, encoding="utf-8")
        world.run(f"Neovim {version}, installed", command, NAMES, TEST="full", MESSAGES="",
                  XDG_DATA_DIRS=str(world.install(sys.argv[1])))
        init.write_text('vim.opt.runtimepath:prepend(vim.env.ROOT .. "/editors/neovim")\n' + start, encoding="utf-8")
        world.run(f"Neovim {version}", command, NAMES, TEST="full", MESSAGES="")
        (world.folder / "programs/terlint").unlink()
        world.run(f"Neovim {version} without terlint", command, ["messages"], TEST="missing",
                  MESSAGES=MISSING if is_old else "")
        return world.total()


if __name__ == "__main__":
    sys.exit(main())
