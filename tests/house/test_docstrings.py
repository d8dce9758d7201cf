"""Every file says in its first line, in a sentence, what it is for."""

import ast

from tests.house.source import CODE_FOLDERS, Module, modules, parse

FEWEST_WORDS = 3


def _says_what_it_is_for(module: Module) -> bool:
    first_line = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    return len(first_line.split()) >= FEWEST_WORDS and first_line.endswith((".", "?", ":"))


def test_every_module_begins_with_a_sentence() -> None:
    silent = [module.path for module in modules(*CODE_FOLDERS) if not _says_what_it_is_for(module)]
    assert not silent


def test_a_file_without_one_is_noticed() -> None:
    assert not _says_what_it_is_for(parse("import os\n"))
    assert not _says_what_it_is_for(parse('"""Members"""\n'))
    assert _says_what_it_is_for(parse('"""Who is a member."""\n'))
