"""What the office does about itself in the year: organisations become members, lists are kept, remarks answered."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pomanager.readmodels.members import MemberRow, RollView
from pomanager.readmodels.views import ViewContent
from pomanager.rules.attention import Check
from pomanager.rules.members import PersonKind, Status
from pomanager.rules.places import TreeName
from pomanager.samples.sheets import FIRST_PAGES, Teller, Turn, written_of
from pomanager.services.members import queries
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.members.commands.attention import AnswerRight, NotOne, answer_not_double, answer_right
from pomanager.services.members.commands.trees import CorrectPart, correct_part
from pomanager.services.members.commands.views import KeepView, keep_view
from pomanager.services.members.queries.trees import section_wording

FOUND_RIGHT = 3
"""Members of whom it is right that they have no telephone."""


def organisations_of(code: str) -> int:
    """How many organisations become members in the year of a story."""
    return len(written_of(code, "turns").get("organisations", ()))


def _admit_organisations(teller: Teller) -> None:
    for told in teller.told["organisations"]:
        _admit(teller, told)


def _admit(teller: Teller, told: Mapping[str, Any]) -> None:
    """An organisation becomes a member; a member of the roll acts for it, and it may be a section itself."""
    office, story = teller.secretary.office, teller.secretary.story
    section = next(section for section in story.sections if section.name == told["section"])
    acting = teller.somebody()
    order = AdmitMember(
        kind=PersonKind.ORGANISATION, full_name=told["name"], other_script=told.get("other_script", ""),
        phone=told["phone"], place=section.places[0], section=section.name, on=teller.today,
        decision=story.decision_of(teller.today), representative=acting.person_id if acting else None,
    )  # fmt: skip
    member_id = office.do(admit_member, order).result
    if told.get("is_section", False):
        member = office.ask(queries.member_detail, member_id)
        if member.section_id is not None:
            name = office.ask(section_wording, member.section_id)
            part = CorrectPart(of=TreeName.SECTIONS, id=member.section_id, name=name, organisation_id=member.person_id)
            office.do(correct_part, part)


def _keep_views(teller: Teller) -> None:
    for told in teller.told["views"]:
        content = ViewContent.from_text(json.dumps({"view": told["shows"]}))
        teller.secretary.office.do(keep_view, KeepView(name=told["name"], content=content))


def _answer(teller: Teller) -> None:
    """Some have no telephone, and that is right; two who share one are two people."""
    office = teller.secretary.office
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL))[:FIRST_PAGES]
    rows = office.ask(queries.roll_rows, ids)
    without = tuple(row.id for row in rows if not row.phone)[:FOUND_RIGHT]
    if without:
        office.do(answer_right, AnswerRight(check=Check.NO_PHONE, member_ids=without))
    pair = _at_one_phone(rows)
    if pair:
        one, other = (office.ask(queries.member_detail, row.id).person_id for row in pair)
        office.do(answer_not_double, NotOne(one=one, other=other))


def _at_one_phone(rows: Sequence[MemberRow]) -> tuple[MemberRow, MemberRow] | None:
    seen: dict[str, MemberRow] = {}
    for row in rows:
        if row.phone and row.phone in seen:
            return seen[row.phone], row
        seen[row.phone] = row
    return None


ORGANISING: tuple[Turn, ...] = (
    (date(2026, 1, 28), _admit_organisations),
    (date(2026, 10, 29), _keep_views),
    (date(2026, 11, 10), _answer),
)
