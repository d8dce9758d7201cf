"""Changing a name on a day, as a register keeps it; a name that was only misspelt is corrected by ``amend_member``."""

from dataclasses import dataclass
from datetime import date

from pomanager.db.members import Member, Person
from pomanager.db.particulars import FormerName
from pomanager.db.search import SearchText
from pomanager.errors import Stale, refuse
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.particulars import FormerNameRow
from pomanager.rules.name_changes import objections_to_name_change, objections_to_taking_back_name
from pomanager.rules.objections import Objection
from pomanager.services.members import people
from pomanager.services.members.judging import facts_of_name
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.members.queries.particulars import former_name_rows
from pomanager.services.members.recording import about_member
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import Work

NAMES = ("full_name", "family_name", "given_name", "patronymic", "other_script", "sort_name")
"""Columns of a name, on the person and on a former name alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeName:
    """Let somebody bear another name from a day on; ``document`` is the decision or certificate as papers quote it."""

    member_id: int
    version: int
    full_name: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    other_script: str = ""
    sort_name: str = ""
    on: date
    reason: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackName:
    """Take back the last change of a name, which was a mistake; it stays readable."""

    member_id: int
    reason: str


def change_name(work: Work, order: ChangeName) -> None:
    """Write the former name with the day it ended, and the new one; raises Refused with every objection, or Stale."""
    before = member_detail(work.session, order.member_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    refuse(objections_to_name_change(facts_of_name(work.session, order, before, work.today)))
    person = work.session.get_one(Person, before.person_id)
    new = people.name_columns(order, people.name_customs(work.session), before.kind)
    work.session.add(
        FormerName(
            person_id=person.id, until=order.on, reason=order.reason.strip(), document=order.document.strip(),
            recorded_at=work.now, **{name: getattr(person, name) for name in NAMES},
        )
    )  # fmt: skip
    told: dict[str, tuple[object, object]] = {
        name: (getattr(person, name), getattr(new, name))
        for name in NAMES
        if getattr(person, name) != getattr(new, name)
    }
    told["since"] = (None, order.on)
    told["document"] = (None, order.document.strip())
    _bear(work, before, person, {name: getattr(new, name) for name in NAMES}, new.sort_key)
    work.record("members.renamed", about_member(before), told, order.reason.strip())


def take_back_name(work: Work, order: TakeBackName) -> None:
    """Reverse the last change of a name: the name before it is borne again, as if it had never been changed."""
    before = member_detail(work.session, order.member_id)
    holding = holding_changes(former_name_rows(work.session, before.person_id))
    refuse(objections_to_taking_back_name(len(holding), order.reason))
    last = work.session.get_one(FormerName, holding[-1].id)
    person = work.session.get_one(Person, before.person_id)
    names = {name: getattr(last, name) for name in NAMES}
    work.session.add(
        FormerName(
            person_id=person.id, until=last.until, reason=order.reason.strip(), reverses_id=last.id,
            recorded_at=work.now, **{name: getattr(person, name) for name in NAMES},
        )
    )  # fmt: skip
    told: dict[str, tuple[object, object]] = {"full_name": (person.full_name, last.full_name)}
    _bear(work, before, person, names, people.sort_key_of(work.session, last.sort_name))
    work.record("members.name_taken_back", about_member(before), told, order.reason.strip())


def holding_changes(rows: tuple[FormerNameRow, ...]) -> list[FormerNameRow]:
    """The changes of a name that hold: neither taken back nor taking back; oldest first."""
    return [row for row in rows if row.holds]


def _bear(work: Work, member: MemberDetail, person: Person, names: dict[str, str], sort_key: str) -> None:
    """Let the person bear these names, and be found by them and by those borne before."""
    for name, value in names.items():
        setattr(person, name, value)
    person.sort_key = sort_key
    work.session.flush()  # the former names are asked of the file
    kept = work.session.get_one(Member, member.id)
    former = former_names(work.session, [person.id]).get(person.id, ())
    text = people.search_text_for(
        kept.number, person.full_name, person.other_script, person.phone, (member.place, member.section, *former)
    )
    work.session.get_one(SearchText, member.id).text = text
