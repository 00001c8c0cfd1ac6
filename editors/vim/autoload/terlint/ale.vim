" What ALE needs to know of terlint: its language server, and its fixes.

" Which files are requests, as patterns of autocommands: without a / they are about the name alone.
" g:terlint_files says otherwise.
let s:files = ['*/requests/*', 'request.*', '*.request.*']

function! s:IsRequest(path) abort
  for l:pattern in get(g:, 'terlint_files', s:files)
    let l:subject = l:pattern =~# '/' ? a:path : fnamemodify(a:path, ':t')
    if l:subject =~# glob2regpat(l:pattern)
      return 1
    endif
  endfor
  return 0
endfunction

" The nearest folder above PATH that holds NAME; empty where there is none.
function! s:FolderWith(name, path) abort
  let l:folder = fnamemodify(a:path, ':h')
  while empty(getftype(l:folder . '/' . a:name))
    if l:folder is# fnamemodify(l:folder, ':h')
      return ''
    endif
    let l:folder = fnamemodify(l:folder, ':h')
  endwhile
  return l:folder
endfunction

" Where the server starts for BUFFER; ALE starts none where that is empty.
function! s:Root(buffer) abort
  let l:path = fnamemodify(bufname(a:buffer), ':p')
  if !s:IsRequest(l:path)
    return ''
  endif
  let l:root = s:FolderWith('.terlint.yaml', l:path)
  let l:root = empty(l:root) ? s:FolderWith('.git', l:path) : l:root
  return empty(l:root) ? fnamemodify(l:path, ':h') : l:root
endfunction

function! s:Executable(buffer) abort
  return ale#Var(a:buffer, 'terlint_executable')
endfunction

" Makes terlint a linter of FILETYPE. ALE counts columns in bytes, and has no way to say so.
function! terlint#ale#Define(filetype) abort
  call ale#Set('terlint_executable', 'terlint')
  call ale#linter#Define(a:filetype, {
        \ 'name': 'terlint',
        \ 'lsp': 'stdio',
        \ 'executable': function('s:Executable'),
        \ 'command': '%e lsp',
        \ 'project_root': function('s:Root'),
        \ 'initialization_options': {'positionEncoding': 'utf-8'},
        \})
endfunction

" A fixer: all that is safe to fix.
function! terlint#ale#Fix(buffer) abort
  if !s:IsRequest(fnamemodify(bufname(a:buffer), ':p'))
    return 0
  endif
  call ale#Set('terlint_executable', 'terlint')
  return {'command': ale#Escape(s:Executable(a:buffer)) .
        \ ' check --fix --force-exclude --stdin-filename %s -'}
endfunction
