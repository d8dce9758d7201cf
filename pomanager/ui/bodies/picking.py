"""Fields in which people and sections are looked for by typing."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pomanager.i18n import _
from pomanager.readmodels.bodies import PersonLabel
from pomanager.rules import folding
from pomanager.services.bodies.queries.history import holders
from pomanager.services.members import queries
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice

FOUND_AT_MOST = 20
Find = Callable[[str], Sequence[Choice]]


class Outsider(NamedTuple):
    """Somebody the office knows who is no member: what a field to PICK from holds of them."""

    person_id: int


def candidates_found(desk: Desk, body_id: int) -> Find:
    """What a field asks who may sit somewhere: members by the letters typed, and others who once sat in the body."""

    def find(text: str) -> Sequence[Choice]:
        if not text:
            return ()
        found = desk.office.ask(queries.find_members, text, FOUND_AT_MOST)
        members = [Choice(row.id, row.name, _noted(row.number, row.place)) for row in found]
        others = [person for person in people_of(desk, body_id) if person.member_id is None]
        return [*(Choice(Outsider(each.person_id), each.name) for each in matching(others, text)), *members]

    return find


def _noted(number: str, place: str) -> str:
    return " · ".join(part for part in (_("No. {number}").format(number=number), place) if part)


def people_of(desk: Desk, body_id: int) -> tuple[PersonLabel, ...]:
    """Everybody who ever sat in a body, each once, who sat there last first."""
    found = desk.office.ask(holders, body_id, desk.office.today())
    return tuple({each.holding.person.person_id: each.holding.person for each in found}.values())


def matching(people: Iterable[PersonLabel], text: str) -> list[PersonLabel]:
    """Those whose name or number has all the words typed; all of them for nothing typed."""
    asked = folding.words(text)
    return [each for each in people if all(word in folding.fold(f"{each.name} {each.number}") for word in asked)]


def person_choice(person: PersonLabel) -> Choice:
    """A person as a field holds them, by the id of the person."""
    note = _("No. {number}").format(number=person.number) if person.number else ""
    return Choice(person.person_id, person.name, note)


def people_found(people: Sequence[PersonLabel]) -> Find:
    """What a field asks among a few people."""

    def find(text: str) -> Sequence[Choice]:
        return [person_choice(each) for each in matching(people, text)]

    return find


def section_choice(desk: Desk, section_id: int | None) -> Choice | None:
    """A section as a field holds it; None for none."""
    if section_id is None:
        return None
    return Choice(section_id, desk.office.ask(section_names).get(section_id, ""))
