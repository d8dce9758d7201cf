"""A planned table as the screen looks at it: which rows are seen under which chip, and which the person leaves out."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from pomanager.readmodels.exchange import Corrections, Double, ImportPlan, Outcome, PlannedCell, PlannedRow
from pomanager.rules.importing import AnyField, CellState, Field, OwnField
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.ui.tables.columns import Order


class Sight(StrEnum):
    """Which rows are seen: each row that is not refused is fine, filled in or to be looked at."""

    ALL = "all"
    FINE = "fine"
    FILLED = "filled"
    CHANGED = "changed"
    SAME = "same"
    TO_LOOK_AT = "to_look_at"
    REFUSED = "refused"
    DOUBLES = "doubles"


TAKEN = frozenset({Outcome.NEW, Outcome.CHANGED})
"""What becomes of a row that writes something."""


SEEN_FOR_OTHER_SCRIPT = 500
"""Rows among which a name in a second script is looked for, when no column holds one."""
LIKELY = "likely"
"""The detail of a sentence that holds what was likely meant."""
NOTHING_DECIDED: Mapping[int, bool] = MappingProxyType({})


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
    """A plan, its rows by chip, and the places of the rows that are left out. Made in a job, for it reads every row.

    ``decided`` are rows by their place in the table that somebody has ticked (True) or left out (False).
    """

    def __init__(self, plan: ImportPlan, decided: Mapping[int, bool] = NOTHING_DECIDED) -> None:
        self.plan = plan
        self.decided = dict(decided)
        self.left_out: set[int] = set()
        """Places in ``plan.rows``."""
        self.fields = self._fields()
        self._sort_out()
        for place in self._seen[Sight.DOUBLES]:
            if plan.rows.double_of(place) is Double.LIKELY:
                self.left_out.add(place)
        for place in range(len(plan.rows)) if self.decided else ():
            wanted = self.decided.get(plan.rows.index_of(place))
            if wanted is not None and self.may_be_left_out(place):
                (self.left_out.discard if wanted else self.left_out.add)(place)

    def _sort_out(self) -> None:
        rows = self.plan.rows
        self._seen: dict[Sight, list[int]] = {sight: [] for sight in Sight if sight is not Sight.ALL}
        self._outcomes: Counter[Outcome] = Counter()
        self._sexes: Counter[Sex] = Counter()
        self._alike: dict[tuple[str, str], list[int]] = {}
        for place in range(len(rows)):
            outcome = rows.outcome_of(place)
            self._outcomes[outcome] += 1
            if outcome is Outcome.NEW:
                self._sexes[rows.sex_of(place)] += 1
            if outcome is Outcome.REFUSED:
                self._seen[Sight.REFUSED].append(place)
                continue
            if outcome is not Outcome.NEW:
                self._seen[Sight.CHANGED if outcome is Outcome.CHANGED else Sight.SAME].append(place)
            notes = rows.notes_of(place)
            sight = Sight.TO_LOOK_AT if notes else Sight.FILLED if rows.filled_in(place) else Sight.FINE
            self._seen[sight].append(place)
            for note in notes:
                self._alike.setdefault((note.about, note.message), []).append(place)
            if outcome is Outcome.NEW and rows.double_of(place) is not Double.NO:
                self._seen[Sight.DOUBLES].append(place)

    def _fields(self) -> tuple[AnyField, ...]:
        """The fields shown: those that are read, and those that are made of others."""
        read = set(self.plan.mapping.values())
        shown = {Field.NAME, *read}
        if Field.OTHER_SCRIPT not in shown and any(
            Field.OTHER_SCRIPT in self.plan.reader.read(row).cells
            for row in self.plan.table.rows[:SEEN_FOR_OTHER_SCRIPT]
        ):
            shown.add(Field.OTHER_SCRIPT)
        own = [field for field in self.plan.mapping.values() if isinstance(field, OwnField)]
        return (*(field for field in Field if field in shown), *own)

    def places(self, sight: Sight) -> Sequence[int]:
        """Places of the rows seen under a chip, from top to bottom."""
        return range(len(self.plan.rows)) if sight is Sight.ALL else self._seen[sight]

    def row(self, place: int) -> PlannedRow:
        """The row at a place."""
        return self.plan.rows[place]

    def asks(self, place: int) -> bool:
        """Whether the row at a place is to be looked at, or refused."""
        return self.plan.rows.outcome_of(place) is Outcome.REFUSED or bool(self.plan.rows.notes_of(place))

    def may_be_left_out(self, place: int) -> bool:
        """Whether the row writes something, so that there is something to leave out."""
        return self.plan.rows.outcome_of(place) in TAKEN

    def is_taken(self, place: int) -> bool:
        """Whether the row writes something and the person has not left it out."""
        return self.may_be_left_out(place) and place not in self.left_out

    def leave_out(self, places: Iterable[int]) -> None:
        """Leave these rows out; those that write nothing stay as they are."""
        for place in places:
            if self.may_be_left_out(place):
                self.left_out.add(place)
                self.decided[self.plan.rows.index_of(place)] = False

    def take(self, places: Iterable[int]) -> None:
        """Bring these rows in again."""
        for place in places:
            self.left_out.discard(place)
            self.decided[self.plan.rows.index_of(place)] = True

    def left_out_rows(self) -> frozenset[int]:
        """The numbers of the rows left out, as a spreadsheet counts."""
        return frozenset(self.plan.rows.number_of(place) for place in self.left_out)

    def count(self, outcome: Outcome) -> int:
        """How many rows of an outcome are going in, or stay as they are."""
        return self._outcomes[outcome] - sum(
            1 for place in self.left_out if self.plan.rows.outcome_of(place) is outcome
        )  # fmt: skip

    @property
    def renamed(self) -> int:
        """How many of the rows taken say another name of somebody on the roll."""
        rows = self.plan.rows
        changed = (place for place in range(len(rows)) if rows.outcome_of(place) is Outcome.CHANGED)
        return sum(rows[place].renamed for place in changed if self.is_taken(place))

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
        rows = self.plan.rows
        gone = (place for place in self.left_out if rows.outcome_of(place) is Outcome.NEW)
        return self._sexes[sex] - sum(1 for place in gone if rows.sex_of(place) is sex)

    # ---- putting right --------------------------------------------------------------------------------------------

    def alike(self, place: int, note: Objection) -> list[int]:
        """Other rows of which the same is said; where something is proposed, those with the same text."""
        others = [other for other in self._alike.get((note.about, note.message), ()) if other != place]
        if LIKELY not in note.details:
            return others
        return [other for other in others if any(each == note for each in self.plan.rows.notes_of(other))]

    def accept(self, places: Iterable[int], about: str) -> None:
        """Find a cell right in these rows: what is said of it is said no more."""
        rows = self.plan.rows
        accepted = set(self.plan.corrections.accepted)
        for place in places:
            accepted.add((rows.index_of(place), about))
            rows.accept(place, about)
            if self.decided.get(rows.index_of(place)) is None and rows.double_of(place) is Double.NO:
                self.left_out.discard(place)
        self.plan = replace(self.plan, corrections=replace(self.plan.corrections, accepted=frozenset(accepted)))
        self._sort_out()

    def with_texts(self, places: Iterable[int], texts: Mapping[AnyField, str]) -> Corrections:
        """The corrections with these texts in cells of these rows; the plan has to be made anew with them."""
        before = self.plan.corrections
        changed = {index: dict(row) for index, row in before.texts.items()}
        for place in places:
            row = changed.setdefault(self.plan.rows.index_of(place), {})
            for field, text in texts.items():
                column = self.plan.column_of(field)
                if column is not None:
                    row[column] = text
        return replace(before, texts=changed)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with its cells, as long as it is in sight."""

    id: int
    """Its place in the plan."""
    planned: PlannedRow
    cells: Mapping[AnyField, PlannedCell]
    table: Checked

    @property
    def left_out(self) -> bool:
        """Whether the person leaves it out."""
        return self.id in self.table.left_out

    @property
    def changed(self) -> frozenset[AnyField]:
        """The fields whose value on the roll will change."""
        return frozenset(change.field for change in self.planned.changes)

    def asks(self, field: AnyField) -> bool:
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
