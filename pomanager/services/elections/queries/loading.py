"""The one way elections, their contests and candidates are read: all that is told of elections is made of these."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import Body
from pomanager.db.elections.preparing import (
    Contest,
    ContestSeat,
    Election,
    ElectionOfficial,
    Nomination,
    NominationWithdrawal,
)
from pomanager.db.elections.results import ElectionCount
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import (
    Candidate,
    ContestDetail,
    ElectionDetail,
    ElectionLabel,
    Official,
)
from pomanager.rules.counting.methods import TRANSFERABLE, CountOrder
from pomanager.rules.counting.record import TieKind
from pomanager.rules.elections.kinds import OfficialRole
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.fractions import Share
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.candidates import candidates_of
from pomanager.services.organisation.queries import section_names

ELECTION, CONTEST, CONTEST_SEAT, OFFICIAL, NOMINATION, WITHDRAWAL, COUNT, BODY = map(
    table_of,
    (Election, Contest, ContestSeat, ElectionOfficial, Nomination, NominationWithdrawal, ElectionCount, Body),
)
NO_ELECTION = N_("This election is not in the books.")
NO_CONTEST = N_("This contest is not in the books.")
_ROLES = tuple(OfficialRole)


def labels(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[ElectionLabel, ...]:
    """The elections of a statement made of ``select_labels``, in its order."""
    rows = session.execute(statement).all()
    sections = section_names(session) if any(row.section_id is not None for row in rows) else {}
    ids = [row.id for row in rows]
    standing, elected = _standing(session, ids), _elected(session, ids)
    return tuple(
        ElectionLabel(
            id=row.id, purpose=row.purpose, title=row.title, body_id=row.body_id,
            body=Wording.from_json(row.body_name) if row.body_name else Wording(), section_id=row.section_id,
            section=sections.get(row.section_id, ""), meeting_id=row.meeting_id, held_on=row.held_on, state=row.state,
            seats=row.seats or 0, candidates=standing[row.id], elected=elected[row.id],
        )
        for row in rows
    )  # fmt: skip


def select_labels() -> Select[*tuple[Any, ...]]:
    """Elections as they are labelled, to be narrowed and ordered."""
    seats = select(func.sum(CONTEST.c.seats)).where(CONTEST.c.election_id == ELECTION.c.id).scalar_subquery()
    return select(
        ELECTION.c.id, ELECTION.c.purpose, ELECTION.c.title, ELECTION.c.body_id, ELECTION.c.section_id,
        ELECTION.c.meeting_id, ELECTION.c.held_on, ELECTION.c.state,
        type_coerce(BODY.c.name, Text).label("body_name"), seats.label("seats"),
    ).select_from(ELECTION.outerjoin(BODY, BODY.c.id == ELECTION.c.body_id))  # fmt: skip


def _standing(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    source = NOMINATION.join(CONTEST, CONTEST.c.id == NOMINATION.c.contest_id)
    source = source.outerjoin(WITHDRAWAL, WITHDRAWAL.c.nomination_id == NOMINATION.c.id)
    rows = session.execute(
        select(CONTEST.c.election_id, func.count().label("candidates"))
        .select_from(source)
        .where(CONTEST.c.election_id.in_(among(ids)), WITHDRAWAL.c.id.is_(None))
        .group_by(CONTEST.c.election_id)
    )
    return defaultdict(int, {row.election_id: row.candidates for row in rows})


def _elected(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    rows = session.execute(
        select(CONTEST.c.election_id, COUNT.c.contest_id, COUNT.c.elected)
        .select_from(COUNT.join(CONTEST, CONTEST.c.id == COUNT.c.contest_id))
        .where(CONTEST.c.election_id.in_(among(ids)))
        .order_by(COUNT.c.id)
    )
    newest = {row.contest_id: (row.election_id, len(row.elected.split())) for row in rows}
    found: dict[int, int] = defaultdict(int)
    for election_id, number in newest.values():
        found[election_id] += number
    return found


def election_label(session: Session, election_id: int) -> ElectionLabel:
    """One election as lists name it; raises NotFound."""
    found = labels(session, select_labels().where(ELECTION.c.id == election_id))
    if not found:
        raise NotFound(Objection(NO_ELECTION))
    return found[0]


def election_detail(session: Session, election_id: int) -> ElectionDetail:
    """One election with its contests, candidates and officials; raises NotFound."""
    return election_details(session, [election_id])[0]


def election_details(session: Session, election_ids: Sequence[int]) -> tuple[ElectionDetail, ...]:
    """Elections in the order of the ids, read together: hundreds of sections are no more questions than one.

    Raises NotFound where one of them is not there.
    """
    named = {each.id: each for each in labels(session, select_labels().where(ELECTION.c.id.in_(among(election_ids))))}
    if any(each not in named for each in election_ids):
        raise NotFound(Objection(NO_ELECTION))
    rows = {row.id: row for row in session.execute(select(ELECTION).where(ELECTION.c.id.in_(among(election_ids))))}
    running = _officials(session, election_ids)
    filled = _contests(session, {each: named[each].held_on for each in election_ids})
    return tuple(_detail(rows[each], named[each], tuple(filled[each]), tuple(running[each])) for each in election_ids)


def _detail(
    row: Row[Any], label: ElectionLabel, contests: tuple[ContestDetail, ...], officials: tuple[Official, ...]
) -> ElectionDetail:
    return ElectionDetail(
        label=label, item_id=row.item_id, for_meeting_id=row.for_meeting_id, place=row.place, way=row.way,
        state_reason=row.state_reason, candidates_until=row.candidates_until, backers=row.backers,
        candidate_order=row.candidate_order, drawn_by=row.drawn_by, draw_witnesses=row.draw_witnesses,
        draw_seed=row.draw_seed, published_on=row.published_on, polls_open_at=row.polls_open_at,
        polls_close_at=row.polls_close_at, term_starts_on=row.term_starts_on or row.held_on,
        term_ends_on=row.term_ends_on, remarks=row.remarks, contests=contests, officials=officials,
        version=row.version,
    )  # fmt: skip


def _contests(session: Session, days: Mapping[int, date]) -> Mapping[int, list[ContestDetail]]:
    """Election → its contests with their candidates, in the order in which they are counted."""
    rows = session.execute(
        select(CONTEST)
        .where(CONTEST.c.election_id.in_(among(days)))
        .order_by(CONTEST.c.election_id, CONTEST.c.position)
    ).all()
    seats = _seats(session, [row.id for row in rows])
    standing: dict[int, tuple[Candidate, ...]] = {}
    names: dict[date, Mapping[int, str]] = {}
    for day in set(days.values()):
        of_day = [row for row in rows if days[row.election_id] == day]
        standing.update(candidates_of(session, [row.id for row in of_day], day))
        names[day] = section_names(session, day) if any(row.section_id is not None for row in of_day) else {}
    found: dict[int, list[ContestDetail]] = defaultdict(list)
    for row in rows:
        called = names[days[row.election_id]]
        found[row.election_id].append(_contest(row, seats[row.id], standing.get(row.id, ()), called))
    return found


def _contest(
    row: Row[Any], seat_ids: Sequence[int], standing: Sequence[Candidate], names: Mapping[int, str]
) -> ContestDetail:
    order = CountOrder(method=row.method, seats=max(1, row.seats), marks=row.most_marks)
    return ContestDetail(
        id=row.id, election_id=row.election_id, position=row.position, title=row.title, seats=row.seats,
        seat_ids=tuple(seat_ids), method=row.method,
        most_marks=None if row.method in TRANSFERABLE else order.most_marks,
        majority=Share.from_written(row.majority) if row.majority else None,
        ties=tuple(TieKind(each) for each in json.loads(row.ties)) if row.ties else None, open_to=row.open_to,
        section_id=row.section_id, section=names.get(row.section_id, ""), rule=ReserveRule.from_json(row.reserve),
        alternates=row.alternates, candidates=tuple(standing),
    )  # fmt: skip


def _seats(session: Session, ids: Sequence[int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = select(CONTEST_SEAT).where(CONTEST_SEAT.c.contest_id.in_(among(ids))).order_by(CONTEST_SEAT.c.seat_id)
    for row in session.execute(rows):
        found[row.contest_id].append(row.seat_id)
    return found


def _officials(session: Session, election_ids: Sequence[int]) -> Mapping[int, list[Official]]:
    """Election → who runs it, counts and looks on, in this order."""
    rows = session.execute(
        select(OFFICIAL).where(OFFICIAL.c.election_id.in_(among(election_ids))).order_by(OFFICIAL.c.position)
    ).all()
    found: dict[int, list[Official]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: _ROLES.index(each.role)):
        found[row.election_id].append(Official(row.role, row.person_id, row.name))
    return found


def election_of_contest(session: Session, contest_id: int) -> int:
    """The election a contest belongs to; raises NotFound."""
    found = session.execute(select(CONTEST.c.election_id).where(CONTEST.c.id == contest_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_CONTEST))
    return int(found)


def elections_of_contests(session: Session, contest_ids: Sequence[int]) -> tuple[int, ...]:
    """The elections some contests belong to, each once, in the order they were laid down."""
    found = select(CONTEST.c.election_id).where(CONTEST.c.id.in_(among(contest_ids))).distinct()
    return tuple(session.scalars(found.order_by(CONTEST.c.election_id)))


def contest_found(session: Session, contest_id: int) -> tuple[ElectionDetail, ContestDetail]:
    """A contest with its election; raises NotFound."""
    detail = election_detail(session, election_of_contest(session, contest_id))
    return detail, detail.contest(contest_id)
