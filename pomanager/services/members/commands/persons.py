"""People who are no members and yet named: a spouse, a child, somebody of the staff who came to a training."""

from dataclasses import dataclass

from pomanager.db.members import Member, Person
from pomanager.errors import NotFound
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.members import people, queries
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """Somebody named without becoming a member: as little as is known."""

    full_name: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    other_script: str = ""
    sort_name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None
    phone: str = ""
    place: str = ""


def person_for(work: Work, member_id: int | None, named: NamedPerson) -> tuple[int, str]:
    """The person of a member, else a new one of this name; returns id and label. Raises NotFound for no member."""
    if member_id is not None:
        told = queries.member_detail(work.session, member_id)
        return told.person_id, f"{told.number} · {told.full_name}"
    columns = people.person_columns(named, people.name_customs(work.session))
    person = Person(**columns.by_name())
    work.session.add(person)
    work.session.flush()
    return person.id, person.full_name


def member_label(work: Work, member_id: int) -> tuple[Member, Person, str]:
    """A member, the person, and how the journal calls them; raises NotFound."""
    member = work.session.get(Member, member_id)
    if member is None:
        raise NotFound(Objection(NOBODY))
    person = work.session.get_one(Person, member.person_id)
    return member, person, f"{member.number} · {person.full_name}"
