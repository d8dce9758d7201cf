"""Erasing somebody who left: whatever tells of the person goes, numbers and sums stay, and the journal stays whole.

The line that says so bears the number and no name. Backups made before still hold the person.
"""

from dataclasses import dataclass

from pomanager.db import erasing, undo_steps
from pomanager.db.erasures import Erasure
from pomanager.db.members import Person
from pomanager.db.search import SearchText
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.calendar import VagueDate
from pomanager.services.bodies.commands.recording import judged
from pomanager.services.governance.commands.merging import REACHED
from pomanager.services.governance.judging_merging import objections_to_erasing_member
from pomanager.services.governance.orders_merging import EraseMember
from pomanager.services.governance.queries.erasing import erasing_facts
from pomanager.services.members import people
from pomanager.services.members.queries.kept_records import records_of
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True)
class _Called:
    """By what the journal and other texts name somebody."""

    names: frozenset[str]
    labels: frozenset[str]


def erase_member(work: Work, order: EraseMember) -> None:
    """Blank everything about somebody who left, or raise Refused with every objection."""
    judged(objections_to_erasing_member, work, order)
    facts = erasing_facts(work.session, order.member_id, work.today)
    members = records_of(work.session, order.member_id)
    whole = [member_detail(work.session, each) for each in members]
    called = _called(work, whole)
    with erasing.permitted(work.session):
        erasing.blank(work.session, members, [each.person_id for each in whole])
        erasing.blank_journal(work.session, members, called.names, called.labels)
    work.session.expire_all()  # what was blanked by statements is read anew
    for each in whole:
        _blank_record(work, each)
        work.session.add(
            Erasure(
                member_id=each.id, left_on=facts.left_on, kept_years=facts.kept_years or 0, on=work.today,
                recorded_at=work.now,
            )
        )  # fmt: skip
    undo_steps.forget_all(work.session)  # its images and orders may tell of the person
    work.session.flush()
    erasing.forget_searched(work.session)
    for area in REACHED:
        work.touch(area)
    work.leaves_no_log = True  # the log beside the file still holds the pages as they were
    work.record(
        "members.erased", About("member", order.member_id, facts.number),
        {"left_on": (None, facts.left_on), "kept_years": (None, facts.kept_years)},
    )  # fmt: skip


def _called(work: Work, whole: list[MemberDetail]) -> _Called:
    names: set[str] = set()
    labels: set[str] = set()
    former = former_names(work.session, [each.person_id for each in whole])
    for each in whole:
        borne = [each.full_name, each.other_script, *former.get(each.person_id, ())]
        names |= {name for name in borne if name}
        labels |= {f"{each.number} · {name}" for name in borne if name}
    return _Called(frozenset(names), frozenset(labels))


def _blank_record(work: Work, member: MemberDetail) -> None:
    """The person keeps sex, year of birth and place: the roll of a past day is counted by them."""
    person = work.session.get_one(Person, member.person_id)
    for column in ("family_name", "given_name", "patronymic", "other_script", "phone", "phone_digits"):
        setattr(person, column, "")
    for column in ("form_of_address", "profession", "products", "languages", "how_to_find"):
        setattr(person, column, "")
    person.full_name = person.sort_name = erasing.NOBODY
    person.sort_key = people.sort_key_of(work.session, erasing.NOBODY)
    if member.birth is not None:
        person.birth = VagueDate(member.birth.year, about=member.birth.about)
    person.thumb_print, person.consent_on, person.consent_ended_on = False, None, None
    person.representative_id = None
    work.session.flush()
    text = people.search_text_for(member.number, erasing.NOBODY, "", "", (member.place, member.section))
    work.session.get_one(SearchText, member.id).text = text
