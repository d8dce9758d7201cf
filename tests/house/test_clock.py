"""Only start-up and the command line look at the clock of the computer; everybody else is handed the time."""

import ast

import pytest

from tests.house.source import Module, dotted, modules, parse, place

# Where a clock is made and handed down.
MAY_LOOK = ("pomanager/__main__.py", "pomanager/app.py", "pomanager/cli/")

CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "func.now",
    "func.current_date",
    "func.current_timestamp",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "QDate.currentDate",
    "QTime.currentTime",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
}
_ASKED = {clock.rpartition(".")[2] for clock in CLOCKS}


def looks_at_the_clock(module: Module) -> list[str]:
    """Where the module names a clock, called or only passed on."""
    return [
        f"{place(module, node)} {dotted(node)}"
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr in _ASKED and _clock(node) in CLOCKS
    ]


def _clock(node: ast.Attribute) -> str:
    """The last two names of those with dots between them."""
    return ".".join(dotted(node).split(".")[-2:])


def test_nobody_below_start_up_looks_at_the_clock() -> None:
    seen = [
        line for module in modules("pomanager") if not module.under(*MAY_LOOK) for line in looks_at_the_clock(module)
    ]
    assert not seen


@pytest.mark.parametrize(
    "code",
    ["day = date.today()", "at = datetime.datetime.now(UTC)", "clock = datetime.now", "column(default=func.now())"],
)
def test_looking_is_noticed(code: str) -> None:
    assert looks_at_the_clock(parse(code))


def test_being_handed_the_time_is_not() -> None:
    assert not looks_at_the_clock(parse("day = work.now\nmoment = clock()\nlater = office.today()"))
