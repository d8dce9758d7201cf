"""What a command is handed: the session, the day and hour, who acts, and the pen of the journal."""

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.bylaws import bylaws_on
from pomanager.db.columns import utc_text
from pomanager.db.journal_chain import head
from pomanager.db.journal_pen import ValueToAdd, add_line
from pomanager.db.kept import Changed
from pomanager.db.register_numbers import serials_text
from pomanager.db.row_seals import SIDE, Marks, marks_now, written_since
from pomanager.readmodels.access import NOBODY, Keeper
from pomanager.rules import chain
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import VagueDate
from pomanager.rules.undoing import StepKind
from pomanager.rules.wording import Wording


def new_operation() -> str:
    """A name no other transaction has, by which it is found again when a commit is in doubt."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class About:
    """Which record an act concerns: its table and id, and how people call it ("no. 12 · NIYONZIMA Médiatrice")."""

    table: str = ""
    id: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Undoes:
    """Of an act of the history: whether it takes an act back or does it again, which, and what came of doing it."""

    kind: StepKind
    of_id: int
    is_watched: bool
    result: object = None


@dataclass(slots=True)
class Work:
    """One act in progress, inside one transaction."""

    session: Session
    now: datetime
    """Aware UTC moment of the act."""
    today: date
    """The day of the act at the office's own clock."""
    actor: str
    operation: str
    keeper: Keeper = NOBODY
    """Who acts, as far as acts on the people at the keyboard need to know."""
    touched: set[Area] = field(default_factory=set)
    recorded: int = 0
    _told: set[str] = field(default_factory=set, init=False, repr=False)
    """The areas its journal lines are of."""
    _last: int = field(default=0, init=False, repr=False)
    lines: list[int] = field(default_factory=list)
    """The lines of the journal it has written so far."""
    undoes: Undoes | None = None
    leaves_no_log: bool = False
    """Whether the log beside the file is to be folded in at once: it tells in which order things were written."""
    _bylaws: Bylaws | None = field(default=None, init=False, repr=False)
    _marks: Marks = field(init=False, repr=False)
    """How far registers went when the act began, or at its last journal line."""
    _serials: dict[str, tuple[int, int]] = field(default_factory=dict, init=False, repr=False)
    """By register, the first and last number of the lines no journal line tells of yet."""

    def __post_init__(self) -> None:
        """See how far the registers go: what stands behind that was written by this act."""
        self._marks = marks_now(self.session)

    @property
    def bylaws(self) -> Bylaws:
        """The by-laws in force today, read when they are first asked for; acts on another day ask ``bylaws_on``."""
        if self._bylaws is None:
            self._bylaws = bylaws_on(self.session, self.today)
        return self._bylaws

    def forget_bylaws(self) -> None:
        """Read them anew when they are next asked for: the act has changed them."""
        self._bylaws = None

    def touch(self, area: Area) -> None:
        """Say that an area changed, where rows were written in bulk and the session could not notice."""
        self.touched.add(area)

    def numbered(self, register: type[Base], first: int, last: int) -> None:
        """Say that lines of a numbered register were written, one number after the other; none if ``last`` is less.

        The next journal line tells of them: so the check knows how far a register went though its end is gone.
        """
        if last < first:
            return
        self.touched.add(register.area)
        self._serials[register.__tablename__] = (self._serials.get(register.__tablename__, (first, 0))[0], last)

    @property
    def changed(self) -> Changed:
        """What it changed so far, for those who keep what they worked out."""
        areas = {*self.touched, *(area for area in Area if area.value in self._told)}
        return Changed(self._last - self.recorded, self._last, frozenset(areas))

    @property
    def untold(self) -> bool:
        """Whether lines of a register were written that no journal line tells of."""
        return bool(self._serials)

    def record(
        self,
        act: str,
        about: About,
        changes: Mapping[str, tuple[object, object]] | None = None,
        reason: str = "",
    ) -> int:
        """Write a journal line; ``changes`` maps a field to its old and new value (None or "" for no value).

        Returns the sequence number of the line.
        """
        self.session.flush()  # rows get their ids, and a broken constraint shows, before the line is written
        last, previous = head(self.session)
        sequence = last + 1
        written = {name: (None, serials_text(*self._serials[name])) for name in self._serials}
        self._serials.clear()
        self._marks, seals = written_since(self.session, self._marks)
        values = list(_values(about.label, {**(changes or {}), **written}, reason))
        values += [_sealed("", SIDE + register, seal) for register, seal in seals.items()]
        line = chain.ChainLine(
            sequence=sequence,
            at=utc_text(self.now),
            who=self.actor,
            act=act,
            act_area=act.split(".", 1)[0],
            record_table=about.table,
            record_id=about.id,
            operation=self.operation,
            digests=tuple((value.field, value.side, value.digest) for value in values),
        )
        add_line(self.session, line, previous, values)
        self.touched.add(Area.JOURNAL)
        self.recorded += 1
        self._told.add(line.act_area)
        self._last = sequence
        self.lines.append(sequence)
        return sequence


def _values(label: str, changes: Mapping[str, tuple[object, object]], reason: str) -> list[ValueToAdd]:
    sides = [("", "label", label)]
    for name, (old, new) in changes.items():
        sides += [(name, "old", _text(old)), (name, "new", _text(new))]
    sides.append(("", "reason", reason))
    return [_sealed(name, side, value) for name, side, value in sides if value]


def _sealed(name: str, side: str, value: str) -> ValueToAdd:
    salt = os.urandom(chain.SALT_BYTES)
    return ValueToAdd(name, side, salt, value, chain.digest(salt, value))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, VagueDate):
        return value.iso()
    if isinstance(value, Wording):
        return value.to_json() if value else ""
    return str(value)
