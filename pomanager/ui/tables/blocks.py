"""Blocks of cells: what a paste, a copy downwards or an emptying asks of the cells of a list."""

from typing import NamedTuple

from pomanager.i18n import formats
from pomanager.rules.calendar import VagueDate
from pomanager.ui.tables.copying import block_on_clipboard
from pomanager.ui.tables.view import TableView

MOST_LINES = 100_000
"""Lines of a block that are taken from the clipboard."""


class CellTexts(NamedTuple):
    """Row by its id, column by its name, and the text that is to stand there; and the lines that find no row."""

    cells: tuple[tuple[int, str, str], ...] = ()
    beyond: int = 0


def pasted_cells(view: TableView) -> CellTexts:
    """The cells on the clipboard, laid onto the list from the cell under the keyboard on.

    One cell alone is laid onto every chosen row. Cells that say already what is pasted are none of it.
    """
    whole = block_on_clipboard()
    block = whole[:MOST_LINES]
    current = view.currentIndex()
    columns = view.visible_columns()
    if not block or not current.isValid() or current.column() not in columns:
        return CellTexts()
    if len(block) == 1 and len(block[0]) == 1 and view.chosen_count() > 1:
        return CellTexts(_differing(view, [(place, current.column(), block[0][0]) for place in view.chosen_places()]))
    from_column = columns.index(current.column())
    count = view.model().rowCount()
    wanted = [
        (current.row() + down, columns[from_column + on], text)
        for down, line in enumerate(block)
        for on, text in enumerate(line)
        if current.row() + down < count and from_column + on < len(columns)
    ]
    return CellTexts(_differing(view, wanted), max(0, current.row() + len(whole) - count, len(whole) - len(block)))


def filled_cells(view: TableView) -> CellTexts:
    """What the first chosen row says in the column under the keyboard, for every other chosen row."""
    current, places = view.currentIndex(), view.chosen_places()
    if not current.isValid() or len(places) < 2:
        return CellTexts()
    model = view.table_model()
    first = model.row(places[0])
    if first is None:
        return CellTexts()
    text = _code(model.columns[current.column()].value(first))
    return CellTexts(_texts(view, [(place, current.column(), text) for place in places[1:]]))


def emptied_cells(view: TableView) -> CellTexts:
    """Nothing, for the column under the keyboard in every chosen row."""
    current = view.currentIndex()
    places = view.chosen_places() or ([current.row()] if current.isValid() else [])
    if not current.isValid():
        return CellTexts()
    return CellTexts(_texts(view, [(place, current.column(), "") for place in places]))


def _texts(view: TableView, wanted: list[tuple[int, int, str]]) -> tuple[tuple[int, str, str], ...]:
    model = view.table_model()
    return tuple((model.id_at(place), model.columns[number].name, _plain(text)) for place, number, text in wanted)


def _differing(view: TableView, wanted: list[tuple[int, int, str]]) -> tuple[tuple[int, str, str], ...]:
    """The cells that do not say already what is wanted."""
    model = view.table_model()
    kept = []
    for place, number, text in wanted:
        row = model.row(place)
        if row is not None and _plain(model.columns[number].shown(row)) != _plain(text):
            kept.append((place, number, text))
    return _texts(view, kept)


def _code(value: object) -> str:
    """A value as it is written where no language is spoken, so that it is read back as it was."""
    if value is None:
        return ""
    return value.iso() if isinstance(value, VagueDate) else str(value)


def _plain(text: str) -> str:
    single = " ".join(text.split())
    return "" if single == formats.UNKNOWN else single
