"""Papers: what the office prints, made from finished sheets; no query and no arithmetic stands here."""
