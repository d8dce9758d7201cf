"""Tables of the by-laws: dated versions, their values, who checked them, and versions withdrawn; and what is in force.

Values and checks are lines: the last one of a setting holds. A version that is being prepared may be discarded with its
lines; of one that was adopted nothing ever goes, a mistake in it is mended by a later line, and a version adopted
wrongly is withdrawn by a line of its own.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base, table_of
from pomanager.db.columns import pk
from pomanager.db.kept import kept
from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue, Sure
from pomanager.rules.bylaws.judging import SAME_DAY, read_value
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Value, from_written
from pomanager.rules.objections import Objection

KEPT_WHEN_ADOPTED = (
    (
        "CREATE TRIGGER bylaw_version_is_adopted_once BEFORE UPDATE ON bylaw_version WHEN OLD.adopted_at IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_version is adopted once'); END"
    ),
    (
        "CREATE TRIGGER bylaw_version_stays BEFORE DELETE ON bylaw_version WHEN OLD.adopted_at IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_version is kept once adopted'); END"
    ),
    (
        "CREATE TRIGGER bylaw_value_stays BEFORE DELETE ON bylaw_value WHEN EXISTS "
        "(SELECT 1 FROM bylaw_version WHERE id = OLD.version_id AND adopted_at IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_value is kept once adopted'); END"
    ),
    (
        "CREATE TRIGGER bylaw_check_stays BEFORE DELETE ON bylaw_check WHEN EXISTS "
        "(SELECT 1 FROM bylaw_value JOIN bylaw_version ON bylaw_version.id = bylaw_value.version_id "
        "WHERE bylaw_value.id = OLD.value_id AND adopted_at IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_check is kept once adopted'); END"
    ),
)
"""The triggers by which the file itself keeps adopted by-laws as they are."""


NOT_CHECKED = "", None, ""
"""By whom, on which day, in which article: of a value nobody has held against the signed by-laws."""

NOT_READABLE = N_("The by-law “{key}” cannot be read: “{value}”.")


class BylawVersion(Base):
    """One version of the by-laws: being prepared while ``adopted_at`` is empty, then in force from ``since`` on."""

    __tablename__ = "bylaw_version"
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    since: Mapped[date | None] = mapped_column(comment="first day it holds; empty while it is being prepared")
    decision: Mapped[str] = mapped_column(default="", comment="the decision as it is quoted on papers")
    preset: Mapped[str] = mapped_column(default="", comment="key of the preset it was made from")
    prepared_at: Mapped[datetime]
    adopted_at: Mapped[datetime | None]


class BylawValue(Base):
    """What a version says on one setting; the last line of a setting holds. Append-only."""

    __tablename__ = "bylaw_value"
    __table_args__ = (Index("ix_bylaw_value_version_id", "version_id", "key"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    version_id: Mapped[int] = mapped_column(ForeignKey("bylaw_version.id"))
    key: Mapped[str] = mapped_column(comment="the setting")
    value: Mapped[str | None] = mapped_column(comment="as it is written; empty where the by-laws are silent")
    source: Mapped[str] = mapped_column(default="", comment="where it comes from, as a citation")
    sure: Mapped[Sure | None] = mapped_column(comment="A text read, B secondary, C general knowledge, own by-laws")
    recorded_at: Mapped[datetime]


class BylawCheck(Base):
    """Somebody held a value against the signed by-laws; the last line of a value holds. Append-only."""

    __tablename__ = "bylaw_check"
    __table_args__ = (Index("ix_bylaw_check_value_id", "value_id"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    value_id: Mapped[int] = mapped_column(ForeignKey("bylaw_value.id"))
    found: Mapped[bool] = mapped_column(comment="false takes the check back")
    article: Mapped[str] = mapped_column(default="", comment="where in the signed by-laws")
    checked_by: Mapped[str]
    checked_on: Mapped[date]
    recorded_at: Mapped[datetime]


_REMEMBERED = "by-laws"
"""Under this name a session that writes remembers the by-laws it has read."""


class BylawWithdrawal(Base):
    """A version that was adopted wrongly holds no more, as if it had never been adopted. Append-only."""

    __tablename__ = "bylaw_withdrawal"
    __table_args__ = (UniqueConstraint("version_id"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    version_id: Mapped[int] = mapped_column(ForeignKey("bylaw_version.id"))
    reason: Mapped[str]
    withdrawn_on: Mapped[date]
    recorded_at: Mapped[datetime]


def bylaws_on(session: Session, day: date) -> Bylaws:
    """The by-laws in force on a day: of the versions adopted and not withdrawn, the last to begin by then.

    ``NO_BYLAWS`` where there are none. Cheap: what was read is kept until the books change. Changes of the session
    itself are seen once they are flushed.
    """
    memory = kept(session, "bylaws", dict[int | date, Bylaws])
    if day not in memory:
        found = session.execute(_version_in_force(), {"day": day}).first()
        memory[day] = NO_BYLAWS if found is None else bylaws_kept(session, found.id, found.since, found.decision)
    return memory[day]


@cache
def _version_in_force() -> Select[int, date, str]:
    """Which version is in force on a ``day``; written once, since every act is judged by it."""
    version, withdrawn = table_of(BylawVersion).c, table_of(BylawWithdrawal).c
    return (
        select(version.id, version.since, version.decision)
        .where(version.adopted_at.is_not(None), version.since <= bindparam("day"))
        .where(~select(withdrawn.id).where(withdrawn.version_id == version.id).exists())
        .order_by(version.since.desc())
        .limit(1)
    )


def told_through_time(session: Session, key: str) -> tuple[tuple[date, Value | None], ...]:
    """What the versions adopted and not withdrawn say on one setting, each with its first day, the earliest first."""
    version, withdrawn, value = table_of(BylawVersion).c, table_of(BylawWithdrawal).c, table_of(BylawValue).c
    last = (
        select(value.value)
        .where(value.version_id == version.id, value.key == key)
        .order_by(value.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    lines = session.execute(
        select(version.since, last.label("text"))
        .where(
            version.adopted_at.is_not(None), ~select(withdrawn.id).where(withdrawn.version_id == version.id).exists()
        )
        .order_by(version.since)
    )
    return tuple((line.since, _value(key, line.text)) for line in lines)


def bylaws_kept(session: Session, version_id: int, since: date | None, decision: str) -> Bylaws:
    """One version whole, read once for each state of the books."""
    memory = kept(session, "bylaws", dict[int | date, Bylaws])
    if version_id not in memory:
        memory[version_id] = Bylaws(since, decision, _values_of(session, version_id), version_id)
    return memory[version_id]


def _values_of(session: Session, version_id: int) -> Mapping[str, SetValue]:
    """What a version says, by key: the last line of each setting, and its last check.

    An act asks for its by-laws a dozen times: the session remembers them while no line and no check is added.
    """
    remembered: dict[object, Mapping[str, SetValue]] = session.info.setdefault(_REMEMBERED, {})
    state = (version_id, *session.execute(_last_lines()).one())
    if state not in remembered:
        remembered[state] = dict(lines_of(session, version_id).values())
    return remembered[state]


@cache
def _last_lines() -> Select[int | None, int | None]:
    """The last line and the last check there are: both tables are append-only."""
    value, check = table_of(BylawValue).c, table_of(BylawCheck).c
    return select(
        select(func.max(value.id)).scalar_subquery(), select(func.max(check.id)).scalar_subquery()
    )  # fmt: skip


def lines_of(session: Session, version_id: int) -> Mapping[int, tuple[str, SetValue]]:
    """Every line of a version, the oldest first: id → key of the setting, and what it says with its last check."""
    checks = _checks_of(session, version_id)
    found: dict[int, tuple[str, SetValue]] = {}
    for line, key, text, source, sure in session.execute(_lines(), {"version": version_id}):
        if key in SETTINGS:  # of a program that knew another one its lines may stay
            found[line] = key, SetValue(_value(key, text), source, sure, *checks.get(line, NOT_CHECKED))
    return found


@cache
def _lines() -> Select[int, str, str | None, str, Sure | None]:
    """The lines of a ``version``, the oldest first; written once, since every act reads them."""
    value = table_of(BylawValue).c
    return (
        select(value.id, value.key, value.value, value.source, value.sure)
        .where(value.version_id == bindparam("version"))
        .order_by(value.id)
    )


def _checks_of(session: Session, version_id: int) -> Mapping[int, tuple[str, date, str]]:
    """Id of a value → who checked it, on which day, in which article; those taken back are left out."""
    last = {line.value_id: line for line in session.execute(_checks(), {"version": version_id})}
    return {value_id: (line.checked_by, line.checked_on, line.article) for value_id, line in last.items() if line.found}


@cache
def _checks() -> Select[int, bool, str, date, str]:
    """The checks of the values of a ``version``, the oldest first."""
    value, check = table_of(BylawValue).c, table_of(BylawCheck).c
    return (
        select(check.value_id, check.found, check.checked_by, check.checked_on, check.article)
        .join(table_of(BylawValue), value.id == check.value_id)
        .where(value.version_id == bindparam("version"))
        .order_by(check.id)
    )


def differences(session: Session) -> Iterator[Objection]:
    """Versions that begin on one day, and values that are no values: neither can come from the program."""
    version, withdrawn = table_of(BylawVersion).c, table_of(BylawWithdrawal).c
    holds = version.adopted_at.is_not(None) & ~select(withdrawn.id).where(withdrawn.version_id == version.id).exists()
    days = select(version.since).where(holds).group_by(version.since).having(func.count() > 1)
    for day in session.scalars(days.order_by(version.since)):
        yield Objection(SAME_DAY, details={"day": day})
    value = table_of(BylawValue).c
    for key, text in session.execute(select(value.key, value.value).order_by(value.id)):
        if text is not None and any(objection.stops for objection in read_value(key, text)[1]):
            yield Objection(NOT_READABLE, details={"key": key, "value": text})


@lru_cache(maxsize=2000)
def _value(key: str, text: str | None) -> Value | None:
    return None if text is None else from_written(SETTINGS[key].kind, text)
