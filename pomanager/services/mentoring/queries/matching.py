"""Proposals for those of a cohort's programme who wait for a mentor: the best assignment, with its reasons."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import Place
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.mentoring.pairs import ProposalRow
from pomanager.readmodels.mentoring.roster import RosterRow
from pomanager.rules.mentoring.kinds import RUNNING, Chosen, PairState, PartRole
from pomanager.rules.mentoring.matching import MenteeProfile, MentorProfile, propose
from pomanager.rules.mentoring.pairing import OneOfTwo, what_forbids
from pomanager.rules.objections import Objection
from pomanager.services.mentoring.queries.kinship import Ties, ties
from pomanager.services.mentoring.queries.programmes import cohort_of
from pomanager.services.mentoring.queries.roster import roster, wishes
from pomanager.services.mentoring.queries.standing import pair_lines

PLACE = table_of(Place)


def proposals(session: Session, cohort_id: int, day: date) -> tuple[ProposalRow, ...]:
    """A proposal for each mentee of the programme who was selected, consented, and has no mentor; in order of names."""
    _cohort, programme = cohort_of(session, cohort_id)
    people = [row for row in roster(session, day) if row.programme_id == programme.id and ready(row)]
    waiting = _waiting(session, people, day)
    mentors = [row for row in people if row.role is PartRole.MENTOR and row.capacity > row.load]
    tied = ties(session, {row.person.person_id for row in (*waiting, *mentors)}, day)
    places = _Places(session)
    wished = wishes(session)
    found = propose(
        [_mentee(row, mentors, tied, places, wished.get(row.id, ())) for row in waiting],
        [_mentor(row, places) for row in mentors],
        places.names,
        {language.code: language.own_name for language in LANGUAGES},
    )
    by_id = {row.id: row for row in people}
    return tuple(
        ProposalRow(
            by_id[each.mentee_id], by_id.get(each.mentor_id or 0), each.weighed, by_id.get(each.second_id or 0),
            each.second, each.second_is_free,
        )
        for each in found
    )  # fmt: skip


def ready(row: RosterRow) -> bool:
    """Whether somebody may be matched: selected, and consenting."""
    return row.chosen is Chosen.SELECTED and row.consent_on is not None


def as_one(row: RosterRow) -> OneOfTwo:
    """Somebody of the roster as the rules on pairs see them."""
    return OneOfTwo(
        name=row.person.name, person_id=row.person.person_id, programme_id=row.programme_id, role=row.role,
        chosen=row.chosen, consented=row.consent_on is not None,
    )  # fmt: skip


def _waiting(session: Session, people: list[RosterRow], day: date) -> list[RosterRow]:
    """Mentees without a pair that runs, and whose journey is not over."""
    over = {PairState.GRADUATED, PairState.LEFT}
    taken = {line.mentee_id for line in pair_lines(session, day) if line.state in RUNNING | over}
    return [row for row in people if row.role is PartRole.MENTEE and row.id not in taken]


class _Places:
    """The tree of places: what each is called, and what it lies in."""

    def __init__(self, session: Session) -> None:
        rows = session.execute(select(PLACE.c.id, PLACE.c.parent_id, PLACE.c.name)).all()
        self.names = {row.id: row.name for row in rows}
        self._parents = {row.id: row.parent_id for row in rows}

    def upwards(self, place_id: int | None) -> tuple[int, ...]:
        """A place, what it lies in, and so on."""
        found: list[int] = []
        while place_id is not None and place_id not in found:
            found.append(place_id)
            place_id = self._parents.get(place_id)
        return tuple(found)


def _mentee(
    row: RosterRow, mentors: list[RosterRow], tied: Ties, places: _Places, wished: tuple[int, ...]
) -> MenteeProfile:
    never: dict[int, Objection] = {}
    for mentor in mentors:
        one, other = row.person, mentor.person
        kin = tied.are_kin(one.person_id, one.name, other.person_id, other.name)
        authority = tied.authority(one.person_id, other.person_id)
        against = what_forbids(as_one(row), as_one(mentor), kin=kin, authority=authority)
        if against:
            never[mentor.id] = against[0]
    return MenteeProfile(
        id=row.id, name=row.person.name, languages=frozenset(row.languages), places=places.upwards(row.place_id),
        free=frozenset(row.free), wishes=wished, never=never,
    )  # fmt: skip


def _mentor(row: RosterRow, places: _Places) -> MentorProfile:
    return MentorProfile(
        id=row.id, name=row.person.name, languages=frozenset(row.languages), places=places.upwards(row.place_id),
        free=frozenset(row.free), room=row.capacity - row.load, load=row.load, has_office=bool(row.offices),
    )  # fmt: skip
