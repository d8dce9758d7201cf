"""Who was elected delegate, who stood for a body and who was elected, out of lists of candidates and results.

Going to an assembly for one's section and standing for a body are two things: a section sends several people.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Contest, Election, Nomination, NominationWithdrawal
from pomanager.db.elections.results import Acceptance, Declaration, ElectionCount
from pomanager.db.meetings.calling import Delegate, DelegateWithdrawal, Meeting
from pomanager.i18n.offices import body_name
from pomanager.readmodels.mentoring.pairs import Reached
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor, ElectionState
from pomanager.rules.mentoring.kinds import Stage
from pomanager.services.bodies.queries.loading import PERSON, among
from pomanager.services.elections.queries.dated import elections_named
from pomanager.services.members.queries.rows import MEMBER
from pomanager.services.organisation.queries import section_names

ELECTION, CONTEST, NOMINATION, WITHDRAWAL = map(table_of, (Election, Contest, Nomination, NominationWithdrawal))
COUNT, DECLARATION, ACCEPTANCE = map(table_of, (ElectionCount, Declaration, Acceptance))
DELEGATE, DELEGATE_GONE, MEETING = map(table_of, (Delegate, DelegateWithdrawal, Meeting))

VOTED = frozenset(ElectionState) - {ElectionState.PREPARED, ElectionState.NOMINATIONS, ElectionState.PUBLISHED}
"""States of an election in which there was a vote: whoever was on the list then has stood, also if it was annulled."""


def stood(session: Session, people: frozenset[int], day: date) -> Iterator[tuple[int, Reached]]:
    """Who was on the list of candidates on the day of an election; whoever had stepped back by then has not stood."""
    rows = [row for row in _candidacies(session, people, day) if row.state in VOTED]
    called = _called(session, rows)
    for row in rows:
        yield row.person_id, Reached(Stage.STOOD, row.held_on, called[row.election_id])


def elected(session: Session, people: frozenset[int], day: date) -> Iterator[tuple[int, Reached]]:
    """Whom the declared result of an election to a body elected and who did not refuse.

    Who came in for somebody who refused, and terms that follow from a result, are told by appointments.
    """
    rows = [row for row in _candidacies(session, people, day) if row.state in RESULT_STANDS]
    chosen = _numbers(session, {row.contest_id for row in rows}) if rows else {}
    refused, declared = _refused(session, rows), _declared_by(session, rows, day)
    won = [
        row
        for row in rows
        if row.election_id in declared
        and row.id not in refused
        and row.number in chosen.get(row.contest_id, frozenset())
    ]
    called = _called(session, won)
    for row in won:
        yield row.person_id, Reached(Stage.ELECTED, row.held_on, called[row.election_id])


def delegates(session: Session, people: frozenset[int], day: date) -> Iterator[tuple[int, Reached]]:
    """Who was named or elected delegate of a section, on the day of the assembly that did it, else when it was written.

    Alternates are none, nor is who does not go after all.
    """
    at = MEETING.alias()
    gone = select(DELEGATE_GONE.c.id).where(DELEGATE_GONE.c.delegate_id == DELEGATE.c.id).exists()
    statement = (
        select(PERSON.c.id, DELEGATE.c.section_id, DELEGATE.c.recorded_at, at.c.held_on)
        .select_from(DELEGATE)
        .join(MEMBER, MEMBER.c.id == DELEGATE.c.member_id)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .outerjoin(at, at.c.id == DELEGATE.c.elected_at_id)
        .where(PERSON.c.id.in_(among(people)), DELEGATE.c.is_alternate.is_(False), ~gone)
    )
    rows = session.execute(statement).all()
    sections = section_names(session) if rows else {}
    for row in rows:
        on = row.held_on or row.recorded_at.date()
        if on <= day:
            yield row.id, Reached(Stage.DELEGATE, on, sections.get(row.section_id, ""))


def _candidacies(session: Session, people: frozenset[int], day: date) -> list[Row[Any]]:
    """The candidacies of these people for bodies, by a day, but for those who had stepped back before the vote."""
    gone = and_(WITHDRAWAL.c.nomination_id == NOMINATION.c.id, WITHDRAWAL.c.on <= ELECTION.c.held_on)
    statement = (
        select(
            NOMINATION.c.id, NOMINATION.c.number, NOMINATION.c.contest_id, CONTEST.c.election_id, ELECTION.c.held_on,
            ELECTION.c.state, PERSON.c.id.label("person_id"),
        )
        .select_from(NOMINATION)
        .join(MEMBER, MEMBER.c.id == NOMINATION.c.member_id)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .join(CONTEST, CONTEST.c.id == NOMINATION.c.contest_id)
        .join(ELECTION, ELECTION.c.id == CONTEST.c.election_id)
        .outerjoin(WITHDRAWAL, gone)
        .where(
            PERSON.c.id.in_(among(people)), ELECTION.c.purpose == ElectionFor.BODY, ELECTION.c.held_on <= day,
            WITHDRAWAL.c.id.is_(None),
        )
        .order_by(ELECTION.c.held_on, NOMINATION.c.id)
    )  # fmt: skip
    return list(session.execute(statement))


def _numbers(session: Session, contests: set[int]) -> Mapping[int, frozenset[int]]:
    """Contest → the numbers its newest count elected."""
    statement = select(COUNT.c.contest_id, COUNT.c.elected).where(COUNT.c.contest_id.in_(among(contests)))
    newest = {row.contest_id: row.elected for row in session.execute(statement.order_by(COUNT.c.id))}
    return {contest: frozenset(map(int, said.split())) for contest, said in newest.items()}


def _declared_by(session: Session, rows: list[Row[Any]], day: date) -> frozenset[int]:
    """Elections whose result was announced by a day."""
    wanted = {row.election_id for row in rows}
    first = func.min(DECLARATION.c.on)
    statement = (
        select(DECLARATION.c.election_id)
        .where(DECLARATION.c.election_id.in_(among(wanted)))
        .group_by(DECLARATION.c.election_id)
        .having(first <= day)
    )
    return frozenset(session.scalars(statement)) if rows else frozenset()


def _refused(session: Session, rows: list[Row[Any]]) -> frozenset[int]:
    """Candidacies of those who refused the seat."""
    statement = select(ACCEPTANCE.c.nomination_id).where(
        ACCEPTANCE.c.nomination_id.in_(among({row.id for row in rows})), ACCEPTANCE.c.accepted.is_(False)
    )
    return frozenset(session.scalars(statement)) if rows else frozenset()


def _called(session: Session, rows: list[Row[Any]]) -> Mapping[int, str]:
    """Election → its own name, else that of the body."""
    if not rows:
        return {}
    wanted = {row.election_id for row in rows}
    return {each.id: body_name(each.title or each.body) for each in elections_named(session, wanted)}
