-- terlint's language server, as vim.lsp.enable("terlint") wants it from Neovim 0.11 on; lua/terlint.lua
-- starts it in older ones. README.md tells what to put where.

local config = {
  cmd = { "terlint", "lsp" },
  filetypes = { "json", "jsonl", "yaml" },
}

-- Which of those files are requests, as patterns of autocommands: without a / they are about the name
-- alone. vim.g.terlint_files says otherwise.
local files = { "*/requests/*", "request.*", "*.request.*" }

local function is_request(path)
  for _, pattern in ipairs(vim.g.terlint_files or files) do
    local subject = pattern:find("/") and path or vim.fn.fnamemodify(path, ":t")
    if vim.regex(vim.fn.glob2regpat(pattern)):match_str(subject) then
      return true
    end
  end
  return false
end

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

-- Calls START with the root of BUFFER where that is a request, and not at all where it is none.
function config.root_dir(buffer, start)
  local path = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p")
  if vim.bo[buffer].buftype == "" and is_request(path) then
    start(folder_with(".terlint.yaml", path) or folder_with(".git", path) or vim.fn.fnamemodify(path, ":h"))
  end
end

return config
