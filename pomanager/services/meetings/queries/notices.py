"""Proof of convocation: the notices given of a meeting, and who is still without one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import NoticeGiven
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.calling import NoticeRow, NoticesTold, SectionTold
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.notice import is_allowed, last_lawful_day
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.loading import LINE, meeting_label, roll_sums
from pomanager.services.meetings.queries.roll import roll_by_section
from pomanager.services.organisation.queries import section_names
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.organisation.queries.sections import section_tree

_NOTICE = table_of(NoticeGiven)
_REVERSING = _NOTICE.alias("reversing")
NO_NOTICE = N_("This notice is not in the books.")


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom the notices of a meeting reach: everybody, all in some sections, or single persons."""

    to_all: bool
    section_ids: frozenset[int]
    person_ids: frozenset[int]

    def includes(self, person_id: int, section_id: int | None) -> bool:
        """Whether a notice reaches somebody on the roll."""
        return self.to_all or section_id in self.section_ids or person_id in self.person_ids


def notices(session: Session, meeting_id: int) -> tuple[NoticeRow, ...]:
    """The notices given of a meeting in the order they were written down, those taken back with the reason."""
    statement = (
        select(
            _NOTICE, LINE.c.person_id, LINE.c.number, LINE.c.name, _REVERSING.c.reason.label("taken_back"),
        )
        .select_from(
            _NOTICE.outerjoin(LINE, LINE.c.id == _NOTICE.c.roll_id)
            .outerjoin(_REVERSING, _REVERSING.c.reverses_id == _NOTICE.c.id)
        )
        .where(_NOTICE.c.meeting_id == meeting_id, _NOTICE.c.reverses_id.is_(None))
        .order_by(_NOTICE.c.id)
    )  # fmt: skip
    rows = session.execute(statement).all()
    names = section_names(session) if any(row.section_id is not None for row in rows) else {}
    return tuple(_row(row, names) for row in rows)


def notice_found(session: Session, notice_id: int) -> NoticeRow:
    """One notice; raises NotFound, also for a line that takes another back."""
    meeting_id = session.execute(select(_NOTICE.c.meeting_id).where(_NOTICE.c.id == notice_id)).scalar()
    found = () if meeting_id is None else notices(session, meeting_id)
    for row in found:
        if row.id == notice_id:
            return row
    raise NotFound(Objection(NO_NOTICE))


def notices_told(session: Session, meeting_id: int) -> NoticesTold:
    """Who was told of a meeting and who was not, section by section.

    Counted is whom ``reached_by`` tells.
    """
    label = meeting_label(session, meeting_id)
    bylaws = bylaws_on(session, label.held_on)
    given = _proofs(session, meeting_id, label.kind, bylaws)
    last = last_lawful_day(label.kind, label.call, label.held_on, bylaws)
    late = sum(1 for row in given if last is not None and row.given_on > last)
    reached = _reached(session, given, label.held_on)
    by_person = _persons_by_section(session, meeting_id, reached.person_ids)
    sections = []
    for section_id, name, lines, _votes in roll_by_section(session, meeting_id):
        is_covered = reached.to_all or section_id in reached.section_ids
        told = lines if is_covered else by_person.get(section_id, 0)
        sections.append(SectionTold(section_id, name, lines, told, is_covered))
    return NoticesTold(tuple(sections), reached.to_all, late, last)


def reached_by(session: Session, meeting_id: int) -> Reached:
    """Whom the notices of a meeting reach; raises NotFound.

    Counted are notices given in a way the by-laws allow (any, where they are silent). A notice to all covers everybody;
    one to a section all in it, and in what lies in it; one to a person that person, on whichever roll they stood then.
    """
    label = meeting_label(session, meeting_id)
    given = _proofs(session, meeting_id, label.kind, bylaws_on(session, label.held_on))
    return _reached(session, given, label.held_on)


def _reached(session: Session, given: Sequence[NoticeRow], day: date) -> Reached:
    sections = {row.section_id for row in given if row.section_id is not None}
    persons = frozenset(row.person_id for row in given if row.person_id is not None)
    return Reached(any(map(_is_to_all, given)), _covered(session, sections, day), persons)


def told_on_roll(session: Session, meeting_id: int) -> int:
    """How many on the newest roll have a proof of the notice; sections are looked at only where it takes them."""
    label, sums = meeting_label(session, meeting_id), roll_sums(session, meeting_id)
    given = _proofs(session, meeting_id, label.kind, bylaws_on(session, label.held_on))
    if sums is None or not given:
        return 0
    return sums.on_roll if any(map(_is_to_all, given)) else notices_told(session, meeting_id).told


def _proofs(session: Session, meeting_id: int, kind: MeetingKind, bylaws: Bylaws) -> list[NoticeRow]:
    """The notices that hold and were given in a way the by-laws allow, or say nothing of."""
    return [
        row
        for row in notices(session, meeting_id)
        if not row.taken_back and is_allowed(row.channel, kind, bylaws) is not False
    ]


def _is_to_all(row: NoticeRow) -> bool:
    return row.person_id is None and row.section_id is None


def _covered(session: Session, section_ids: set[int], day: date) -> frozenset[int]:
    if not section_ids:
        return frozenset()
    tree = section_tree(session, day)
    return frozenset(section_ids).union(*(tree.below(section_id) for section_id in section_ids))


def _persons_by_section(session: Session, meeting_id: int, persons: Collection[int]) -> Mapping[int | None, int]:
    """Section → how many of these stand on the newest roll in it."""
    sums = roll_sums(session, meeting_id)
    found: dict[int | None, int] = {}
    if sums is None or not persons:
        return found
    lines = select(LINE.c.person_id, LINE.c.section_id).where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
    for person_id, section_id in session.execute(lines):
        if person_id in persons:
            found[section_id] = found.get(section_id, 0) + 1
    return found


def roll_ids_without_notice(session: Session, meeting_id: int, section_id: int | None = None) -> tuple[int, ...]:
    """Lines of the newest roll, of one section where it is named, that no notice reaches, in order."""
    sums, reached = roll_sums(session, meeting_id), reached_by(session, meeting_id)
    if sums is None or reached.to_all:
        return ()
    lines = select(LINE.c.id, LINE.c.person_id, LINE.c.section_id).where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
    if section_id is not None:
        lines = lines.where(LINE.c.section_id == section_id)
    rows = session.execute(lines.order_by(LINE.c.position))
    return tuple(row.id for row in rows if not reached.includes(row.person_id, row.section_id))


def _row(row: Row[Any], names: Mapping[int, str]) -> NoticeRow:
    return NoticeRow(
        id=row.id, meeting_id=row.meeting_id, roll_id=row.roll_id, person_id=row.person_id, number=row.number or "",
        name=row.name or "", section_id=row.section_id, section=names.get(row.section_id, ""), channel=row.channel,
        given_on=row.given_on, carrier=row.carrier, receipt=row.receipt, evidence=row.evidence,
        taken_back=row.taken_back or "",
    )  # fmt: skip
