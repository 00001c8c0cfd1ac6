-- What Neovim sees of terlint, from 0.7 to the newest one; tests/editors/neovim.py starts it.

local report = io.open(vim.env.REPORT, "w")
local project = vim.env.PROJECT

local function expect(name, got, expected)
  report:write(vim.json.encode({ name = name, got = got, expected = expected }), "\n")
  report:flush()
end

local function wait(condition)
  vim.wait(20000, condition, 10)
end

local function text()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function open(name)
  vim.cmd("edit! " .. project .. "/" .. name)
end

-- Each finding as `line:column-end_line:end_column severity code message`, in bytes from 0 on.
local function findings()
  local lines = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    lines[#lines + 1] = ("%d:%d-%d:%d %d %s %s: %s"):format(found.lnum, found.col, found.end_lnum, found.end_col,
      found.severity, found.source, found.code or found.user_data.lsp.code, found.message)
  end
  table.sort(lines)
  return lines
end

local function await_findings(count)
  wait(function()
    return #vim.diagnostic.get(0) == count
  end)
  return findings()
end

local function line_with(number, line)
  local lines = text()
  lines[number] = line
  return lines
end

local function put_cursor(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
end

-- Takes the code action of this TITLE by Neovim's own menu.
local function take_action(title)
  local offered
  vim.ui.select = function(items, options, choose)
    offered = {}
    for _, item in ipairs(items) do
      offered[#offered + 1] = options.format_item(item)
    end
    for index, item in ipairs(items) do
      if offered[index] == title then
        choose(item, index)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait(function()
    return offered
  end)
  return offered
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return window
    end
  end
end

-- Types KEYS and then asks for completions; takes the first one, and tells all.
local function complete(keys)
  local words
  local patience = 1000
  local timer
  timer = vim.fn.timer_start(20, function()
    patience = patience - 1
    if vim.fn.pumvisible() == 1 or patience == 0 then
      words = vim.tbl_map(function(item)
        return item.word
      end, vim.fn.complete_info({ "items" }).items)
      vim.fn.timer_stop(timer)
      vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("<C-y><Esc>", true, false, true), "n", false)
    end
  end, { ["repeat"] = -1 })
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys .. "<C-x><C-o>", true, false, true), "tx!", false)
  return words
end

local faulty = {
  [[1:17-1:53 1 terlint worker-queue-id-canonical: UUID should be in canonical form, 8e3b7512-175d-4c22-b1d5-effedcda26fb, or the execution stays PENDING
Write 36 characters: lower-case hexadecimal digits, with hyphens after the 8th, 12th, 16th and 20th.]],
  [[2:8-2:13 1 terlint bool-parsing: Input should be a valid boolean, unable to interpret input
Write true or false.]],
  [[4:19-4:23 1 terlint string-type: Input should be a valid string
Put the value into quotes.]],
  [[8:6-8:9 1 terlint mcp-transport: Value error, 'type' field is required for HTTP/SSE transport
Add `type`: http or sse.]],
  [[9:68-9:88 3 terlint undeclared-secret: The secret "api_tokn" is not declared in secrets
Did you mean api_token? It is declared.]],
}

local function diagnostics()
  open("requests/nightly.yaml")
  expect("diagnostics", await_findings(5), faulty)
end

local function hover()
  put_cursor(6, 13)
  vim.lsp.buf.hover()
  wait(float)
  local window = float()
  expect("hover", window and vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), {
    "`{{.secret.api_token}}` stands for the secret `api_token`, which this request lists in `secrets`.",
  })
  if window then
    vim.api.nvim_win_close(window, true)
  end
end

local function quick_fix()
  put_cursor(5, 20)
  local fixed = line_with(5, '  env_vars: {PORT: "8080"}')
  expect("actions", take_action("Put the value into quotes"), { "Put the value into quotes", "Silence string-type on this line",
    "Fix all that is safe to fix" })
  wait(function()
    return vim.deep_equal(text(), fixed)
  end)
  expect("quick fix", text(), fixed)
  table.remove(faulty, 3)
  expect("diagnostics after it", await_findings(4), faulty)
end

local function rename()
  local renamed = line_with(10, '      headers: {Team: "😀 {{.secret.gh}}", Authorization: "{{.secret.api_tokn}}"}')
  renamed[6] = "  secrets: [gh]"
  put_cursor(6, 13)
  vim.lsp.buf.rename("gh")
  wait(function()
    return vim.deep_equal(text(), renamed)
  end)
  expect("rename", text(), renamed)
end

local function definition()
  put_cursor(10, 40)
  vim.lsp.buf.definition()
  wait(function()
    return vim.api.nvim_win_get_cursor(0)[1] == 6
  end)
  expect("definition", vim.api.nvim_win_get_cursor(0), { 6, 12 })
end

local function completion()
  put_cursor(10, 0)
  expect("completions", complete('$F"i {{.'), { "{{.secret.gh}}", "{{.env.PORT}}" })
  expect("completion", text()[10],
    '      headers: {Team: "😀 {{.secret.gh}}", Authorization: "{{.secret.api_tokn}} {{.secret.gh}}"}')
  vim.cmd("edit!")
end

-- A file of the project that is no request, then one that is: the server looks at them in turn.
local function others()
  open("notes.yaml")
  local notes = vim.api.nvim_get_current_buf()
  open("requests/weekly.json")
  expect("diagnostics in JSON", await_findings(2), {
    [[3:12-3:17 2 terlint coerced-boolean: `stream` is taken as true
Write true or false, without quotes.]],
    [[4:49-4:53 1 terlint string-type: Input should be a valid string
Put the value into quotes.]],
  })
  expect("no request", { vim.bo[notes].filetype, #vim.diagnostic.get(notes) }, { "yaml", 0 })
end

-- Newer versions start servers when they have the time to.
local function elsewhere()
  local is_time
  open("../elsewhere/notes.yaml")
  vim.schedule(function()
    is_time = true
  end)
  wait(function()
    return is_time
  end)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0)
  expect("elsewhere", { vim.bo.filetype, vim.tbl_count(clients) }, { "yaml", 0 })
end

local function messages()
  expect("messages", vim.trim(vim.fn.execute("messages")), vim.env.MESSAGES or "")
end

local tests = {
  full = { diagnostics, hover, quick_fix, rename, definition, completion, others, elsewhere, messages },
  missing = {
    function()
      open("requests/nightly.yaml")
      open("requests/weekly.json")
      open("requests/nightly.yaml")
    end,
    messages,
  },
}
for _, test in ipairs(tests[vim.env.TEST]) do
  local good, problem = xpcall(test, debug.traceback)
  if not good then
    expect("an error", problem, "none")
  end
end
report:close()
vim.cmd("qall!")
