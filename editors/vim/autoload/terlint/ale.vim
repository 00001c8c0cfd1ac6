" What ALE needs to know of terlint: its language server, and its fixes.

" Whether PATH is one of those that are requests where nothing says otherwise.
function! s:HasUsualName(path) abort
  return a:path =~# '/requests/\|/request\.[^/]*$\|\.request\.[^/]*$'
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

" Where the server starts for BUFFER; ALE starts none where that is empty. Where somebody has said which
" files are requests, the server decides.
function! s:Root(buffer) abort
  let l:path = fnamemodify(bufname(a:buffer), ':p')
  let l:configured = s:FolderWith('.terlint.yaml', l:path)
  if !empty(l:configured)
    return l:configured
  endif
  if !s:HasUsualName(l:path) && !exists('g:terlint_files')
    return ''
  endif
  let l:root = s:FolderWith('.git', l:path)
  return empty(l:root) ? fnamemodify(l:path, ':h') : l:root
endfunction

" ALE counts columns in bytes, and has no way to say so.
function! s:Options(buffer) abort
  let l:options = {'positionEncoding': 'utf-8'}
  return exists('g:terlint_files') ? extend(l:options, {'files': g:terlint_files}) : l:options
endfunction

function! s:Executable(buffer) abort
  return ale#Var(a:buffer, 'terlint_executable')
endfunction

" Makes terlint a linter of FILETYPE.
function! terlint#ale#Define(filetype) abort
  call ale#Set('terlint_executable', 'terlint')
  call ale#linter#Define(a:filetype, {
        \ 'name': 'terlint',
        \ 'lsp': 'stdio',
        \ 'executable': function('s:Executable'),
        \ 'command': '%e lsp',
        \ 'project_root': function('s:Root'),
        \ 'initialization_options': function('s:Options'),
        \})
endfunction

" A fixer: all that is safe to fix, where the server has found something: then it is a request.
function! terlint#ale#Fix(buffer) abort
  let l:found = filter(copy(ale#engine#GetLoclist(a:buffer)), 'v:val.linter_name is# "terlint"')
  return empty(l:found) ? 0 : {'command': ale#Escape(s:Executable(a:buffer)) .
        \ ' check --fix --force-exclude --stdin-filename %s -'}
endfunction
