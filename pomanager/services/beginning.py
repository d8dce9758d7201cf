"""Begins an office in one go: its file, profile, model of by-laws and first members; all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pomanager.db import opening
from pomanager.i18n.languages import LANGUAGES
from pomanager.rules import member_objections
from pomanager.rules.member_objections import PersonFacts
from pomanager.rules.objections import Objection
from pomanager.rules.organisation import objections_to_profile
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.office import Office
from pomanager.services.organisation.commands import FoundOffice, Profile, found_office
from pomanager.services.organisation.commands.bylaws import Origin, PrepareBylaws, prepare_bylaws
from pomanager.services.organisation.presets import objections_to_preset

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginOffice:
    """A new office: what it says of itself, a model of by-laws ("" for none), and the people its roll begins with.

    The model is prepared and not in force: an office adopts its own by-laws, by a decision, once it has read them.
    """

    profile: Profile
    preset: str = ""
    people: tuple[AdmitMember, ...] = ()


def objections_to_beginning(order: BeginOffice, today: date) -> tuple[Objection, ...]:
    """Everything to say about it before there is a file; ``about`` is a field, or ``people.1.birth`` of the second.

    That several people have one name, or that a decision is not named, is said once they are on the roll.
    """
    found = [*objections_to_profile(order.profile, [each.code for each in LANGUAGES])]
    found += objections_to_preset(order.preset)
    for place, person in enumerate(order.people):
        facts = PersonFacts(
            today=today, full_name=person.full_name, family_name=person.family_name, given_name=person.given_name,
            patronymic=person.patronymic, sex=person.sex, birth=person.birth, phone=person.phone, place=person.place,
            country=order.profile.country,
        )  # fmt: skip
        said = member_objections.objections_to_admission(facts, person.on, decision=person.decision)
        told = [_beside(each, place) for each in said if each.stops]
        found += [each for each in told if each not in found]
    return tuple(found)


def begin(path: Path, order: BeginOffice, clock: Clock, actor: str = "") -> None:
    """Make the file with everything in it; it is closed again.

    Raises Refused with what speaks against it, FileTrouble when the name is taken or the disk refuses; then there is no
    file, for it gets its name only when all of it is written.
    """
    with opening.new_file(path) as books:
        office = Office(books, clock, actor)
        office.do(found_office, FoundOffice(profile=order.profile))
        if order.preset:
            office.do(prepare_bylaws, PrepareBylaws(origin=Origin.PRESET, preset=order.preset))
        for person in order.people:
            office.do(admit_member, person)


def _beside(objection: Objection, place: int) -> Objection:
    """The same, said of one of the people; a day of admission is one for all of them."""
    if objection.about == "on":
        return objection
    return replace(objection, about=f"people.{place}.{objection.about}")
