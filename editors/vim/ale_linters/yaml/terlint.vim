" terlint's language server for ALE: YAML.

call terlint#ale#Define('yaml')
