"""How far people came beyond the programme, read from meetings, elections, mandates, later pairs: never typed in.

Each source is a question asked with the people and the day; an area that comes later adds a line to ``SOURCES``.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Stay
from pomanager.db.meetings.calling import AgendaItem, Meeting, RollLine
from pomanager.db.meetings.decisions import Motion, Speaker
from pomanager.i18n import _
from pomanager.i18n.offices import body_name, office_name
from pomanager.readmodels.mentoring.pairs import Reached
from pomanager.rules.bodies.kinds import How
from pomanager.rules.meetings.kinds import MEETING_KIND_WORDS
from pomanager.rules.mentoring.kinds import OUTCOMES, Stage
from pomanager.services.bodies.queries.loading import PERSON, among, held_offices, sat
from pomanager.services.members.queries.kept_records import kept_people
from pomanager.services.mentoring.queries.candidacies import delegates, elected, stood
from pomanager.services.mentoring.queries.tables import PAIR, PARTICIPANT

STAY, MEETING, ITEM, LINE, MOTION, SPEAKER = map(table_of, (Stay, Meeting, AgendaItem, RollLine, Motion, Speaker))

Told: TypeAlias = tuple[int, Reached]
"""Who, and what was reached."""
Source: TypeAlias = Callable[[Session, frozenset[int], date], Iterable[Told]]


def attended(session: Session, people: frozenset[int], day: date) -> Iterator[Told]:
    """Who came to a meeting; entries undone do not count."""
    statement = (
        select(LINE.c.person_id, MEETING.c.held_on, MEETING.c.kind)
        .join(STAY, STAY.c.roll_id == LINE.c.id)
        .join(MEETING, MEETING.c.id == STAY.c.meeting_id)
        .where(STAY.c.undone.is_(False), MEETING.c.held_on <= day, LINE.c.person_id.in_(among(people)))
    )
    for row in session.execute(statement):
        yield row.person_id, Reached(Stage.ATTENDED, row.held_on, _(MEETING_KIND_WORDS[row.kind]))


def spoke(session: Session, people: frozenset[int], day: date) -> Iterator[Told]:
    """Who took the floor on an item."""
    statement = (
        select(LINE.c.person_id, MEETING.c.held_on, MEETING.c.kind)
        .join(SPEAKER, SPEAKER.c.roll_id == LINE.c.id)
        .join(ITEM, ITEM.c.id == SPEAKER.c.item_id)
        .join(MEETING, MEETING.c.id == ITEM.c.meeting_id)
        .where(MEETING.c.held_on <= day, LINE.c.person_id.in_(among(people)))
    )
    for row in session.execute(statement):
        yield row.person_id, Reached(Stage.SPOKE, row.held_on, _(MEETING_KIND_WORDS[row.kind]))


def moved(session: Session, people: frozenset[int], day: date) -> Iterator[Told]:
    """Who moved a motion."""
    statement = (
        select(LINE.c.person_id, MEETING.c.held_on, MEETING.c.kind)
        .join(MOTION, MOTION.c.mover_id == LINE.c.id)
        .join(ITEM, ITEM.c.id == MOTION.c.item_id)
        .join(MEETING, MEETING.c.id == ITEM.c.meeting_id)
        .where(MEETING.c.held_on <= day, LINE.c.person_id.in_(among(people)))
    )
    for row in session.execute(statement):
        yield row.person_id, Reached(Stage.MOVED, row.held_on, _(MEETING_KIND_WORDS[row.kind]))


def in_bodies(session: Session, people: frozenset[int], day: date) -> Iterator[Told]:
    """Who was elected, who was elected into the same body again, and who held an office of a body."""
    held = [
        each
        for each in sat(session, PERSON.c.id.in_(among(people)))
        if each.since <= day and not each.is_alternate
    ]  # fmt: skip
    before: set[tuple[int, int]] = set()
    for each in sorted(held, key=lambda sat_: sat_.since):
        if each.how is not How.ELECTED:
            continue
        who, body = each.person.person_id, body_name(each.body.name, each.body.section)
        again = (who, each.body.id) in before
        yield who, Reached(Stage.RE_ELECTED if again else Stage.ELECTED, each.since, body)
        before.add((who, each.body.id))
    offices = held_offices(session, held, known_on=day)
    for each in held:
        for office in offices.get(each.appointment_id, ()):
            if office.since <= day:
                told = Reached(Stage.IN_OFFICE, office.since, office_name(office.office, office.title))
                yield each.person.person_id, told


def mentoring(session: Session, people: frozenset[int], day: date) -> Iterator[Told]:
    """Who accompanies others, or did."""
    statement = (
        select(PARTICIPANT.c.person_id, PAIR.c.starts_on)
        .join(PAIR, PAIR.c.mentor_id == PARTICIPANT.c.id)
        .where(PAIR.c.starts_on <= day, PARTICIPANT.c.person_id.in_(among(people)))
    )
    for row in session.execute(statement):
        yield row.person_id, Reached(Stage.MENTORING, row.starts_on)


SOURCES: tuple[Source, ...] = (delegates, attended, spoke, moved, stood, elected, in_bodies, mentoring)
"""Everything that tells how far somebody came."""

_ORDER = {stage: place for place, stage in enumerate(OUTCOMES)}


def reached(session: Session, since: dict[int, date], day: date) -> dict[int, tuple[Reached, ...]]:
    """Person → what was reached from the day said for each of them on until a day: each stage when first, in order."""
    kept_in = {given_up: kept for given_up, kept in kept_people(session).items() if kept in since}
    people = frozenset(since) | kept_in.keys()  # registers know some by a record that was given up
    first: dict[int, dict[Stage, Reached]] = {}
    for source in SOURCES:
        for recorded_as, told in source(session, people, day):
            person_id = kept_in.get(recorded_as, recorded_as)
            if told.on < since[person_id]:
                continue
            found = first.setdefault(person_id, {})
            if told.stage not in found or told.on < found[told.stage].on:
                found[told.stage] = told
    return {
        person_id: tuple(sorted(found.values(), key=lambda told: _ORDER[told.stage]))
        for person_id, found in first.items()
    }
