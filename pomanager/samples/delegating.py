"""Whom the sections of a sample office send again to a meeting of delegates: those they sent before."""

from collections.abc import Mapping
from typing import Any

from pomanager.rules.members import Status
from pomanager.samples.sheets import Teller
from pomanager.services.meetings.calling_orders import NameDelegates
from pomanager.services.meetings.commands.delegates import name_delegates
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.members import queries

Sent = tuple[str, tuple[int, ...]]
"""What a section is called, and the members it sends."""


def send_delegates(ids: Mapping[str, int], told: Mapping[str, Any], teller: Teller, meeting_id: int) -> None:
    """Send those who went to an earlier meeting again; to the first one their elections have sent them."""
    again = told.get("same_delegates_as")
    if again is None:
        return
    decision: str = teller.told["delegates"]["decision"]
    for section_id, (section, member_ids) in _of_earlier(teller, ids[again]).items():
        order = NameDelegates(
            meeting_id=meeting_id, section_id=section_id, member_ids=member_ids,
            decision=decision.format(section=section),
        )  # fmt: skip
        teller.secretary.office.do(name_delegates, order)


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
