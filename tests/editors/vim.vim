" What Vim sees of terlint: by :make, and by ALE; tests/editors/vim.py starts it.

set hidden

function! s:Expect(name, got, expected) abort
  call writefile([json_encode({'name': a:name, 'got': a:got, 'expected': a:expected})], $REPORT, 'a')
endfunction

" Waits until CONDITION, an expression, holds.
function! s:Wait(condition) abort
  let l:start = reltime()
  while !eval(a:condition) && reltimefloat(reltime(l:start)) < 20
    sleep 10m
  endwhile
endfunction

function! s:Open(name) abort
  execute 'silent edit!' $PROJECT . '/' . a:name
endfunction

function! s:LineWith(number, line) abort
  return getline(1, a:number - 1) + [a:line] + getline(a:number + 1, '$')
endfunction

" --- :make ---

function! s:Quickfix() abort
  return map(getqflist(), {_, item -> item.bufnr is 0 ? item.text : printf('%s:%d:%d %s %s',
        \ fnamemodify(bufname(item.bufnr), ':.'), item.lnum, item.col, item.type, item.text)})
endfunction

let s:nightly = [
      \ 'requests/nightly.yaml:2:18 e UUID should be in canonical form, 8e3b7512-175d-4c22-b1d5-effedcda26fb,'
      \   . ' or the execution stays PENDING [worker-queue-id-canonical]',
      \ 'requests/nightly.yaml:3:9 e Input should be a valid boolean, unable to interpret input [bool-parsing]',
      \ 'requests/nightly.yaml:5:20 e Input should be a valid string [string-type]',
      \ "requests/nightly.yaml:9:7 e Value error, 'type' field is required for HTTP/SSE transport [mcp-transport]",
      \ 'requests/nightly.yaml:10:66 i The secret "api_tokn" is not declared in secrets [undeclared-secret]',
      \]
let s:weekly = [
      \ 'requests/weekly.json:4:13 w `stream` is taken as true [coerced-boolean]',
      \ 'requests/weekly.json:5:50 e Input should be a valid string [string-type]',
      \]

function! s:Make() abort
  call s:Open('requests/nightly.yaml')
  compiler terlint
  silent make! %
  call s:Expect('make', s:Quickfix(), s:nightly)
  silent make! requests
  call s:Expect('make of a folder', s:Quickfix(), s:nightly + s:weekly)
  silent make! requests/absent.yaml
  call s:Expect('make of nothing', s:Quickfix(), ['terlint: requests/absent.yaml: No such file or directory'])
endfunction

" --- ALE ---

function! s:Findings() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> printf('%d:%d-%d:%d %s %s %s: %s',
        \ item.lnum, item.col, item.end_lnum, item.end_col, item.type, item.linter_name, item.code, item.text)})
endfunction

function! s:AwaitFindings(count) abort
  call s:Wait('len(ale#engine#GetLoclist(bufnr(""))) is ' . a:count)
  return s:Findings()
endfunction

let s:faulty = [
      \ '2:18-2:53 E terlint worker-queue-id-canonical: UUID should be in canonical form,'
      \   . ' 8e3b7512-175d-4c22-b1d5-effedcda26fb, or the execution stays PENDING Write 36 characters:'
      \   . ' lower-case hexadecimal digits, with hyphens after the 8th, 12th, 16th and 20th.',
      \ '3:9-3:13 E terlint bool-parsing: Input should be a valid boolean, unable to interpret input'
      \   . ' Write true or false.',
      \ '5:20-5:23 E terlint string-type: Input should be a valid string Put the value into quotes.',
      \ "9:7-9:9 E terlint mcp-transport: Value error, 'type' field is required for HTTP/SSE transport"
      \   . ' Add `type`: http or sse.',
      \ '10:69-10:88 W terlint undeclared-secret: The secret "api_tokn" is not declared in secrets'
      \   . ' Did you mean api_token? It is declared.',
      \]

function! s:Diagnostics() abort
  call s:Open('requests/nightly.yaml')
  call s:Expect('diagnostics', s:AwaitFindings(5), s:faulty)
endfunction

function! s:PreviewWindow() abort
  return filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")')
endfunction

function! s:Hover() abort
  call cursor(10, 40)
  ALEHover
  call s:Wait('!empty(' . expand('<SID>') . 'PreviewWindow())')
  let l:window = s:PreviewWindow()
  call s:Expect('hover', empty(l:window) ? [] : getbufline(winbufnr(l:window[0]), 1, '$'), [
        \ '{{.secret.api_token}} stands for the secret api_token, which this request lists in secrets.'])
  pclose
endfunction

function! s:QuickFix() abort
  call cursor(5, 20)
  let s:wanted = s:LineWith(5, '  env_vars: {PORT: "8080"}')
  call feedkeys("1\<CR>", 't')
  ALECodeAction
  call s:Wait('getline(1, "$") == s:wanted')
  call s:Expect('quick fix', getline(1, '$'), s:wanted)
  call remove(s:faulty, 2)
  ALELint
  call s:Expect('diagnostics after it', s:AwaitFindings(4), s:faulty)
endfunction

function! s:Rename() abort
  let s:wanted = s:LineWith(6, '  secrets: [gh]')
  let s:wanted[9] = '      headers: {Team: "😀 {{.secret.gh}}", Authorization: "{{.secret.api_tokn}}"}'
  call cursor(10, 40)
  call feedkeys("\<C-U>gh\<CR>", 't')
  ALERename
  call s:Wait('getline(1, "$") == s:wanted')
  call s:Expect('rename', getline(1, '$'), s:wanted)
endfunction

function! s:Definition() abort
  call cursor(10, 40)
  ALEGoToDefinition
  call s:Wait('line(".") is 6')
  call s:Expect('definition', [line('.'), col('.')], [6, 13])
endfunction

function! s:Fix() abort
  silent undo 0
  ALELint
  call s:AwaitFindings(5)
  let s:wanted = s:LineWith(2, 'worker_queue_id: 8e3b7512-175d-4c22-b1d5-effedcda26fb')
  let s:wanted[4] = '  env_vars: {PORT: "8080"}'
  call insert(s:wanted, '      type: http', 8)
  ALEFix
  call s:Wait('getline(1, "$") == s:wanted')
  call s:Expect('all fixes', getline(1, '$'), s:wanted)
endfunction

" A file of the project that is no request, then one that is: the server looks at them in turn.
function! s:Others() abort
  call s:Open('notes.yaml')
  let l:notes = bufnr('')
  ALEFix
  call s:Open('requests/weekly.json')
  call s:Expect('diagnostics in JSON', s:AwaitFindings(2), [
        \ '4:13-4:17 W terlint coerced-boolean: `stream` is taken as true Write true or false, without quotes.',
        \ '5:50-5:53 E terlint string-type: Input should be a valid string Put the value into quotes.',
        \])
  call s:Expect('no request', [ale#engine#GetLoclist(l:notes), getbufline(l:notes, 1, '$')], [[], ['stream: maybe']])
endfunction

function! s:Elsewhere() abort
  call s:Open('../elsewhere/notes.yaml')
  call s:Expect('elsewhere', [&filetype, len(ale#lsp#GetConnections())], ['yaml', 1])
endfunction

" --- all of it ---

for s:Test in [function('s:Make'), function('s:Diagnostics'), function('s:Hover'), function('s:QuickFix'),
      \ function('s:Rename'), function('s:Definition'), function('s:Fix'), function('s:Others'), function('s:Elsewhere')]
  try
    call s:Test()
  catch
    call s:Expect('an error', [v:exception, v:throwpoint], [])
  endtry
endfor
qall!
