"""What speaks against taking somebody onto the roll, amending a record or changing a standing: all of it at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.folding import digits
from pomanager.rules.identity import GivenDocument, objections_to_documents
from pomanager.rules.members import (
    FEWEST_PHONE_DIGITS,
    MOST_PHONE_DIGITS,
    STATUS_WORDS,
    PersonKind,
    Sex,
    Status,
    phones_of,
    transition_between,
)
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters, has_letters

OLDEST_LIKELY = 110
"""Nobody is stopped for being older than this; somebody is asked to look again."""
LONGEST_NUMBER = 20
_NUMBER = re.compile(rf"[^\W_](?:[^\W_]|[-./]){{0,{LONGEST_NUMBER - 1}}}")

NO_DECISION = N_("No decision is named. Papers will not say who decided.")
NOT_ALLOWED = N_("Somebody standing as “{before}” cannot become “{after}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known of a person when an order about one is judged; ``today`` is handed in.

    ``doubles`` and ``phone_of`` name others by number and name: those who may be the same person, and those who have
    the same phone. ``number_taken`` tells that the number asked for was given before. ``represented`` tells that
    somebody acts for an organisation; ``shown_by`` names, by the key of a document's number, who shows it too.
    """

    today: date
    full_name: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    other_script: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None
    phone: str = ""
    place: str = ""
    section: str = ""
    minimum_age: int | None = None
    doubles: tuple[tuple[str, str], ...] = ()
    phone_of: tuple[tuple[str, str], ...] = ()
    number_taken: bool = False
    kind: PersonKind = PersonKind.NATURAL
    represented: bool = False
    country: str = ""
    documents: tuple[GivenDocument, ...] = ()
    shown_by: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFacts:
    """How somebody stands now and since when; ``joined`` is the first day as a member, where there was one."""

    now: Status
    since: date
    today: date
    joined: date | None = None


def objections_to_person(facts: PersonFacts) -> tuple[Objection, ...]:
    """Everything to say about a person as typed; ``about`` names the field."""
    natural = facts.kind is PersonKind.NATURAL
    documents = objections_to_documents(
        facts.documents, today=facts.today, country=facts.country, others=facts.shown_by
    )
    return (
        *_about_names(facts),
        *(_about_birth(facts) if natural else ()),
        *(_about_sex(facts) if natural else _about_representative(facts)),
        *documents,
        *objections_to_phone(facts.phone),
        *_about_others(facts),
    )


def objections_to_admission(
    facts: PersonFacts,
    on: date,
    number: str = "",
    decision: str = "",
    *,
    as_applicant: bool = False,
    consent_on: date | None = None,
) -> tuple[Objection, ...]:
    """Everything to say about taking a person onto the roll on a day; an empty number means the next one."""
    found = [*objections_to_person(facts), *_about_day(on, facts.today)]
    found += objections_to_consent(consent_on, None, facts.today)
    if number.strip():
        found += objections_to_number(number.strip(), taken=facts.number_taken)
    if not decision.strip() and not as_applicant:
        found.append(Objection(NO_DECISION, "decision", weight=Weight.WARN))
    if facts.birth is not None and facts.birth.earliest > on and facts.birth.earliest <= facts.today:
        found.append(Objection(N_("The day of admission lies before the birth."), "on"))
    return tuple(found)


def objections_to_standing(
    facts: StandingFacts, status: Status, on: date, reason: str = "", decision: str = ""
) -> tuple[Objection, ...]:
    """Everything to say about a change of standing on a day."""
    found = [*_about_order_of_days(facts, on), *_about_day(on, facts.today)]
    change = transition_between(facts.now, status)
    if change is None:
        details = {"before": Word(STATUS_WORDS[facts.now]), "after": Word(STATUS_WORDS[status])}
        message = N_("The standing is “{before}” already.") if facts.now is status else NOT_ALLOWED
        return (Objection(message, "status", details), *found)
    if change.needs_reason and not reason.strip():
        found.append(Objection(N_("Write the reason; it stays readable in the member's history."), "reason"))
    if change.wants_decision and not decision.strip():
        found.append(Objection(NO_DECISION, "decision", weight=Weight.WARN))
    found += [
        Objection(TOO_LONG, name, {"most": LONGEST_TEXT})
        for name, text in (("reason", reason), ("decision", decision))
        if len(text) > LONGEST_TEXT
    ]
    return tuple(found)


GIVEN_UP = N_("This record was given up for another one. Change that one.")


def objections_to_reversal(
    lines: int, reason: str, *, is_last: bool = True, is_given_up: bool = False
) -> tuple[Objection, ...]:
    """Everything to say about taking back an entry of somebody's standing.

    ``lines`` counts the entries that hold; ``is_last`` says whether the entry is the last of them, ``is_given_up``
    whether it says that the record was given up for another one.
    """
    found = []
    if is_given_up:
        found.append(Objection(N_("This record was merged with another one. Split them again instead.")))
    if not is_last:
        found.append(Objection(N_("Only the last entry can be taken back. Take back the later ones first.")))
    if lines <= 1:
        found.append(
            Objection(N_("The first entry cannot be taken back: without it the member would have no standing."))
        )
    if not reason.strip():
        found.append(Objection(N_("Write what was wrong with the entry."), "reason"))
    return tuple(found)


def objections_to_number(number: str, *, taken: bool = False) -> tuple[Objection, ...]:
    """Everything to say about a member number: its shape, and whether it was ever given to somebody."""
    if not _NUMBER.fullmatch(number):
        return (
            Objection(
                N_("A member number has 1 to {most} letters, digits, hyphens, points or strokes and begins with one of "
                   "the first two."), "number", {"most": LONGEST_NUMBER}
            ),
        )  # fmt: skip
    if taken:
        message = N_("The number {number} was given before. A number is never given twice.")
        return (Objection(message, "number", {"number": number}),)
    return ()


def objections_to_consent(given_on: date | None, ended_on: date | None, today: date) -> tuple[Objection, ...]:
    """Everything to say about the days on which somebody agreed to the keeping of these data and took that back."""
    found = [
        Objection(N_("The day {day} lies ahead. Record it on the day it takes effect."), about, {"day": day})
        for about, day in (("consent_on", given_on), ("consent_ended_on", ended_on))
        if day is not None and day > today
    ]
    if ended_on is not None and given_on is None:
        found.append(Objection(N_("Write first when the consent was given."), "consent_on"))
    elif ended_on is not None and given_on is not None and ended_on < given_on:
        found.append(Objection(N_("The consent ends before it was given."), "consent_ended_on"))
    return tuple(found)


def objections_to_phone(phone: str) -> tuple[Objection, ...]:
    """Whether each number of a phone field ("79 12 34 56 / 77 …") has as many digits as phones have."""
    for one in phones_of(phone):
        if not FEWEST_PHONE_DIGITS <= len(digits(one)) <= MOST_PHONE_DIGITS:
            message = N_("A phone number has {fewest} to {most} digits.")
            return (Objection(message, "phone", {"fewest": FEWEST_PHONE_DIGITS, "most": MOST_PHONE_DIGITS}),)
    return ()


def _about_names(facts: PersonFacts) -> Iterator[Objection]:
    # A dash or a full stop is no name: nobody could be found by it.
    if not any(map(has_letters, (facts.full_name, facts.family_name, facts.given_name))):
        natural = facts.kind is PersonKind.NATURAL
        identity, law = N_("Write the name, exactly as on the identity document."), N_("Write the organisation’s name.")
        yield Objection(identity if natural else law, "full_name")
    for name in ("full_name", "family_name", "given_name", "patronymic", "other_script", "place", "section"):
        text: str = getattr(facts, name)
        if len(text) > LONGEST_TEXT:
            yield Objection(TOO_LONG, name, {"most": LONGEST_TEXT})
        if has_hidden_characters(text):
            yield Objection(N_("This holds characters that cannot be seen. Type it again."), name)


def _about_birth(facts: PersonFacts) -> Iterator[Objection]:
    if facts.birth is None:
        return
    if facts.birth.earliest > facts.today:
        yield Objection(N_("The birth lies in the future."), "birth")
        return
    age, certain = facts.birth.age_on(facts.today)
    if age > OLDEST_LIKELY:
        yield Objection(
            N_("This person would be {age} years old. Look at the birth date again."),
            "birth",
            {"age": age},
            Weight.WARN,
        )
    least = facts.minimum_age
    if least is None:
        return
    if age < least and not facts.birth.about:
        yield Objection(
            N_("A member is at least {least} years old; this person is {age}."), "birth", {"least": least, "age": age}
        )
    elif not certain and facts.birth.youngest_on(facts.today) < least:
        message = N_("A member is at least {least} years old. Confirm the age: the birth date is not exact.")
        yield Objection(message, "birth", {"least": least}, Weight.WARN)


def _about_sex(facts: PersonFacts) -> Iterator[Objection]:
    if facts.sex is Sex.UNKNOWN:
        yield Objection(N_("The sex is not known. Papers count this person apart."), "sex", weight=Weight.WARN)


def _about_representative(facts: PersonFacts) -> Iterator[Objection]:
    if not facts.represented:
        message = N_("No representative is named. Nobody can sign for this organisation.")
        yield Objection(message, "representative", weight=Weight.WARN)


def _about_others(facts: PersonFacts) -> Iterator[Objection]:
    for number, name in facts.phone_of:
        details = {"number": number, "name": name}
        yield Objection(N_("Member {number}, {name}, has the same phone."), "phone", details, Weight.WARN)
    for number, name in facts.doubles:
        details = {"number": number, "name": name}
        yield Objection(N_("This may be member {number}, {name}."), "full_name", details, Weight.WARN)


def _about_day(on: date, today: date) -> Iterator[Objection]:
    if on > today:
        yield Objection(N_("The day {day} lies ahead. Record it on the day it takes effect."), "on", {"day": on})


def _about_order_of_days(facts: StandingFacts, on: date) -> Iterator[Objection]:
    if facts.joined is not None and on < facts.joined:
        yield Objection(
            N_("The day {day} lies before the admission on {joined}."), "on", {"day": on, "joined": facts.joined}
        )
    elif on < facts.since:
        details = {"day": on, "since": facts.since}
        yield Objection(N_("The day {day} lies before the last entry, of {since}."), "on", details)
