"""What screens and papers see of the by-laws: versions, clauses with their values, and what two versions differ in.

Nothing here is said in a language: ``i18n.bylaw_words`` says clauses and values as the reader reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.bylaws.in_force import Bylaws, SetValue, Sure
from pomanager.rules.bylaws.setting import Chapter, Clause
from pomanager.rules.bylaws.settings import CLAUSES
from pomanager.rules.bylaws.values import Value, written


class ValueState(StrEnum):
    """How far a value can be relied on."""

    CHECKED = "checked"
    """Held against the signed by-laws by somebody (also a blank: the by-laws are silent)."""
    UNCHECKED = "unchecked"
    BLANK = "blank"
    """To be filled in: its rule is off."""


STATE_WORDS: Mapping[ValueState, str] = MappingProxyType(
    {
        # TR: of a value or a sentence of the by-laws
        ValueState.CHECKED: N_("Checked"),
        # TR: of a value or a sentence of the by-laws
        ValueState.UNCHECKED: N_("Not checked"),
        # TR: of a value or a sentence of the by-laws
        ValueState.BLANK: N_("To be filled in"),
    }
)


class VersionState(StrEnum):
    """Where a version stands."""

    PREPARED = "prepared"
    """Not adopted yet; its values may be changed freely. There is one such version at most."""
    COMING = "coming"
    """Adopted, its first day is still to come."""
    IN_FORCE = "in_force"
    PAST = "past"
    WITHDRAWN = "withdrawn"


VERSION_WORDS: Mapping[VersionState, str] = MappingProxyType(
    {
        # TR: of a version of the by-laws
        VersionState.PREPARED: N_("Being prepared"),
        # TR: of a version of the by-laws
        VersionState.COMING: N_("Adopted, not in force yet"),
        # TR: of a version of the by-laws
        VersionState.IN_FORCE: N_("In force"),
        # TR: of a version of the by-laws
        VersionState.PAST: N_("No longer in force"),
        # TR: of a version of the by-laws
        VersionState.WITHDRAWN: N_("Withdrawn"),
    }
)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value in a clause: the field of the sentence it fills, its key, and what is known of it."""

    field: str
    key: str
    said: SetValue

    @property
    def value(self) -> Value | None:
        """The value, None for a blank."""
        return self.said.value

    @property
    def source(self) -> str:
        """Where it comes from, as a citation; "" where nothing was said."""
        return self.said.source

    @property
    def sure(self) -> Sure | None:
        """Its mark; None for a blank."""
        return self.said.sure

    @property
    def state(self) -> ValueState:
        """Checked, not checked, or to be filled in."""
        if self.said.is_checked:
            return ValueState.CHECKED
        return ValueState.BLANK if self.said.value is None else ValueState.UNCHECKED


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One sentence of the by-laws with its values; ``number`` is the same in every version."""

    number: int
    clause: Clause
    values: tuple[ValueRow, ...]
    applies: bool
    """False where another value leaves it out: nothing on proxies before the by-laws say that there are any."""

    @property
    def chapter(self) -> Chapter:
        """The chapter it stands in."""
        return self.clause.chapter

    @property
    def key(self) -> str:
        """By what the clause is known."""
        return self.clause.key

    @property
    def state(self) -> ValueState:
        """The first of these any of its values is in: not checked, to be filled in, checked."""
        states = {row.state for row in self.values}
        return next(state for state in (ValueState.UNCHECKED, ValueState.BLANK, ValueState.CHECKED) if state in states)

    @property
    def plain(self) -> Mapping[str, Value | None]:
        """Key → value, as ``bylaw_words`` wants them."""
        return {row.key: row.value for row in self.values}


@dataclass(frozen=True, slots=True)
class ChapterCount:
    """How many clauses of a chapter apply, and how many of them wait to be checked or filled in."""

    chapter: Chapter
    clauses: int
    unchecked: int
    blank: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of the by-laws. ``number`` counts adopted versions by their first day, from 1; 0 is being prepared.

    Withdrawn versions keep a number of 0 too. ``until`` is the last day before the next version, None for the last.
    The counts are of values in clauses that apply: ``checked + unchecked + blank`` is all of them.
    """

    id: int
    number: int
    state: VersionState
    since: date | None
    until: date | None
    decision: str
    preset: str
    """Key of the preset it was made from, "" for none."""
    prepared_at: datetime
    adopted_at: datetime | None
    withdrawn_on: date | None
    withdrawn_reason: str
    checked: int
    unchecked: int
    blank: int

    @property
    def values(self) -> int:
        """How many values the clauses that apply have."""
        return self.checked + self.unchecked + self.blank


@dataclass(frozen=True, slots=True, kw_only=True)
class BylawChange:
    """An entry in the version that is being prepared, which can be taken back: what it was and what it is since."""

    line_id: int
    key: str
    before: SetValue
    after: SetValue
    changed_at: datetime
    changed_by: str
    operation: str
    """One for all that was entered in one act."""


@dataclass(frozen=True, slots=True)
class BylawsText:
    """One version, whole: its row, its clauses in order (those that do not apply among them), and its chapters."""

    version: VersionRow
    clauses: tuple[ClauseRow, ...]
    chapters: tuple[ChapterCount, ...]

    def of_chapter(self, chapter: Chapter) -> tuple[ClauseRow, ...]:
        """The clauses of a chapter that apply."""
        return tuple(row for row in self.clauses if row.chapter is chapter and row.applies)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A clause that two versions have differently; ``changed`` are the keys of the values that differ.

    A value differs when the by-laws say something else; another source or a new check is no difference.
    """

    before: ClauseRow
    after: ClauseRow
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What two versions differ in, clause by clause."""

    earlier: VersionRow
    later: VersionRow
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A preset that came with the program; ``name`` is a marked word."""

    key: str
    name: str
    countries: tuple[str, ...]
    values: Mapping[str, SetValue]

    @property
    def count(self) -> int:
        """How many values it sets."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class BylawsSheet:
    """The by-laws on paper: ``text`` is None where none are in force on the day."""

    letterhead: Letterhead
    as_of: date
    text: BylawsText | None


@dataclass(frozen=True, slots=True)
class DifferencesSheet:
    """What two versions differ in, on paper; None where there are not two."""

    letterhead: Letterhead
    as_of: date
    differences: Differences | None


def clause_rows(bylaws: Bylaws) -> tuple[ClauseRow, ...]:
    """Every clause with the values of these by-laws."""
    rows: list[ClauseRow] = []
    for number, clause in enumerate(CLAUSES, 1):
        values = tuple(ValueRow(field, key, bylaws.set_value(key)) for field, key in clause.settings.items())
        rows.append(ClauseRow(number, clause, values, _applies(clause, bylaws)))
    return tuple(rows)


def _applies(clause: Clause, bylaws: Bylaws) -> bool:
    """Whether the other setting has a value the clause goes with; what is set is shown in any case."""
    if clause.when is None:
        return True
    key, with_values = clause.when
    other = bylaws.value(key)
    is_set = any(bylaws.value(each) is not None for each in clause.settings.values())
    return is_set or (other is not None and written(other) in with_values)
