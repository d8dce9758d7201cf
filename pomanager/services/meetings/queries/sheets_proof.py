"""The proof that a meeting was called: every notice that stands, and those on the roll whom none reached."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import NoticeGiven
from pomanager.readmodels.meetings.meeting import MeetingDetail, RollSums
from pomanager.readmodels.meetings.papers import MissingNotice, NoticeLine, ProofSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import Channel
from pomanager.rules.meetings.notice import is_allowed, key_of, last_lawful_day
from pomanager.services.meetings.queries.loading import LINE, roll_sums
from pomanager.services.meetings.queries.sheets_about import about_meeting
from pomanager.services.organisation.queries import section_names, section_tree

NOTICE = table_of(NoticeGiven)
_REVERSING = NOTICE.alias("reversing")


@dataclass(slots=True)
class _Reached:
    """Whom the notices reached: everybody, these sections, these lines of the roll."""

    all: bool = False
    sections: set[int] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)

    def has(self, row: Row[Any]) -> bool:
        """Whether a line of the roll was reached."""
        return self.all or row.section_id in self.sections or row.id in self.lines


def proof_sheet(session: Session, asked: Asked) -> ProofSheet:
    """What proves that a meeting was called; raises NotFound.

    A notice given in a way the by-laws do not name stands on the list and reaches nobody.
    """
    of = about_meeting(session, asked)
    if of.meeting is None:
        return ProofSheet(of)
    meeting, bylaws = of.meeting, of.bylaws
    label = meeting.label
    key = key_of(label.kind, "channels")
    last_day = last_lawful_day(label.kind, label.call, label.held_on, bylaws)
    rows = session.execute(_standing(label.id)).all()
    sums, reached = roll_sums(session, label.id), _reached(session, rows, meeting, bylaws)
    missing = () if sums is None else tuple(_missing(session, sums, reached))
    return ProofSheet(
        about=of, lines=_lines(session, rows, meeting, last_day), count=len(rows), last_day=last_day,
        channels=bylaws.choices(key) if key else None, by_channel=_by_channel(rows),
        on_roll=None if sums is None else sums.on_roll, reached=0 if sums is None else sums.on_roll - len(missing),
        missing=missing,
    )  # fmt: skip


def _standing(meeting_id: int) -> Select[*tuple[Any, ...]]:
    """Notices that were not taken back, with whom each was given to, in the order of their days."""
    taken_back = select(_REVERSING.c.id).where(_REVERSING.c.reverses_id == NOTICE.c.id).exists()
    return (
        select(NOTICE, LINE.c.number, LINE.c.name, LINE.c.section_id.label("belongs_to"))
        .outerjoin(LINE, LINE.c.id == NOTICE.c.roll_id)
        .where(NOTICE.c.meeting_id == meeting_id, NOTICE.c.reverses_id.is_(None), ~taken_back)
        .order_by(NOTICE.c.given_on, LINE.c.position, NOTICE.c.id)
    )


def _by_channel(rows: Sequence[Row[Any]]) -> tuple[tuple[Channel, int], ...]:
    counted = Counter(row.channel for row in rows)
    return tuple((channel, counted[channel]) for channel in Channel if counted[channel])


def _reached(session: Session, rows: Sequence[Row[Any]], meeting: MeetingDetail, bylaws: Bylaws) -> _Reached:
    """Whom the notices reached; one to a section reaches all that lies in it."""
    found = _Reached()
    tree = section_tree(session, meeting.record_on)
    for row in rows:
        if is_allowed(row.channel, meeting.label.kind, bylaws) is False:
            continue
        if row.roll_id is not None:
            found.lines.add(row.roll_id)
        elif row.section_id is not None:
            found.sections.update((row.section_id, *tree.below(row.section_id)))
        else:
            found.all = True
    return found


def _missing(session: Session, sums: RollSums, reached: _Reached) -> Iterator[MissingNotice]:
    """Lines of the roll no notice reached, in its order."""
    if reached.all:
        return
    names = section_names(session, sums.record_on)
    rows = session.execute(
        select(LINE.c.id, LINE.c.number, LINE.c.name, LINE.c.section_id)
        .where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
        .order_by(LINE.c.position)
    )
    for row in rows:
        if not reached.has(row):
            yield MissingNotice(row.number, row.name, names.get(row.section_id or 0, ""))


def _lines(
    session: Session, rows: Sequence[Row[Any]], meeting: MeetingDetail, last_day: date | None
) -> Iterator[NoticeLine]:
    names = section_names(session, meeting.record_on)
    for row in rows:
        section = row.section_id if row.roll_id is None else row.belongs_to
        yield NoticeLine(
            number=row.number or "", name=row.name or "", section=names.get(section or 0, ""), channel=row.channel,
            given_on=row.given_on, carrier=row.carrier, receipt=row.receipt, evidence=row.evidence,
            is_late=last_day is not None and row.given_on > last_day,
        )  # fmt: skip
