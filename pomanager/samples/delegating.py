"""Whom the sections of a sample office send to its meetings of delegates: in proportion, every third a woman."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from pomanager.readmodels.members import RollView
from pomanager.rules.entitlement import Right
from pomanager.rules.meetings.kinds import OF_DELEGATES, MeetingKind
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.samples.sheets import Teller
from pomanager.services.entitlement.queries.verdicts import ids_who_may
from pomanager.services.meetings.calling_orders import NameDelegates
from pomanager.services.meetings.commands.delegates import name_delegates
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.seats import section_seats
from pomanager.services.members import queries

WOMEN = 3
"""Every so manieth delegate at least is a woman."""


Sent = tuple[str, tuple[int, ...]]
"""What a section is called, and the members it sends."""


def send_delegates(ids: Mapping[str, int], told: Mapping[str, Any], teller: Teller, meeting_id: int) -> None:
    """Name the delegates of every section, or those who went to an earlier meeting; nobody where members meet."""
    if MeetingKind(told.get("kind", MeetingKind.BOARD)) not in OF_DELEGATES:
        return
    again = told.get("same_delegates_as")
    chosen = _chosen(teller, meeting_id) if again is None else _of_earlier(teller, ids[again])
    elected_at = _section_assemblies(ids, teller) if again is None else {}
    for section_id, (section, member_ids) in chosen.items():
        at = elected_at.get(section_id)
        decision: str = teller.told["delegates"]["decision"]
        order = NameDelegates(
            meeting_id=meeting_id, section_id=section_id, member_ids=member_ids, elected_at_id=at,
            decision="" if at is not None else decision.format(section=section),
        )  # fmt: skip
        teller.secretary.office.do(name_delegates, order)


def _chosen(teller: Teller, meeting_id: int) -> Mapping[int, Sent]:
    """As many of each section as the by-laws let it send, of all sections together never more than are told of."""
    left, found = teller.told["delegates"]["at_full_size"], {}
    may_vote = frozenset(teller.secretary.office.ask(ids_who_may, teller.today, Right.VOTE))
    for row in teller.secretary.office.ask(section_seats, meeting_id):
        member_ids = _of_section(teller, row.section_id, min(row.seats or 0, left), may_vote)
        left -= len(member_ids)
        if member_ids:
            found[row.section_id] = (row.section, member_ids)
    return found


def _of_section(teller: Teller, section_id: int, seats: int, may_vote: AbstractSet[int]) -> tuple[int, ...]:
    """The members of longest standing who may vote, women taking every third place."""
    view = RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL, section_id=section_id)
    women, men = (
        [each for each in teller.secretary.office.ask(queries.roll_ids, replace(view, sex=sex)) if each in may_vote]
        for sex in (Sex.FEMALE, Sex.MALE)
    )
    of_women = min(len(women), -(-seats // WOMEN))
    return (*women[:of_women], *men[: seats - of_women])


def _of_earlier(teller: Teller, meeting_id: int) -> Mapping[int, Sent]:
    """Those who went to another meeting and are still on the roll of their section."""
    office = teller.secretary.office
    found: dict[int, Sent] = {}
    for row in office.ask(who_goes, meeting_id):
        member = office.ask(queries.member_detail, row.member_id)
        if member.status is Status.ACTIVE and member.section == row.section:
            _section, before = found.get(row.section_id, ("", ()))
            found[row.section_id] = (row.section, (*before, row.member_id))
    return found


def _section_assemblies(ids: Mapping[str, int], teller: Teller) -> Mapping[int, int]:
    """Section → the assembly that elected its delegates, of those that are told of."""
    details = [
        teller.secretary.office.ask(meeting_detail, ids[each["key"]])
        for each in teller.told["meetings"]
        if each.get("kind") == MeetingKind.SECTION_ASSEMBLY and each["key"] in ids
    ]
    return {detail.section_id: detail.label.id for detail in details if detail.section_id is not None}
