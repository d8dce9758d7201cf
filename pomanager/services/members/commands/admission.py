"""Taking somebody onto the roll, as a member or first as an applicant."""

from dataclasses import dataclass
from datetime import date

from pomanager.db.imports import IssuedNumber
from pomanager.db.members import Member, Person, Standing
from pomanager.db.search import SearchText
from pomanager.errors import refuse
from pomanager.rules import members as member_rules
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import GivenDocument
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.writing import tidy
from pomanager.services.members import judging, people, queries
from pomanager.services.members.commands.attention import NotOne, answer_not_double
from pomanager.services.members.commands.documents import add_documents, told_documents
from pomanager.services.members.commands.particulars import person_for
from pomanager.services.members.judging import Representative
from pomanager.services.organisation.commands import place_for, section_for
from pomanager.services.organisation.queries import place_label, section_name
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitMember:
    """Take a person onto the roll.

    ``full_name`` is the name exactly as on the identity document; left empty, it is put together from its parts by
    the organisation's custom. ``number`` left empty is the next one. ``place`` and ``section`` are names or labels;
    one nobody has spoken of before is made. An organisation has a name only, and a ``representative``: the id of a
    person the office knows, or the name of somebody new.
    """

    kind: PersonKind = PersonKind.NATURAL
    representative: Representative = None

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
    number: str = ""
    on: date
    decision: str = ""
    as_applicant: bool = False
    documents: tuple[GivenDocument, ...] = ()
    profession: str = ""
    thumb_print: bool = False
    consent_on: date | None = None
    not_doubles: tuple[int, ...] = ()
    """Members, by id, of whom was said: this is another person."""


def admit_member(work: Work, order: AdmitMember) -> int:
    """Write person, member, number and first standing, or raise Refused. Returns the member's id."""
    refuse(judging.objections_to_admitting(work.session, order, work.today))
    status = Status.APPLICANT if order.as_applicant else Status.ACTIVE
    place, section = place_for(work, order.place), section_for(work, order.section)
    where = place_label(work.session, place), section_name(work.session, section)
    columns = people.person_columns(order, people.name_customs(work.session), order.kind)
    natural = order.kind is PersonKind.NATURAL
    acting = None if natural else person_for(work, order.representative)
    person = Person(
        **columns.by_name(), place_id=place.id if place else None, kind=order.kind,
        representative_id=acting.id if acting else None, profession=tidy(order.profession) if natural else "",
        thumb_print=order.thumb_print and natural, consent_on=order.consent_on,
    )  # fmt: skip
    work.session.add(person)
    work.session.flush()
    add_documents(work, person.id, order.documents)
    number = order.number.strip() or queries.next_number(work.session)
    member = Member(
        person_id=person.id, number=number, number_order=member_rules.number_order(number),
        section_id=section.id if section else None, status=status, status_since=order.on,
        joined_on=None if order.as_applicant else order.on,
    )  # fmt: skip
    work.session.add(member)
    work.session.flush()
    work.session.add(
        Standing(
            member_id=member.id, status=status, since=order.on, decision=order.decision.strip(), recorded_at=work.now
        )
    )
    whose = people.fingerprint_of(person.full_name, person.sex, person.birth, order.place)
    work.session.add(IssuedNumber(number=number, counter=member_rules.number_counter(number), fingerprint=whose))
    text = people.search_text_of(number, columns, *where)
    work.session.add(SearchText(member_id=member.id, text=text))
    _record(work, order, member, person, where)
    for other_id in order.not_doubles:
        answer_not_double(work, NotOne(one=person.id, other=work.session.get_one(Member, other_id).person_id))
    return member.id


def _record(work: Work, order: AdmitMember, member: Member, person: Person, where: tuple[str, str]) -> None:
    organisation = order.kind is PersonKind.ORGANISATION
    acting = work.session.get_one(Person, person.representative_id).full_name if person.representative_id else ""
    told: dict[str, object] = {
        "kind": order.kind if organisation else "", "representative": acting,
        "number": member.number, "full_name": person.full_name, "family_name": person.family_name,
        "given_name": person.given_name, "patronymic": person.patronymic, "other_script": person.other_script,
        "sort_name": person.sort_name if order.sort_name.strip() else "", "sex": "" if organisation else person.sex,
        "birth": person.birth,
        "phone": person.phone, "place": where[0], "section": where[1], "status": member.status, "since": order.on,
        "decision": order.decision.strip(), "documents": told_documents(order.documents),
        "profession": person.profession, "thumb_print": person.thumb_print or "", "consent_on": person.consent_on,
    }  # fmt: skip
    work.record(
        "members.applied" if order.as_applicant else "members.admitted",
        About("member", member.id, f"{member.number} · {person.full_name}"),
        {name: (None, value) for name, value in told.items() if value not in {"", None}},
    )
