-- terlint's language server in Neovim 0.7 to 0.10; from 0.11 on there is vim.lsp.enable("terlint").

local M = {}

local clients = {} -- by root

local function can_start(config)
  local program = config.cmd[1]
  if vim.fn.executable(program) == 1 then
    return true
  end
  vim.notify_once("terlint: " .. program .. " is no program on the PATH; requests are not checked", vim.log.levels.WARN)
  return false
end

local function start(config, root)
  local own = vim.tbl_extend("force", config, {
    name = "terlint",
    root_dir = root,
    on_exit = function(...)
      clients[root] = nil
      if config.on_exit then
        config.on_exit(...)
      end
    end,
  })
  clients[root] = vim.lsp.start_client(own)
end

local function attach(config, buffer)
  config.root_dir(buffer, function(root)
    if not clients[root] and can_start(config) then
      start(config, root)
    end
    if clients[root] then
      vim.lsp.buf_attach_client(buffer, clients[root])
    end
  end)
end

-- Starts the server for each request that is opened from now on. CHANGES are fields of
-- vim.lsp.start_client: on_attach, capabilities, cmd, init_options.
function M.setup(changes)
  local file = vim.api.nvim_get_runtime_file("lsp/terlint.lua", false)[1]
  local config = dofile(file)
  for name, value in pairs(changes or {}) do
    config[name] = value
  end
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("terlint", {}),
    pattern = config.filetypes,
    callback = function(event)
      attach(config, event.buf)
    end,
  })
end

return M
