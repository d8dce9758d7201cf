"""What comes of a result: who is to take which seat, who answered, who came in for whom, what was installed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import Acceptance, Installation
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ElectionDetail
from pomanager.readmodels.elections.result import KeptCount, Mandate
from pomanager.rules.elections import mandates as seating
from pomanager.rules.elections.mandates import SeatOffered
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.counting import count_now, kept_count
from pomanager.services.elections.queries.loading import contest_found

ACCEPTANCE, INSTALLATION = table_of(Acceptance), table_of(Installation)


def mandates(session: Session, contest_id: int) -> tuple[Mandate, ...]:
    """Who is to take the seats of a contest, in the order of the result; raises NotFound."""
    detail, contest = contest_found(session, contest_id)
    return mandates_of(session, detail, contest, kept_count(session, contest))


@dataclass(frozen=True, slots=True)
class Answered:
    """What those elected said, and what was installed, by candidacy."""

    answers: Mapping[int, Row[Any]]
    made: Mapping[int, Row[Any]]


def answered(session: Session, contests: Sequence[ContestDetail]) -> Answered:
    """The answers and mandates of contests."""
    ids = [each.nomination_id for contest in contests for each in contest.candidates]
    said = session.execute(select(ACCEPTANCE).where(ACCEPTANCE.c.nomination_id.in_(among(ids))))
    made = session.execute(select(INSTALLATION).where(INSTALLATION.c.nomination_id.in_(among(ids))))
    return Answered({row.nomination_id: row for row in said}, {row.nomination_id: row for row in made})


def mandates_of(
    session: Session, detail: ElectionDetail, contest: ContestDetail, kept: KeptCount | None,
    known: Answered | None = None,
) -> tuple[Mandate, ...]:  # fmt: skip
    """The same of a contest that was read already; nothing while its count has not come to its end."""
    if kept is None or not kept.count.is_settled:
        return ()
    known = known or answered(session, [contest])
    refused = refusals_of(contest, known.answers)
    again = count_now(session, detail, contest, refused) if refused else None
    sitting = seating.seated(kept.count, again, refused, contest.seats)
    by_number = {each.number or 0: each for each in contest.numbered()}
    seats = _seats_for(session, contest, [by_number[each] for each in sitting])
    found = [
        _mandate(by_number[each], known, seats.get(each), came_in=each not in kept.count.elected) for each in sitting
    ]
    line = [each for each in seating.in_line(again or kept.count) if each not in {*sitting, *refused}]
    waiting = [by_number[each] for each in line[: contest.alternates]]
    found += [
        _mandate(each, known, seat_id, came_in=False, is_alternate=True)
        for each, seat_id in _waiting_for(session, contest, waiting)
    ]
    return tuple(found)


def _waiting_for(
    session: Session, contest: ContestDetail, waiting: Sequence[Candidate]
) -> Iterator[tuple[Candidate, int | None]]:
    """Each alternate with the seat they wait for: one for each seat in turn, then a second one for each.

    Delegates wait for whoever of their section does not go.
    """
    every = max(1, len(contest.seat_ids))
    for first in range(0, len(waiting), every):
        these = waiting[first : first + every]
        seats = _seats_for(session, contest, these)
        yield from ((each, seats.get(each.number or 0)) for each in these)


def refused_mandates(contest: ContestDetail, known: Answered) -> tuple[Mandate, ...]:
    """Those elected, or next in line, who refused."""
    numbers = refusals_of(contest, known.answers)
    return tuple(_mandate(each, known, None, came_in=False) for each in contest.numbered() if each.number in numbers)


def refusals_of(contest: ContestDetail, answers: Mapping[int, Row[Any]]) -> frozenset[int]:
    """Numbers of those who refused."""
    told = ((each.number or 0, answers[each.nomination_id].accepted) for each in contest.numbered()
            if each.nomination_id in answers)  # fmt: skip
    return seating.refusals(told)


def _seats_for(session: Session, contest: ContestDetail, sitting: Sequence[Candidate]) -> Mapping[int, int]:
    """Number → seat, for a contest that fills seats of a body."""
    if not contest.seat_ids:
        return {}
    found = seats_found(session, contest.seat_ids)
    offered = [
        SeatOffered(each, found[each].seat.reserved_for, found[each].section_id)
        for each in sorted(contest.seat_ids, key=lambda seat_id: found[seat_id].seat.position)
    ]
    return seating.placed([each.standing for each in sitting], offered)


def _mandate(
    who: Candidate, known: Answered, seat_id: int | None, *, came_in: bool, is_alternate: bool = False
) -> Mandate:
    answer, done = known.answers.get(who.nomination_id), known.made.get(who.nomination_id)
    return Mandate(
        candidate=who, contest_id=who.contest_id, came_in=came_in, answer=None if answer is None else answer.accepted,
        answered_on=None if answer is None else answer.on, answer_reason="" if answer is None else answer.reason,
        seat_id=seat_id, is_alternate=is_alternate, appointment_id=None if done is None else done.appointment_id,
        delegate_id=None if done is None else done.delegate_id,
    )  # fmt: skip
