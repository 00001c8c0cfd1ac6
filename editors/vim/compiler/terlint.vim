" terlint for :make. `:compiler terlint`, then `:make %` checks this file and `:make` what the
" configuration includes.

if exists('current_compiler')
  finish
endif
let current_compiler = 'terlint'

CompilerSet makeprg=terlint\ check\ --quiet\ --format\ short
CompilerSet errorformat=
      \%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tnfo:\ %m
