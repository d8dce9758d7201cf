"""The window opens without the areas that build on the roll: what it imports at once is only what the list needs.

Each area would make every start later and the program larger. What it adds to the first page (a part of the record, a
column, a number in the sidebar) is therefore imported inside a function, when it is asked for.
"""

import ast
from collections.abc import Iterator

from tests.house.source import Module, modules
from tests.house.test_areas import STEP, step_of

FIRST = (
    "pomanager.app", "pomanager.ui.start", "pomanager.ui.pages", "pomanager.ui.governance.home.page",
    "pomanager.ui.members.page",
    "pomanager.ui.members.panel", "pomanager.ui.members.columns", "pomanager.ui.members.own_columns",
    "pomanager.ui.members.record_parts", "pomanager.services.members.queries.member",
    "pomanager.services.members.queries.roll", "pomanager.ui.first_run.samples", "pomanager.ui.welcome",
)  # fmt: skip
"""What is imported before the home page and the list are seen, or the first window, and the band of a sample office."""
FIRST_PAGE = {f"pomanager.ui.{name}" for name in ("governance", "governance.home", "governance.home.page")}
"""The first page itself, which tells of all areas: without its cards, which come once the office has answered."""
DEAR = {"babel", "reportlab", "rapidfuzz", "alembic", "PIL", "pypdfium2", "uharfbuzz", "fontTools", "xlsxwriter"}


def imported_at_once(module: Module) -> Iterator[str]:
    """What importing a module imports with it: nothing inside functions, nothing for the type checker alone."""
    waiting: list[ast.stmt] = list(module.tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            waiting += [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)]


def reached(first: tuple[str, ...]) -> dict[str, str]:
    """Every module that importing these brings with it, and which of them imports it."""
    ours = {_name(module): module for module in modules("pomanager")}
    found = dict.fromkeys(first, "the start")
    waiting = list(first)
    while waiting:
        name = waiting.pop()
        parents = (name.rsplit(".", count)[0] for count in range(1, name.count(".") + 1))
        for other in (*parents, *(imported_at_once(ours[name]) if name in ours else ())):
            if other not in found and (other in ours or not other.startswith("pomanager")):
                found[other] = name
                waiting.append(other)
    return found


def _name(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_the_window_opens_without_the_areas_above_the_roll() -> None:
    found = {name: by for name, by in reached(FIRST).items() if name not in FIRST_PAGE}
    above = {name: by for name, by in found.items() if (step_of(name) or 0) > STEP["members"]}
    assert not above, "import these inside a function, when they are asked for"


def test_the_window_opens_without_libraries_that_take_long() -> None:
    dear = {name: by for name, by in reached(FIRST).items() if name.partition(".")[0] in DEAR}
    assert not dear, "import these inside a function, when they are asked for"


def test_an_import_inside_a_function_is_none_at_once() -> None:
    found = reached(("pomanager.ui.pages",))
    assert found["pomanager.ui.page_kinds"] == "pomanager.ui.pages"
    assert "pomanager.ui.shares.page" not in found
