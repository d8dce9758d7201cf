"""Free text that people write for a paper: the editor, its documents, the languages, the paper beside it."""
