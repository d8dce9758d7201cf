"""Successions that were settled, and what a succession can be filled in from: the nominees, who are kept secret."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import is_covered
from pomanager.db.shares import Succession, SuccessionHeir
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.readmodels.transfers import HeirRow, ProposedHeir, SuccessionRow
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import EntryKind
from pomanager.rules.shares.successions import proposed_parts
from pomanager.services.members.queries.contacts import nominee_detail
from pomanager.services.shares.queries.facts import PERSON
from pomanager.services.shares.queries.labels import holder_labels, type_labels
from pomanager.services.shares.queries.transfer_facts import ENTRY, REVERSING, Moved, entries_that_hold

SUCCESSION, HEIR = map(table_of, (Succession, SuccessionHeir))

NO_SUCCESSION = N_("This succession is not in the books.")
SUCCESSION_BACK = N_("This succession was taken back on {day}.")


def successions(session: Session, member_id: int | None = None) -> tuple[SuccessionRow, ...]:
    """Successions, the newest first; of one member, as the deceased or as an heir, where one is named."""
    if member_id is None:
        return _rows(session)
    as_heir = select(HEIR.c.succession_id).where(HEIR.c.member_id == member_id)
    return _rows(session, or_(SUCCESSION.c.member_id == member_id, SUCCESSION.c.id.in_(as_heir)))


def succession(session: Session, succession_id: int) -> SuccessionRow:
    """One succession, or raise NotFound."""
    found = _rows(session, SUCCESSION.c.id == succession_id)
    if not found:
        raise NotFound(Objection(NO_SUCCESSION))
    return found[0]


def _rows(session: Session, *narrowed: ColumnElement[bool]) -> tuple[SuccessionRow, ...]:
    rows = session.execute(
        select(SUCCESSION, PERSON.c.full_name.label("representative"))
        .select_from(SUCCESSION.outerjoin(PERSON, PERSON.c.id == SUCCESSION.c.representative_id))
        .where(*narrowed)
        .order_by(SUCCESSION.c.on.desc(), SUCCESSION.c.id.desc())
    ).all()
    heirs = _heirs(session, [row.id for row in rows])
    people = {row.member_id for row in rows} | {each.member_id for some in heirs.values() for each in some}
    holders = holder_labels(session, people - {None})
    types = type_labels(session)
    return tuple(_row(session, row, heirs.get(row.id, []), holders, types) for row in rows)


def _heirs(session: Session, ids: list[int]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(select(HEIR).where(HEIR.c.succession_id.in_(ids)).order_by(HEIR.c.position)):
        found[row.succession_id].append(row)
    return found


def _row(
    session: Session, row: Row[Any], heirs: list[Row[Any]], holders: Mapping[int, HolderLabel],
    types: Mapping[int, ShareTypeLabel],
) -> SuccessionRow:  # fmt: skip
    moved, day = _entries(session, row.id)
    return SuccessionRow(
        id=row.id, member=holders[row.member_id], on=row.on, representative_id=row.representative_id,
        representative=row.representative or "", decision=row.decision, remarks=row.remarks,
        heirs=tuple(_heir(each, holders, types, moved, covered=is_covered(session)) for each in heirs),
        serials=tuple(each.serial for each in moved), recorded_at=row.recorded_at, is_taken_back=day is not None,
    )  # fmt: skip


def _heir(
    row: Row[Any], holders: Mapping[int, HolderLabel], types: Mapping[int, ShareTypeLabel], moved: tuple[Moved, ...],
    *, covered: bool,
) -> HeirRow:  # fmt: skip
    """What came to an heir; whether they had been named as nominee is not told to whoever may not know that."""
    got = tuple(
        (types[each.share_type_id], each.shares)
        for each in moved
        if each.kind is EntryKind.SUCCESSION_IN and each.member_id == row.member_id
    )
    member = None if row.member_id is None else holders[row.member_id]
    name = row.name if member is None else member.name
    return HeirRow(row.position, member, name, row.relation, Fraction(row.part), row.was_nominee and not covered, got)


def succession_entries(session: Session, succession_id: int) -> tuple[tuple[Moved, ...], date | None]:
    """The entries of a succession that hold, and the day on which they were reversed; raises NotFound.

    Both are empty of one with which no shares passed.
    """
    if session.get(Succession, succession_id) is None:
        raise NotFound(Objection(NO_SUCCESSION))
    return _entries(session, succession_id)


def _entries(session: Session, succession_id: int) -> tuple[tuple[Moved, ...], date | None]:
    found = entries_that_hold(session, ENTRY.c.succession_id == succession_id)
    if found:
        return found, None
    reversed_at = session.execute(
        select(func.max(REVERSING.c.recorded_at))
        .select_from(ENTRY.join(REVERSING, REVERSING.c.reverses_id == ENTRY.c.id))
        .where(ENTRY.c.succession_id == succession_id)
    ).scalar()
    return (), None if reversed_at is None else reversed_at.date()


def deceased_of(session: Session, succession_id: int) -> int:
    """The member whose succession it is."""
    return session.get_one(Succession, succession_id).member_id


def settled_on(session: Session, member_id: int) -> date | None:
    """The day of the last succession of somebody that was settled and not taken back; None for none."""
    ids = session.execute(
        select(SUCCESSION.c.id, SUCCESSION.c.on)
        .where(SUCCESSION.c.member_id == member_id)
        .order_by(SUCCESSION.c.id.desc())
    ).all()
    return next((row.on for row in ids if _entries(session, row.id)[1] is None), None)


def proposed_heirs(session: Session, member_id: int, day: date) -> tuple[ProposedHeir, ...]:
    """Whom the member had named for the case of death on a day, with the parts that were stated, else equal ones.

    Nominees are kept secret: only the form by which a succession is settled asks this, as their own page alone asks
    ``nominee_detail``. Raises NotFound.
    """
    detail = nominee_detail(session, member_id)
    named = [
        row.line
        for row in (*reversed(detail.before), *detail.now)
        if (row.line.since is None or row.line.since <= day) and (row.revoked_on is None or row.revoked_on > day)
    ]
    if not named:
        return ()
    parts = proposed_parts([line.share_percent for line in named])
    return tuple(ProposedHeir(line.name, line.relation, part) for line, part in zip(named, parts, strict=True))
