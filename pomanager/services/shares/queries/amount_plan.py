"""What a table of amounts by member says: read, held against the roll row by row, and summed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.errors import Cancelled, Refused
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.amount_tables import AmountPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.readmodels.row_problems import MOST_TOLD, RowProblem
from pomanager.rules.importing.headings import in_one
from pomanager.rules.importing.naming import remarks_on_name, unknown_member
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares.amount_tables import (
    AMOUNT_FIELD_WORDS,
    AmountField,
    AmountLine,
    Columns,
    guess_amount_columns,
    objections_to_amount_columns,
    read_amount_lines,
)

MEMBER, PERSON = table_of(Member), table_of(Person)

TWICE = N_("Number {number} stands in row {row} already.")
NOTHING_THERE = N_("No row of the table holds an amount.")
_PORTION = 5000


@dataclass(frozen=True, slots=True)
class AmountReading:
    """How a table is read: which column is which, and the currency of its amounts."""

    columns: Columns
    currency: str
    decimals: int


def guessed_amount_columns(table: RawTable) -> dict[int, AmountField]:
    """What each column of a table is taken for by its heading, in any language of the program."""
    words: dict[str, AmountField] = {}
    for language in LANGUAGES:
        with speaking(language.code):
            for field_, word in AMOUNT_FIELD_WORDS.items():
                words.setdefault(in_one(_(word)), field_)
    return guess_amount_columns(table.headers, words)


def plan_amounts(
    session: Session,
    table: RawTable,
    reading: AmountReading,
    progress: Progress = silent,
    cancelled: Cancelling = never,
) -> AmountPlan:
    """Read the table and hold it against the roll; nothing is written.

    Raises Refused where it is not said which column is which, and Cancelled.
    """
    said = objections_to_amount_columns(reading.columns)
    if said:
        raise Refused(said)
    planner = _Planner(_names(session))
    lines = read_amount_lines(table.rows, table.first_row, reading.columns, reading.currency, reading.decimals)
    for count, line in enumerate(lines):
        if count % _PORTION == 0:
            progress(count, len(table.rows))
            if cancelled():
                raise Cancelled
        planner.look_at(line)
    return planner.told(table, reading)


@dataclass(slots=True)
class _Planner:
    """Looks at the rows one after the other, and gathers what there is to say."""

    names: Mapping[str, str]
    problems: list[RowProblem] = field(default_factory=list)
    doubts: list[RowProblem] = field(default_factory=list)
    problem_count: int = 0
    doubt_count: int = 0
    amounts: dict[str, int] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)

    def look_at(self, line: AmountLine) -> None:
        """Gather what a row says, and what there is to say about it."""
        for objection in line.objections:
            self._tell(line, objection)
        if not line.number:
            return
        name = self.names.get(line.number)
        if name is None:
            self._tell(line, unknown_member(AmountField.NUMBER, line.number))
        elif line.number in self._rows:
            details: dict[str, object] = {"number": line.number, "row": self._rows[line.number]}
            self._tell(line, Objection(TWICE, AmountField.NUMBER, details))
        else:
            for remark in remarks_on_name(AmountField.NAME, line.number, name, line.name):
                self._tell(line, remark)
        self._rows.setdefault(line.number, line.row)
        if name is not None and line.minor is not None:
            self.amounts.setdefault(line.number, line.minor)

    def _tell(self, line: AmountLine, objection: Objection) -> None:
        told = self.problems if objection.stops else self.doubts
        if objection.stops:
            self.problem_count += 1
        else:
            self.doubt_count += 1
        if len(told) < MOST_TOLD:
            told.append(RowProblem(line.row, line.number, objection))

    def told(self, table: RawTable, reading: AmountReading) -> AmountPlan:
        """All of it."""
        if not self.amounts and not self.problem_count:
            self.problems, self.problem_count = [RowProblem(0, "", Objection(NOTHING_THERE))], 1
        return AmountPlan(
            file_name=table.file_name, amounts=tuple(self.amounts.items()),
            total=Money(sum(self.amounts.values()), reading.currency), decimals=reading.decimals,
            problems=tuple(self.problems), problem_count=self.problem_count, doubts=tuple(self.doubts),
            doubt_count=self.doubt_count,
        )  # fmt: skip


def _names(session: Session) -> dict[str, str]:
    """The names of everybody in the books, by number."""
    rows = session.execute(select(MEMBER.c.number, PERSON.c.full_name).join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    return dict(map(tuple, rows))
