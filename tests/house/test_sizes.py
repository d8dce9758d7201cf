"""No file and no function grows so long that nobody reads it to the end."""

import ast

from tests.house.source import CODE_FOLDERS, Module, modules, parse

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
# A migration is written once, in one piece, and never touched again.
GROWN = "pomanager/db/migrations/versions/"


def too_long(module: Module) -> list[str]:
    """The file and the functions of a module that pass the caps."""
    lines = len(module.text.splitlines())
    found = [f"{module.path}: {lines} lines"] if lines > LINES_OF_A_FILE else []
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION:
                found.append(f"{module.path}:{node.lineno} {node.name}: {length} lines")
    return found


def test_files_and_functions_stay_readable() -> None:
    found = [line for module in modules(*CODE_FOLDERS) if not module.under(GROWN) for line in too_long(module)]
    assert not found


def test_the_cap_is_counted_exactly() -> None:
    body = "def act():\n" + "    pass\n" * (LINES_OF_A_FUNCTION - 1)
    assert not too_long(parse(body))
    assert too_long(parse(body + "    pass\n"))
    assert not too_long(parse("\n" * LINES_OF_A_FILE))
    assert too_long(parse("\n" * (LINES_OF_A_FILE + 1)))
