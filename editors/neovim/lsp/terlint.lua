-- terlint's language server, as vim.lsp.enable("terlint") wants it from Neovim 0.11 on; lua/terlint.lua
-- starts it in older ones. README.md tells what to put where.

local config = {
  cmd = { "terlint", "lsp" },
  filetypes = { "json", "jsonl", "yaml" },
}

-- The nearest folder above PATH that holds NAME.
local function folder_with(name, path)
  local folder = vim.fn.fnamemodify(path, ":h")
  while not (vim.uv or vim.loop).fs_stat(folder .. "/" .. name) do
    local above = vim.fn.fnamemodify(folder, ":h")
    if above == folder then
      return nil
    end
    folder = above
  end
  return folder
end

-- Whether PATH is one of those that are requests where nothing says otherwise.
local function has_usual_name(path)
  return path:find("/requests/") or path:find("/request%.[^/]*$") or path:find("%.request%.[^/]*$")
end

-- Whether somebody has said which files are requests; then the server decides.
local function has_files()
  local options = (vim.lsp.config and vim.lsp.config.terlint or config).init_options
  return options and options.files
end

-- Calls START with the root of BUFFER where that may be a request, and not at all where it is none.
function config.root_dir(buffer, start)
  local path = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p")
  local configured = folder_with(".terlint.yaml", path)
  if vim.bo[buffer].buftype == "" and (configured or has_usual_name(path) or has_files()) then
    start(configured or folder_with(".git", path) or vim.fn.fnamemodify(path, ":h"))
  end
end

return config
