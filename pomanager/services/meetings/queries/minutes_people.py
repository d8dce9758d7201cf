"""Who came to a meeting and how everybody was called to it, read in a few statements for its minutes."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import NoticeGiven
from pomanager.readmodels.meetings.meeting import RollPerson
from pomanager.readmodels.meetings.minutes import Attendance, Attendee, NoticesGiven
from pomanager.rules.meetings.kinds import Presence, Receipt
from pomanager.rules.meetings.presence import Stayed
from pomanager.services.meetings.queries.loading import roll_people, roll_sums
from pomanager.services.meetings.queries.presence import excuses, stays_of
from pomanager.services.meetings.queries.sheets_came import who_came

_NOTICE = table_of(NoticeGiven)

MOST_ABSENT = 60
"""So many absent people are named at most; beyond that the attendance sheet is annexed and has them all."""


def attendance(session: Session, meeting_id: int, *, name_absent: bool) -> Attendance:
    """Who came, by the roll that counts; ``name_absent`` names everybody who did not, however many they are."""
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return Attendance()
    stays: dict[int, list[Stayed]] = defaultdict(list)
    for stay in stays_of(session, meeting_id):
        stays[stay.roll_id].append(stay)
    holders, excused = who_came(session, meeting_id).holder, excuses(session, meeting_id)
    known = {*stays, *holders, *excused}
    absent_count = sums.on_roll - len(known)
    everybody = name_absent or absent_count <= MOST_ABSENT
    found: dict[Presence, list[Attendee]] = defaultdict(list)
    young = 0
    for person in roll_people(session, meeting_id, None if everybody else sorted(known)):
        roll_id = person.roll_id
        attendee = _attendee(person, stays.get(roll_id, ()), holders.get(roll_id, ""), excused.get(roll_id))
        found[attendee.presence].append(attendee)
        young += person.is_young and attendee.presence in {Presence.PRESENT, Presence.REPRESENTED}
    return Attendance(
        present=tuple(found[Presence.PRESENT]), represented=tuple(found[Presence.REPRESENTED]),
        excused=tuple(found[Presence.EXCUSED]), absent=tuple(found[Presence.ABSENT]), absent_count=absent_count,
        on_roll=sums.on_roll, entitled=sums.entitled, women_entitled=sums.women_entitled, record_on=sums.record_on,
        young=young,
    )  # fmt: skip


def _attendee(person: RollPerson, stays: Sequence[Stayed], holder: str, excuse: str | None) -> Attendee:
    """Somebody by what is written down: in the room at any time, else represented, else excused, else absent."""
    if stays:
        presence = Presence.PRESENT
    elif holder:
        presence = Presence.REPRESENTED
    else:
        presence = Presence.ABSENT if excuse is None else Presence.EXCUSED
    return Attendee(
        roll_id=person.roll_id, number=person.number, name=person.name, sex=person.sex, section=person.section,
        capacity=person.capacity, votes=person.votes, presence=presence,
        arrived_at=stays[0].arrived_at if stays else None, left_at=stays[-1].left_at if stays else None,
        holder=holder, reason=excuse or "",
    )  # fmt: skip


def notices_by_channel(session: Session, meeting_id: int) -> tuple[NoticesGiven, ...]:
    """The notices that stand, summed up by channel, in the order of their first day."""
    reversal = aliased(_NOTICE)
    query = (
        select(
            _NOTICE.c.channel, func.count(_NOTICE.c.id).label("given"), func.min(_NOTICE.c.given_on).label("first"),
            func.max(_NOTICE.c.given_on).label("last"),
            func.sum(case((_NOTICE.c.receipt.not_in([Receipt.NONE, Receipt.REFUSED]), 1), else_=0)).label("proved"),
        )
        .join(reversal, reversal.c.reverses_id == _NOTICE.c.id, isouter=True)
        .where(_NOTICE.c.meeting_id == meeting_id, _NOTICE.c.reverses_id.is_(None), reversal.c.id.is_(None))
        .group_by(_NOTICE.c.channel)
        .order_by(func.min(_NOTICE.c.given_on), _NOTICE.c.channel)
    )  # fmt: skip
    return tuple(
        NoticesGiven(row.channel, row.given, row.first, row.last, int(row.proved or 0))
        for row in session.execute(query)
    )
