"""Reading other people's tables of members: which column holds what, and what a cell says."""

from pomanager.rules.importing.cells import (
    Cell,
    CellState,
    CellValue,
    read_cell,
)
from pomanager.rules.importing.columns import (
    ColumnGuess,
    Mapping,
    Sureness,
    guess_columns,
    mapped_by_hand,
    objections_to_mapping,
)
from pomanager.rules.importing.fields import FIELD_WORDS, ORDER_FIELDS, AnyField, Field, OwnField, about
from pomanager.rules.importing.rows import RowReader, RowReading, number_used_twice, read_row

__all__ = [
    "FIELD_WORDS", "ORDER_FIELDS", "AnyField", "Cell", "CellState", "CellValue", "ColumnGuess", "Field", "Mapping",
    "OwnField", "RowReader", "RowReading", "Sureness", "about", "guess_columns", "mapped_by_hand",
    "number_used_twice", "objections_to_mapping", "read_cell", "read_row",
]  # fmt: skip
