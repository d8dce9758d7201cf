"""The funnel of a time: women and men at each stage, and the people behind each figure."""

from collections.abc import Collection
from functools import partial

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import ElectionCount
from pomanager.db.kept import kept
from pomanager.readmodels.funnel import (
    Funnel,
    FunnelPeople,
    FunnelPerson,
    FunnelView,
    PeopleAsked,
    StageCounts,
    Stood,
)
from pomanager.readmodels.members import RollCounts
from pomanager.rules.elections.kinds import RESULT_STANDS
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.members import PersonKind
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.loading import ELECTION, NOMINATION
from pomanager.services.governance.queries.counting import counted, roll_of, without_vote
from pomanager.services.governance.queries.looking_at import narrowed, those
from pomanager.services.governance.queries.stage_people import AT_STAGE, candidacies, on_frozen_rolls
from pomanager.services.governance.queries.years import books_since
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries.sections import section_names

COUNT = table_of(ElectionCount)
MOST_NAMED = 2_000
"""So many people behind a figure are named at once; who wants more takes the list of members."""


def funnel(session: Session, view: FunnelView) -> Funnel:
    """The funnel of a time; kept while the books do not change."""
    return kept(session, ("funnel", view), partial(_funnel, session, view))


def _funnel(session: Session, view: FunnelView) -> Funnel:
    stages = {stage: StageCounts(stage, _counts(session, view, stage)) for stage in FunnelStage}
    return Funnel(view, books_since(session), stages, stood_in(session, view))


def _counts(session: Session, view: FunnelView, stage: FunnelStage) -> RollCounts | None:
    if stage is FunnelStage.ROLL:
        return roll_of(session, view)
    if stage is FunnelStage.ENTITLED and on_frozen_rolls(session, view) is None:
        return roll_of(session, view).less(without_vote(session, view))  # few are counted, not 260,000
    people = AT_STAGE[stage](session, view)
    return None if people is None else counted(session, view, people)


def stood_in(session: Session, view: FunnelView) -> Stood:
    """Who stood in elections to bodies and who of them was elected.

    Success is counted over those elections alone whose result stands: of others nobody can have been elected yet.
    """
    statement = candidacies(view, MEMBER.c.person_id, NOMINATION.c.contest_id, NOMINATION.c.number)
    rows = session.execute(statement.where(ELECTION.c.state.in_(RESULT_STANDS))).all()
    won = _won(session, {row.contest_id for row in rows})
    stood = {row.person_id for row in rows}
    elected = {row.person_id for row in rows if (row.contest_id, row.number) in won}
    all_, of_them = (counted(session, view, those(ids)) for ids in (stood, elected))
    return Stood(all_.women, of_them.women, all_.men, of_them.men)


def _won(session: Session, contest_ids: Collection[int]) -> frozenset[tuple[int, int]]:
    """Contest and number of all whom the newest count of each contest elects."""
    rows = session.execute(
        select(COUNT.c.contest_id, COUNT.c.elected)
        .where(COUNT.c.contest_id.in_(among(contest_ids)), COUNT.c.is_settled.is_(True))
        .order_by(COUNT.c.id)
    )
    newest = {row.contest_id: row.elected for row in rows}
    return frozenset((contest, int(number)) for contest, elected in newest.items() for number in elected.split())


def people_behind(session: Session, asked: PeopleAsked, most: int = MOST_NAMED) -> FunnelPeople:
    """The people behind a figure by name, as they were called on the last day; nobody where nothing is counted."""
    people = AT_STAGE[asked.stage](session, asked.view)
    if people is None:
        return FunnelPeople(asked, 0, ())
    then, last = as_on(session, asked.view.last), asked.view.last
    conditions = _beside(session, asked)
    total = session.execute(
        narrowed(session, asked.view, select(func.count()), people).where(*conditions)
    ).scalar_one()  # fmt: skip
    chosen = narrowed(session, asked.view, select(PERSON.c.id), people).where(*conditions)
    chosen = chosen.order_by(PERSON.c.sort_key, PERSON.c.id).limit(most)
    names = section_names(session, last)
    rows = session.execute(
        select(
            PERSON.c.id, MEMBER.c.id.label("member_id"), MEMBER.c.number, name_on(last).label("name"), PERSON.c.sex,
            then.section_id.label("section_id"),
        )
        .select_from(PERSON.outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id))
        .where(PERSON.c.id.in_(chosen))
        .order_by(PERSON.c.sort_key, PERSON.c.id)
    )  # fmt: skip
    found = {
        row.id: FunnelPerson(
            row.id, row.member_id, row.number or "", row.name, row.sex, names.get(row.section_id or 0, "")
        )
        for row in rows
    }  # fmt: skip
    return FunnelPeople(asked, total, tuple(found.values()))


def _beside(session: Session, asked: PeopleAsked) -> tuple[ColumnElement[bool], ...]:
    conditions: list[ColumnElement[bool]] = []
    if asked.sex is not None:
        conditions.extend((PERSON.c.sex == asked.sex, PERSON.c.kind == PersonKind.NATURAL))
    later = None if asked.not_at is None else AT_STAGE[asked.not_at](session, asked.view)
    if later is not None:
        conditions.append(PERSON.c.id.not_in(later))
    return tuple(conditions)
