"""Changing what the roll says of a person, and settling notes that asked for a second look."""

from dataclasses import dataclass

from pomanager.db.members import AttentionNote, Member, Person
from pomanager.db.search import SearchText
from pomanager.errors import NotFound, Stale, refuse
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.services.members import judging, people, queries
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.organisation.commands import OVERTAKEN, place_for, section_for
from pomanager.services.organisation.queries import place_label, section_name
from pomanager.services.work import About, Work

DERIVED = frozenset({"sort_key", "phone_digits"})
"""Columns that follow from others, and of which the journal need not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendMember:
    """Correct a member's record; ``version`` is the one of the record that was read.

    A name is corrected here; one that has changed is written by ``change_name``. ``kind`` left out stays as it is.
    """

    member_id: int
    version: int
    kind: PersonKind | None = None
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
    section: str = ""


def amend_member(work: Work, order: AmendMember) -> None:
    """Write what differs, or raise Refused with every objection, Stale when it changed meanwhile, NotFound."""
    before = queries.member_detail(work.session, order.member_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    refuse(judging.objections_to_amending(work.session, order, work.today))
    person, member = work.session.get_one(Person, before.person_id), work.session.get_one(Member, before.id)
    kind = order.kind or before.kind
    new = people.person_columns(order, people.name_customs(work.session), kind)
    told = {
        name: (getattr(person, name), value)
        for name, value in new.by_name().items()
        if name not in DERIVED and getattr(person, name) != value
    }
    place, section = place_for(work, order.place, person.place_id), section_for(work, order.section)
    where = place_label(work.session, place), section_name(work.session, section)
    if person.place_id != (place.id if place else None):
        told["place"] = (before.place, where[0])
    if member.section_id != (section.id if section else None):
        told["section"] = (before.section, where[1])
    if person.kind is not kind:
        told["kind"] = (person.kind, kind)
    if not told:
        return
    for name, value in new.by_name().items():
        setattr(person, name, value)
    person.kind = kind
    person.place_id, member.section_id = place.id if place else None, section.id if section else None
    former = former_names(work.session, [person.id]).get(person.id, ())
    work.session.get_one(SearchText, member.id).text = people.search_text_of(member.number, new, *where, former)
    work.record("members.amended", About("member", member.id, f"{member.number} · {person.full_name}"), told)


def settle_note(work: Work, note_id: int) -> None:
    """Take a note off the list of what needs attention: somebody looked, and it is right as it stands."""
    note = work.session.get(AttentionNote, note_id)
    if note is None or note.settled_at is not None:
        raise NotFound(Objection(NOBODY))
    note.settled_at = work.now
    detail = queries.member_detail(work.session, note.member_id)
    label = f"{detail.number} · {detail.full_name}"
    work.record("members.note_settled", About("member", note.member_id, label), {"about": (note.about, None)})
