"""What speaks against bringing a mentor and a mentee together, and against being on the roster at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.mentoring.kinds import Chosen, PartRole
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

TOO_LONG = N_("This is longer than {most} characters.")
HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
MENTEE_KIN = N_("{mentor} and {mentee} are kin: they live in one household, or declared it.")
CHAIRS = N_("One of {mentor} and {mentee} chairs the body in which the other sits.")
SUPERVISES = N_("One of {mentor} and {mentee} sits in the body that supervises the other’s.")
FULL = N_("{mentor} accompanies {count} already, and has room for {most}.")
TAKEN = N_("{mentee} is accompanied by {mentor} already.")
NOT_SELECTED = N_("{name} has not been selected yet.")
NO_CONSENT = N_("{name} has not consented to the mentoring yet.")
ONE_PERSON = N_("Nobody is her own mentor.")
OTHER_PROGRAMME = N_("The two are not on the roster of this programme.")
BEFORE_COHORT = N_("The cohort begins on {day}. A pair cannot begin before.")
TOO_FAR = N_("The day {day} lies in the future. Record it when it has come.")


def objections_to_text(about: str, text: str) -> tuple[Objection, ...]:
    """What to say about a line of text."""
    found = []
    if len(text) > LONGEST_TEXT:
        found.append(Objection(TOO_LONG, about, {"most": LONGEST_TEXT}))
    if has_hidden_characters(text):
        found.append(Objection(HIDDEN, about))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFacts:
    """Somebody who is to be on the roster. ``named`` is False where nobody was chosen and no name was written."""

    role: PartRole
    named: bool
    applied_on: date | None
    today: date
    capacity: int | None = None
    most_capacity: int
    twice: bool = False
    """Whether the person is on the roster of the programme in this role already."""
    is_organisation: bool = False
    languages: tuple[str, ...] = ()
    experience: str = ""


def objections_to_applicant(facts: ApplicantFacts) -> tuple[Objection, ...]:
    """Everything to say about an application."""
    found: list[Objection] = []
    if not facts.named:
        found.append(Objection(N_("Choose a member, or write the name of somebody who is none."), "member_id"))
    if facts.is_organisation:
        found.append(Objection(N_("An organisation is nobody’s mentor or mentee. Choose a person."), "member_id"))
    if facts.twice:
        found.append(Objection(N_("This person is on the roster already."), "member_id"))
    if facts.applied_on is None:
        found.append(Objection(N_("Write the day of the application."), "applied_on"))
    elif facts.applied_on > facts.today:
        found.append(Objection(TOO_FAR, "applied_on", {"day": facts.applied_on}))
    if facts.capacity is not None and not 0 <= facts.capacity <= facts.most_capacity:
        message = N_("The rules of the programme let a mentor accompany {most} at most.")
        found.append(Objection(message, "capacity", {"most": facts.most_capacity}))
    if not facts.languages:
        message = N_("Without a language nobody can be matched by it.")
        found.append(Objection(message, "languages", weight=Weight.WARN))
    return (*found, *objections_to_text("experience", facts.experience))


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfTwo:
    """One of the two who are to become a pair."""

    name: str
    person_id: int
    programme_id: int
    role: PartRole
    chosen: Chosen | None
    consented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts:
    """A pair as it would begin."""

    mentee: OneOfTwo
    mentor: OneOfTwo
    programme_id: int
    cohort_starts: date
    starts_on: date
    today: date
    load: int
    """How many mentees the mentor accompanies on that day."""
    capacity: int
    mentor_now: str = ""
    """Who accompanies the mentee on that day already."""
    kin: bool = False
    authority: str = ""
    """Why one has authority over the other, a marked sentence; "" where neither has."""
    reason: str = ""


def objections_to_pair(facts: PairFacts) -> tuple[Objection, ...]:
    """Everything that speaks against a pair."""
    mentee, mentor = facts.mentee, facts.mentor
    found = [*_of_each(mentee, PartRole.MENTEE, "mentee_id"), *_of_each(mentor, PartRole.MENTOR, "mentor_id")]
    if {mentee.programme_id, mentor.programme_id} != {facts.programme_id}:
        found.append(Objection(OTHER_PROGRAMME, "mentor_id"))
    found += objections_to_room(
        mentee.name, mentor.name, load=facts.load, capacity=facts.capacity, mentor_now=facts.mentor_now
    )
    found += what_forbids(mentee, mentor, kin=facts.kin, authority=facts.authority)
    if facts.starts_on < facts.cohort_starts:
        found.append(Objection(BEFORE_COHORT, "starts_on", {"day": facts.cohort_starts}))
    if facts.starts_on > facts.today:
        found.append(Objection(TOO_FAR, "starts_on", {"day": facts.starts_on}))
    return (*found, *objections_to_text("reason", facts.reason))


def objections_to_room(mentee: str, mentor: str, *, load: int, capacity: int, mentor_now: str) -> tuple[Objection, ...]:
    """Whether a mentee is accompanied already, and whether her mentor has room for her."""
    found = []
    if mentor_now:
        found.append(Objection(TAKEN, "mentee_id", {"mentee": mentee, "mentor": mentor_now}))
    if load >= capacity:
        found.append(Objection(FULL, "mentor_id", {"mentor": mentor, "count": load, "most": capacity}))
    return tuple(found)


def what_forbids(mentee: OneOfTwo, mentor: OneOfTwo, *, kin: bool, authority: str) -> tuple[Objection, ...]:
    """Why these two can never be a pair, whatever room there is: one person, kin, a line of authority."""
    names = {"mentee": mentee.name, "mentor": mentor.name}
    found = []
    if mentee.person_id == mentor.person_id:
        found.append(Objection(ONE_PERSON, "mentor_id"))
    if kin:
        found.append(Objection(MENTEE_KIN, "mentor_id", names))
    if authority:
        found.append(Objection(authority, "mentor_id", names))
    return tuple(found)


def _of_each(one: OneOfTwo, role: PartRole, about: str) -> Iterator[Objection]:
    if one.role is not role or one.chosen is not Chosen.SELECTED:
        yield Objection(NOT_SELECTED, about, {"name": one.name})
    if not one.consented:
        yield Objection(NO_CONSENT, about, {"name": one.name})
