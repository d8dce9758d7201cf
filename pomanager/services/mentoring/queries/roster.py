"""Who is on the roster: mentors and mentees, what was decided on them, their consent, load, and offices held."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.covering import sees_all_pairs, who_reads
from pomanager.db.mentoring.roster import MentorWish
from pomanager.errors import NotFound
from pomanager.i18n.offices import body_name, office_name
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import PartLabel, RosterRow
from pomanager.rules.mentoring.kinds import Chosen, PartRole
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import PERSON, among, held_offices, sat
from pomanager.services.bodies.queries.people import persons
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.standing import load_of_mentors
from pomanager.services.mentoring.queries.tables import CONSENT, PAIR, PARTICIPANT, SELECTION, WISH
from pomanager.services.organisation.queries.places import place_labels_of

NOBODY = N_("This person is not on the roster.")


def roster(session: Session, day: date, *, with_offices: bool = True, only: int | None = None) -> tuple[RosterRow, ...]:
    """Everybody on the roster whom the reader may see, or ``only`` one, mentors first, in order of their names.

    Whoever may not see all pairs is told of their own and of those they accompany.
    """
    statement = select(PARTICIPANT).where(PARTICIPANT.c.applied_on <= day)
    rows = session.execute(statement if only is None else statement.where(PARTICIPANT.c.id == only)).all()
    people = persons(session, {row.person_id for row in rows})
    place_ids = _places(session, people)
    called = place_labels_of(session, set(place_ids.values()), day) if place_ids else {}
    chosen, consents = _chosen(session, day, only), _consents(session, day, only)
    load = load_of_mentors(session, day)
    rules = {each.id: each.rules for each in programmes(session)}
    offices = _offices(session, {row.person_id for row in rows}, day) if with_offices else {}
    seen = _seen(session)
    found = [
        RosterRow(
            row.id, row.programme_id, people[row.person_id], row.role, row.applied_on, tuple(row.languages.split()),
            tuple(row.free.split()), row.childcare,
            rules[row.programme_id].mentor_load if row.capacity is None else row.capacity, row.capacity,
            row.experience, row.user_id, row.version, place_ids.get(row.person_id),
            called.get(place_ids.get(row.person_id, 0), ""), chosen[row.id][0] if row.id in chosen else None,
            chosen[row.id][1] if row.id in chosen else None, consents.get(row.id),
            load.get(row.id, 0), tuple(offices.get(row.person_id, ())),
        )
        for row in rows
        if seen is None or row.id in seen
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.role is PartRole.MENTEE, row.person.name, row.id)))


def participant(session: Session, participant_id: int, day: date) -> RosterRow:
    """One of the roster, without the offices held, or raise NotFound."""
    found = roster(session, day, with_offices=False, only=participant_id)
    if not found:
        raise NotFound(Objection(NOBODY))
    return found[0]


def parts_of(session: Session, participant_ids: Iterable[int]) -> dict[int, PartLabel]:
    """Who these of the roster are; whoever is not on it is left out."""
    part = PARTICIPANT.c
    statement = select(part.id, part.programme_id, part.role, part.applied_on, part.person_id)
    rows = session.execute(statement.where(part.id.in_(among(participant_ids)))).all()
    people = persons(session, {row.person_id for row in rows})
    return {
        row.id: PartLabel(row.id, row.programme_id, row.role, row.applied_on, people[row.person_id]) for row in rows
    }


def part_of(session: Session, participant_id: int) -> PartLabel:
    """Who one of the roster is, or raise NotFound."""
    found = parts_of(session, (participant_id,)).get(participant_id)
    if found is None:
        raise NotFound(Objection(NOBODY))
    return found


def wishes(session: Session) -> dict[int, tuple[int, ...]]:
    """Mentee → the mentors she would like, the most liked first."""
    found: dict[int, list[int]] = {}
    for row in session.execute(select(WISH).order_by(WISH.c.mentee_id, WISH.c.rank)):
        found.setdefault(row.mentee_id, []).append(row.mentor_id)
    return {mentee: tuple(mentors) for mentee, mentors in found.items()}


def wish_rows(session: Session, mentee_id: int) -> tuple[MentorWish, ...]:
    """The lines of her wishes, for the act that writes them anew."""
    return tuple(session.scalars(select(MentorWish).where(MentorWish.mentee_id == mentee_id)))


def own_parts(session: Session) -> frozenset[int]:
    """The places on the roster of whoever reads: as mentor, where it was said who that is."""
    user_id = who_reads(session)
    if user_id is None:
        return frozenset()
    return frozenset(session.scalars(select(PARTICIPANT.c.id).where(PARTICIPANT.c.user_id == user_id)))


def _seen(session: Session) -> frozenset[int] | None:
    """Whom the reader may see; None for everybody."""
    if sees_all_pairs(session):
        return None
    own = own_parts(session)
    mentees = session.scalars(select(PAIR.c.mentee_id).where(PAIR.c.mentor_id.in_(among(own))))
    return own | frozenset(mentees)


def _places(session: Session, people: Iterable[int]) -> dict[int, int]:
    statement = select(PERSON.c.id, PERSON.c.place_id).where(PERSON.c.id.in_(among(people)))
    return {row.id: row.place_id for row in session.execute(statement) if row.place_id is not None}


def _chosen(session: Session, day: date, only: int | None) -> dict[int, tuple[Chosen, date]]:
    statement = select(SELECTION).where(SELECTION.c.on <= day).order_by(SELECTION.c.id)
    if only is not None:
        statement = statement.where(SELECTION.c.participant_id == only)
    return {row.participant_id: (row.chosen, row.on) for row in session.execute(statement)}


def chosen_of(session: Session, participant_id: int, day: date) -> Chosen | None:
    """What was decided last on somebody’s application by a day."""
    found = _chosen(session, day, participant_id).get(participant_id)
    return None if found is None else found[0]


def _consents(session: Session, day: date, only: int | None) -> dict[int, date | None]:
    statement = select(CONSENT).where(CONSENT.c.on <= day).order_by(CONSENT.c.id)
    if only is not None:
        statement = statement.where(CONSENT.c.participant_id == only)
    return {row.participant_id: row.on if row.given else None for row in session.execute(statement)}


def _offices(session: Session, people: set[int], day: date) -> dict[int, list[str]]:
    """Person → bodies sat in, with the offices held there, as they read, out of the books."""
    found: dict[int, list[str]] = {}
    held = [each for each in sat(session, PERSON.c.id.in_(among(people))) if each.since <= day]
    offices = held_offices(session, held, known_on=day)
    for each in held:
        if each.is_alternate:
            continue
        named = [office_name(one.office, one.title) for one in offices.get(each.appointment_id, ())]
        said = ", ".join([body_name(each.body.name, each.body.section), *named])
        told = found.setdefault(each.person.person_id, [])
        if said not in told:
            told.append(said)
    return found
