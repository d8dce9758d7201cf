"""A planned table as the screen looks at it: which rows are seen under which chip, and which the person leaves out."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from pomanager.readmodels.exchange import ImportPlan, Outcome, PlannedCell, PlannedRow
from pomanager.rules.importing import CellState, Field
from pomanager.rules.members import Sex
from pomanager.ui.tables.columns import Order


class Sight(StrEnum):
    """Which rows are seen."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    TO_LOOK_AT = "to_look_at"
    DOUBLES = "doubles"
    REFUSED = "refused"


BY_OUTCOME: Mapping[Outcome, Sight] = {
    Outcome.NEW: Sight.NEW,
    Outcome.CHANGED: Sight.CHANGED,
    Outcome.SAME: Sight.SAME,
    Outcome.REFUSED: Sight.REFUSED,
}
TAKEN = frozenset({Outcome.NEW, Outcome.CHANGED})
"""What becomes of a row that writes something."""
SEEN_FOR_OTHER_SCRIPT = 500
"""Rows among which a name in a second script is looked for, when no column holds one."""


@contextmanager
def one_long_pause_less() -> Iterator[None]:
    """Make many rows that stay without Python walking through all of them again and again.

    That walk (the search for rings of objects) halts the window, too: for 260,000 rows, up to a second each time.
    ``forget_rows`` lets it look at them again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def forget_rows() -> None:
    """The rows are no longer needed: look through them again like everything else."""
    gc.unfreeze()


class Checked:
    """A plan, its rows by chip, and the places of the rows that are left out. Made in a job, for it reads every row."""

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.left_out: set[int] = set()
        """Places in ``plan.rows``."""
        self._seen: dict[Sight, list[int]] = {sight: [] for sight in Sight if sight is not Sight.ALL}
        sexes: Counter[Sex] = Counter()
        for place, row in enumerate(plan.rows):
            self._seen[BY_OUTCOME[row.outcome]].append(place)
            if row.flagged:
                self._seen[Sight.TO_LOOK_AT].append(place)
            if row.likely_double and row.outcome in TAKEN:
                self._seen[Sight.DOUBLES].append(place)
            if row.outcome is Outcome.NEW and row.member is not None:
                sexes[row.member.sex] += 1
        self._sexes = sexes
        self.fields = self._fields()

    def _fields(self) -> tuple[Field, ...]:
        """The fields shown: those that are read, and those that are made of others."""
        shown = {Field.NAME, *self.plan.mapping.values()}
        some = self.plan.rows[:SEEN_FOR_OTHER_SCRIPT]
        if Field.OTHER_SCRIPT not in shown and any(row.member and row.member.other_script for row in some):
            shown.add(Field.OTHER_SCRIPT)
        return tuple(field for field in Field if field in shown)

    def places(self, sight: Sight) -> Sequence[int]:
        """Places of the rows seen under a chip, from top to bottom."""
        return range(len(self.plan.rows)) if sight is Sight.ALL else self._seen[sight]

    def row(self, place: int) -> PlannedRow:
        """The row at a place."""
        return self.plan.rows[place]

    def may_be_left_out(self, place: int) -> bool:
        """Whether the row writes something, so that there is something to leave out."""
        return self.plan.rows[place].outcome in TAKEN

    def is_taken(self, place: int) -> bool:
        """Whether the row writes something and the person has not left it out."""
        return self.may_be_left_out(place) and place not in self.left_out

    def leave_out(self, places: Iterable[int]) -> None:
        """Leave these rows out; those that write nothing stay as they are."""
        self.left_out.update(place for place in places if self.may_be_left_out(place))

    def take(self, places: Iterable[int]) -> None:
        """Bring these rows in again."""
        self.left_out.difference_update(places)

    def left_out_rows(self) -> frozenset[int]:
        """The numbers of the rows left out, as a spreadsheet counts."""
        return frozenset(self.plan.rows[place].row for place in self.left_out)

    def count(self, outcome: Outcome) -> int:
        """How many rows of an outcome are going in, or stay as they are."""
        whole = len(self._seen[BY_OUTCOME[outcome]])
        return whole - sum(1 for place in self.left_out if self.plan.rows[place].outcome is outcome)

    @property
    def taken(self) -> int:
        """How many rows will be written."""
        return self.count(Outcome.NEW) + self.count(Outcome.CHANGED)

    @property
    def flagged(self) -> int:
        """How many of the rows that will be written ask for a second look."""
        return sum(1 for place in self._seen[Sight.TO_LOOK_AT] if self.is_taken(place))

    def new_of_sex(self, sex: Sex) -> int:
        """How many of the new members are of a sex."""
        leaving = (self.plan.rows[place] for place in self.left_out)
        gone = sum(1 for row in leaving if row.outcome is Outcome.NEW and row.member and row.member.sex is sex)
        return self._sexes[sex] - gone


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with its cells, as long as it is in sight."""

    id: int
    """Its place in the plan."""
    planned: PlannedRow
    cells: Mapping[Field, PlannedCell]
    table: Checked

    @property
    def left_out(self) -> bool:
        """Whether the person leaves it out."""
        return self.id in self.table.left_out

    @property
    def changed(self) -> frozenset[Field]:
        """The fields whose value on the roll will change."""
        return frozenset(change.field for change in self.planned.changes)

    def asks(self, field: Field) -> bool:
        """Whether a cell is to be looked at or was refused."""
        cell = self.cells.get(field)
        return cell is not None and cell.state in {CellState.FLAGGED, CellState.REFUSED}


class CheckedSource:
    """The rows under one chip; cells are worked out as they come into view."""

    def __init__(self, table: Checked, sight: Sight) -> None:
        self._table = table
        self._sight = sight

    def ids(self, order: Order | None) -> Sequence[int]:
        """Places of the rows, in the order of the table."""
        del order
        return self._table.places(self._sight)

    def rows(self, ids: Sequence[int]) -> Sequence[ShownRow]:
        """These rows with their cells."""
        return [self._shown(place) for place in ids]

    def _shown(self, place: int) -> ShownRow:
        row = self._table.row(place)
        cells = {cell.field: cell for cell in self._table.plan.cells(row)}
        return ShownRow(place, row, cells, self._table)
