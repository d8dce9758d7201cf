"""Reading other people's tables of members: which column holds what, and what a cell says."""

from pomanager.rules.importing.cells import (
    Cell,
    CellState,
    RowReading,
    number_used_twice,
    read_cell,
    read_row,
)
from pomanager.rules.importing.columns import (
    ColumnGuess,
    Mapping,
    Sureness,
    guess_columns,
    mapped_by_hand,
    objections_to_mapping,
)
from pomanager.rules.importing.fields import FIELD_WORDS, Field

__all__ = [
    "FIELD_WORDS",
    "Cell",
    "CellState",
    "ColumnGuess",
    "Field",
    "Mapping",
    "RowReading",
    "Sureness",
    "guess_columns",
    "mapped_by_hand",
    "number_used_twice",
    "objections_to_mapping",
    "read_cell",
    "read_row",
]
