" terlint's language server for ALE: JSON.

call terlint#ale#Define('json')
