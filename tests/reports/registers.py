"""Registers for the tests: three columns of words, two of amounts, and a paper with one register on it."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.cells import Words
from pomanager.reports.columns import Column
from pomanager.reports.heads import Heading
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import written
from pomanager.reports.register import Register
from pomanager.reports.styles import Align
from tests.reports.sheets import PRINTED, letterhead

THREE = (Column("No.", holds=("00000",)), Column("Name", 50), Column("Place", 50))
AMOUNTS = (Column("Name", 60), Column("Paid", 20, Align.END, str), Column("Owed", 20, Align.END, str))


def printed(
    file: Path,
    columns: Sequence[Column],
    fill: Callable[[Register], None],
    order: PrintOrder | None = None,
    **options: Any,  # noqa: ANN401 - whatever a register takes
) -> Path:
    """A paper with one register on it."""
    with written(file, letterhead(), Heading("Register", is_sealed=False), order) as paper:
        register = Register(paper, columns, **options)
        fill(register)
        register.end()
    return file


def blank_words() -> Words:
    """The words of a paper nothing is written on yet."""
    return Words(PaperCanvas(io.BytesIO(), (595, 842), "en", PRINTED))


def of_rows(rows: Sequence[Sequence[str | int]]) -> Callable[[Register], None]:
    return lambda register: register.rows(rows)
