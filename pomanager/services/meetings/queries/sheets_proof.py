"""The proof that a meeting was called: every notice that stands, and those on the roll whom none reached."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.calling import NoticeRow
from pomanager.readmodels.meetings.meeting import RollSums
from pomanager.readmodels.meetings.papers import MissingNotice, NoticeLine, ProofSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.kinds import Channel
from pomanager.rules.meetings.notice import key_of, last_lawful_day
from pomanager.services.meetings.queries.loading import LINE, roll_sums
from pomanager.services.meetings.queries.notices import Reached, notices, reached_by
from pomanager.services.meetings.queries.sheets_about import about_meeting
from pomanager.services.organisation.queries import section_names


def proof_sheet(session: Session, asked: Asked) -> ProofSheet:
    """What proves that a meeting was called; raises NotFound.

    A notice given in a way the by-laws do not name stands on the list and reaches nobody.
    """
    of = about_meeting(session, asked)
    if of.meeting is None:
        return ProofSheet(of)
    label, bylaws = of.meeting.label, of.bylaws
    key = key_of(label.kind, "channels")
    rows = sorted((row for row in notices(session, label.id) if not row.taken_back), key=_place)
    sums, last = roll_sums(session, label.id), last_lawful_day(label.kind, label.call, label.held_on, bylaws)
    reached = reached_by(session, label.id)
    missing = () if sums is None or reached.to_all else tuple(_missing(session, sums, reached))
    return ProofSheet(
        about=of, lines=tuple(_line(row, last) for row in rows), count=len(rows), last_day=last,
        channels=bylaws.choices(key) if key else None, by_channel=_by_channel(rows),
        on_roll=None if sums is None else sums.on_roll, reached=0 if sums is None else sums.on_roll - len(missing),
        missing=missing,
    )  # fmt: skip


def _place(row: NoticeRow) -> tuple[date, int]:
    """Notices in the order of their days."""
    return row.given_on, row.id


def _by_channel(rows: Sequence[NoticeRow]) -> tuple[tuple[Channel, int], ...]:
    counted = Counter(row.channel for row in rows)
    return tuple((channel, counted[channel]) for channel in Channel if counted[channel])


def _missing(session: Session, sums: RollSums, reached: Reached) -> Iterator[MissingNotice]:
    """Lines of the roll no notice reached, in its order: neither by name nor with their section."""
    names = section_names(session, sums.record_on)
    statement: Select[*tuple[Any, ...]] = select(LINE.c.person_id, LINE.c.number, LINE.c.name, LINE.c.section_id)
    in_order = statement.where(LINE.c.meeting_roll_id == sums.meeting_roll_id).order_by(LINE.c.position)
    for row in session.execute(in_order):
        if not reached.includes(row.person_id, row.section_id):
            yield MissingNotice(row.number, row.name, names.get(row.section_id or 0, ""))


def _line(row: NoticeRow, last_day: date | None) -> NoticeLine:
    return NoticeLine(
        number=row.number, name=row.name, section=row.section, channel=row.channel, given_on=row.given_on,
        carrier=row.carrier, receipt=row.receipt, evidence=row.evidence,
        is_late=last_day is not None and row.given_on > last_day,
    )  # fmt: skip
