"""What can be asked about the by-laws: what is in force, every version, one version whole, and what two differ in."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bylaws import (
    BylawCheck,
    BylawValue,
    BylawVersion,
    BylawWithdrawal,
    bylaws_kept,
    bylaws_on,
    told_through_time,
)
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.bylaws import (
    BylawsSheet,
    BylawsText,
    ChapterCount,
    ClauseRow,
    DifferenceRow,
    Differences,
    DifferencesSheet,
    ValueState,
    VersionRow,
    VersionState,
    clause_rows,
)
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.objections import Objection
from pomanager.services.organisation.queries.profile import letterhead

__all__ = [
    "NO_VERSION", "BylawsByDay", "adopted_days", "bylaw_differences", "bylaw_text", "bylaw_versions", "bylaws_by_day",
    "bylaws_of", "bylaws_on",
    "bylaws_sheet", "differences_sheet", "last_lines", "prepared_version", "rows_of", "told_through_time",
    "version_in_force", "version_row",
]  # fmt: skip

NO_VERSION = N_("This version of the by-laws is not in the books.")

_Found = Row[Any]
"""A version as it is kept: id, since, decision, preset, prepared_at, adopted_at, withdrawn_on, reason."""


def bylaws_of(session: Session, version_id: int) -> Bylaws:
    """One version, whether adopted, being prepared or withdrawn; raises NotFound."""
    found = _version(session, version_id)
    return bylaws_kept(session, version_id, found.since, found.decision)


def bylaw_versions(session: Session, today: date) -> tuple[VersionRow, ...]:
    """Every version: the one being prepared first, then the others, the last to begin first."""
    found = session.execute(_versions()).all()
    in_order = sorted((each for each in found if _holds(each)), key=lambda each: (each.since, each.id))
    rows = [_row(session, each, in_order, today) for each in found]
    return tuple(sorted(rows, key=lambda row: (row.adopted_at is None, row.since or date.min, row.id), reverse=True))


def prepared_version(session: Session, today: date) -> VersionRow | None:
    """The version being prepared; None where there is none."""
    return next((row for row in bylaw_versions(session, today) if row.state is VersionState.PREPARED), None)


def version_in_force(session: Session, day: date) -> VersionRow | None:
    """The version in force on a day; None where none was adopted by then."""
    return next((row for row in bylaw_versions(session, day) if row.state is VersionState.IN_FORCE), None)


def version_row(session: Session, version_id: int, today: date) -> VersionRow:
    """One version as the list tells it; raises NotFound."""
    found = next((row for row in bylaw_versions(session, today) if row.id == version_id), None)
    if found is None:
        raise NotFound(Objection(NO_VERSION))
    return found


def bylaw_text(session: Session, version_id: int, today: date) -> BylawsText:
    """One version with every clause; raises NotFound."""
    version = version_row(session, version_id, today)
    clauses = clause_rows(bylaws_of(session, version_id))
    return BylawsText(version, clauses, tuple(_chapters(clauses)))


def bylaw_differences(session: Session, earlier_id: int, later_id: int, today: date) -> Differences:
    """The clauses of which two versions say different things; raises NotFound."""
    before, after = clause_rows(bylaws_of(session, earlier_id)), clause_rows(bylaws_of(session, later_id))
    rows = [
        DifferenceRow(old, new, changed)
        for old, new in zip(before, after, strict=True)
        if (changed := _changed(old, new))
    ]
    return Differences(version_row(session, earlier_id, today), version_row(session, later_id, today), tuple(rows))


def bylaws_sheet(session: Session, printed_at: datetime, as_of: date) -> BylawsSheet:
    """The by-laws in force on a day, for paper."""
    version = version_in_force(session, as_of)
    text = bylaw_text(session, version.id, as_of) if version else None
    return BylawsSheet(letterhead(session, printed_at), as_of, text)


def differences_sheet(
    session: Session, printed_at: datetime, as_of: date, earlier_id: int | None = None, later_id: int | None = None
) -> DifferencesSheet:
    """What two versions differ in, for paper; without ids the version in force on the day and the one before it."""
    in_order = [row for row in reversed(bylaw_versions(session, as_of)) if row.number and row.since]
    reached = [row.id for row in in_order if row.since is not None and row.since <= as_of]
    later = later_id if later_id is not None else (reached[-1] if reached else None)
    earlier = earlier_id
    if earlier is None and later in reached[1:]:
        earlier = reached[reached.index(later) - 1]
    found = None if later is None or earlier is None else bylaw_differences(session, earlier, later, as_of)
    return DifferencesSheet(letterhead(session, printed_at), as_of, found)


def adopted_days(session: Session) -> tuple[date, ...]:
    """The first days of all versions adopted and not withdrawn."""
    return tuple(each.since for each in session.execute(_versions()) if _holds(each))


@dataclass(frozen=True, slots=True)
class BylawsByDay:
    """The versions adopted and not withdrawn, in order of their first days: for questions on many days at once."""

    days: tuple[date, ...]
    versions: tuple[Bylaws, ...]

    def on(self, day: date) -> Bylaws:
        """Those in force on a day, as ``bylaws_on`` has it."""
        place = bisect_right(self.days, day)
        return self.versions[place - 1] if place else NO_BYLAWS


def bylaws_by_day(session: Session) -> BylawsByDay:
    """The by-laws of every day, read once."""
    days = tuple(sorted(adopted_days(session)))
    return BylawsByDay(days, tuple(bylaws_on(session, day) for day in days))


def last_lines(session: Session, version_id: int) -> Mapping[str, int]:
    """Key of a setting → id of the line that holds, for the commands that check it."""
    value = table_of(BylawValue).c
    statement = select(value.key, func.max(value.id)).where(value.version_id == version_id).group_by(value.key)
    return {str(key): int(line) for key, line in session.execute(statement)}


def rows_of(session: Session, version_id: int) -> Iterable[BylawCheck | BylawValue]:
    """The lines of a version, those that rest on others first, for the command that discards it."""
    checks = session.scalars(
        select(BylawCheck)
        .join(BylawValue, BylawValue.id == BylawCheck.value_id)
        .where(BylawValue.version_id == version_id)
    ).all()
    return (*checks, *session.scalars(select(BylawValue).where(BylawValue.version_id == version_id)).all())


def _versions() -> Any:  # noqa: ANN401 - a statement of SQLAlchemy, of eight columns
    version, withdrawn = table_of(BylawVersion), table_of(BylawWithdrawal)
    return (
        select(
            version.c.id, version.c.since, version.c.decision, version.c.preset, version.c.prepared_at,
            version.c.adopted_at, withdrawn.c.withdrawn_on, withdrawn.c.reason,
        )
        .select_from(version.outerjoin(withdrawn, withdrawn.c.version_id == version.c.id))
        .order_by(version.c.id)
    )  # fmt: skip


def _version(session: Session, version_id: int) -> _Found:
    found: _Found | None = session.execute(_versions().where(table_of(BylawVersion).c.id == version_id)).first()
    if found is None:
        raise NotFound(Objection(NO_VERSION))
    return found


def _holds(found: _Found) -> bool:
    return found.adopted_at is not None and found.withdrawn_on is None


def _row(session: Session, found: _Found, in_order: list[_Found], today: date) -> VersionRow:
    place = next((place for place, each in enumerate(in_order) if each.id == found.id), None)
    following = None if place is None or place + 1 == len(in_order) else in_order[place + 1].since
    until = following - timedelta(days=1) if following else None
    bylaws = bylaws_kept(session, found.id, found.since, found.decision)
    states = Counter(value.state for clause in clause_rows(bylaws) if clause.applies for value in clause.values)
    return VersionRow(
        id=found.id, number=0 if place is None else place + 1, state=_state(found, until, today), since=found.since,
        until=until, decision=found.decision, preset=found.preset, prepared_at=found.prepared_at,
        adopted_at=found.adopted_at, withdrawn_on=found.withdrawn_on, withdrawn_reason=found.reason or "",
        checked=states[ValueState.CHECKED], unchecked=states[ValueState.UNCHECKED], blank=states[ValueState.BLANK],
    )  # fmt: skip


def _state(found: _Found, until: date | None, today: date) -> VersionState:
    if found.adopted_at is None:
        return VersionState.PREPARED
    if found.withdrawn_on is not None:
        return VersionState.WITHDRAWN
    if found.since > today:
        return VersionState.COMING
    return VersionState.IN_FORCE if until is None or until >= today else VersionState.PAST


def _chapters(clauses: Iterable[ClauseRow]) -> Iterable[ChapterCount]:
    that_apply = [row for row in clauses if row.applies]
    for chapter in Chapter:
        states = Counter(row.state for row in that_apply if row.chapter is chapter)
        yield ChapterCount(chapter, states.total(), states[ValueState.UNCHECKED], states[ValueState.BLANK])


def _changed(before: ClauseRow, after: ClauseRow) -> tuple[str, ...]:
    pairs = zip(before.values, after.values, strict=True)
    return tuple(old.key for old, new in pairs if old.value != new.value)
