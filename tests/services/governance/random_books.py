"""Changes to the books of a sample office, drawn at random: who stands how, holds what, came, spoke and was trained.

They are written as rows, past all rules: figures are counted of whatever stands there.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.meetings.attendance import Stay
from pomanager.db.meetings.calling import AgendaItem, MeetingRoll, RollLine
from pomanager.db.meetings.decisions import Speaker
from pomanager.db.members import Member, Person, Standing
from pomanager.db.shares import ShareEntry, ShareType
from pomanager.db.trainings import Training, TrainingAttendance
from pomanager.rules.members import Sex, Status
from pomanager.rules.shares.kinds import EntryKind
from pomanager.rules.wording import Wording
from tests import offices

TODAY = offices.NOW.date()
Change: TypeAlias = tuple[str, int, Any, date]
DAYS = st.integers(-800, 0).map(lambda number: TODAY + timedelta(days=number))
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("sex"), st.integers(0, 200), st.sampled_from("fmu"), DAYS),
        st.tuples(st.just("standing"), st.integers(0, 200), st.sampled_from(sorted(Status)), DAYS),
        st.tuples(st.just("reversal"), st.integers(0, 200), st.just(""), DAYS),
        st.tuples(st.just("shares"), st.integers(0, 200), st.integers(1, 5), DAYS),
        st.tuples(st.just("came"), st.integers(0, 400), st.booleans(), DAYS),
        st.tuples(st.just("spoke"), st.integers(0, 400), st.integers(0, 9), DAYS),
        st.tuples(st.just("trained"), st.integers(0, 200), st.integers(1, 12), DAYS),
    ),
    min_size=12, max_size=40,
)  # fmt: skip
"""What is to be changed, of whom (by place), to what, and on which day."""


def _one(session: Session, place: int) -> Member:
    """One of those in the books, by place."""
    count = session.scalar(select(func.count()).select_from(Member)) or 1
    return session.scalars(select(Member).order_by(Member.id).offset(place % count).limit(1)).one()


def _other_sex(session: Session, place: int, sex: str, _on: date) -> None:
    person = session.get_one(Person, _one(session, place).person_id)
    person.sex = Sex(sex)
    session.flush()


def _stand(session: Session, place: int, status: Status, on: date) -> None:
    member = _one(session, place)
    session.add(Standing(member_id=member.id, status=status, since=on, recorded_at=offices.NOW))
    _settled(session, member)


def _take_back(session: Session, place: int, _nothing: str, _on: date) -> None:
    member = _one(session, place)
    lines = _holding(session, member.id)
    if len(lines) > 1:
        last, before = lines[-1], lines[-2]
        session.add(
            Standing(
                member_id=member.id, status=before.status, since=last.since, reverses_id=last.id,
                recorded_at=offices.NOW,
            )
        )  # fmt: skip
        _settled(session, member)


def _holding(session: Session, member_id: int) -> list[Standing]:
    """The lines of standing of a member that hold, the earliest first."""
    lines = session.scalars(
        select(Standing).where(Standing.member_id == member_id).order_by(Standing.since, Standing.id)
    ).all()
    gone = {line.reverses_id for line in lines}
    return [line for line in lines if line.reverses_id is None and line.id not in gone]


def _settled(session: Session, member: Member) -> None:
    """Keep with the member what the last line that holds says, as acts on the standing do."""
    session.flush()
    last = _holding(session, member.id)[-1]
    member.status, member.status_since = last.status, last.since
    session.flush()


def _subscribe(session: Session, place: int, shares: int, on: date) -> None:
    kind = session.scalars(select(ShareType).order_by(ShareType.id)).first()
    if kind is not None:
        member_id = _one(session, place).id
        session.add(
            ShareEntry(
                id=1 + (session.scalar(select(func.max(ShareEntry.id))) or 0), kind=EntryKind.SUBSCRIPTION,
                share_type_id=kind.id, member_id=member_id, shares=shares, unit_minor=100,
                subscribed_minor=100 * shares, paid_minor=50 * shares, effective_on=on, decision="", reason="",
                recorded_at=offices.NOW,
            )
        )  # fmt: skip
        session.flush()


def _come(session: Session, place: int, undone: bool, _on: date) -> None:  # noqa: FBT001 - drawn by place
    lines = session.execute(
        select(RollLine.id, MeetingRoll.meeting_id)
        .join(MeetingRoll, MeetingRoll.id == RollLine.meeting_roll_id)
        .order_by(RollLine.id)
    ).all()
    if lines:
        line = lines[place % len(lines)]
        stays = session.scalars(select(Stay).where(Stay.roll_id == line.id)).all()
        for stay in stays:
            stay.undone = undone
        if not stays:
            session.add(Stay(meeting_id=line.meeting_id, roll_id=line.id, arrived_at=540, left_at=None, undone=undone))
        session.flush()


def _speak(session: Session, place: int, item: int, _on: date) -> None:
    items = session.execute(select(AgendaItem.id, AgendaItem.meeting_id).order_by(AgendaItem.id)).all()
    chosen = items[item % len(items)]
    lines = session.scalars(
        select(RollLine.id)
        .join(MeetingRoll, MeetingRoll.id == RollLine.meeting_roll_id)
        .where(MeetingRoll.meeting_id == chosen.meeting_id)
        .order_by(RollLine.id)
    ).all()
    spoke = session.scalars(select(Speaker.roll_id).where(Speaker.item_id == chosen.id)).all()
    if lines and lines[place % len(lines)] not in spoke:
        session.add(Speaker(item_id=chosen.id, roll_id=lines[place % len(lines)]))
        session.flush()


def _train(session: Session, place: int, half_days: int, on: date) -> None:
    training = Training(topic=Wording({"fr": "Diriger"}), began_on=on, half_days=half_days)
    session.add(training)
    session.flush()
    session.add(TrainingAttendance(training_id=training.id, person_id=_one(session, place).person_id))
    session.flush()


def carry_out(session: Session, what: str, place: int, value: Any, on: date) -> None:  # noqa: ANN401 - as drawn
    """Carry out one change."""
    CHANGED[what](session, place, value, on)


CHANGED: dict[str, Callable[[Session, int, Any, date], None]] = {
    "sex": _other_sex, "standing": _stand, "reversal": _take_back, "shares": _subscribe, "came": _come,
    "spoke": _speak, "trained": _train,
}  # fmt: skip
