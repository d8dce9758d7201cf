"""Builders for tests: an office, a clock that can be moved, and people on the roll in one line each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pomanager.readmodels.journal import JournalRow, JournalView
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Sex, Status
from pomanager.services import files
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.members.commands import (
    AdmitMember,
    AmendMember,
    ChangeStanding,
    ReverseStanding,
    admit_member,
    amend_member,
    change_standing,
    reverse_standing,
)
from pomanager.services.members.queries import member_detail
from pomanager.services.office import Office
from pomanager.services.organisation.commands import AmendProfile, Profile, amend_profile
from pomanager.services.organisation.queries import organisation
from tests import offices

NAME = "NIYONZIMA Médiatrice"
KEEPER = "Odette"
"""Who keeps the books in tests."""
ADMITTED = date(2020, 3, 14)
"""The day people are admitted unless a test says another."""


class MovableClock:
    """A clock that stands at the tests' moment until it is moved."""

    def __init__(self, moment: datetime = offices.NOW) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The present moment."""
        return self.moment

    def come_to(self, day: date) -> None:
        """Stand at noon of a day."""
        self.moment = datetime.combine(day, time(12), self.moment.tzinfo)

    def forward(self, **how_far: float) -> None:
        """Move on, `clock.forward(days=2)`."""
        self.moment += timedelta(**how_far)


def office(folder: Path, clock: MovableClock) -> Office:
    """An opened office with an empty roll, in the folder."""
    return files.open_office(offices.office_file(folder), writing=True, clock=clock, actor=KEEPER)


def profile(office: Office, **changed: Any) -> None:  # noqa: ANN401 - any part of the profile
    """Change what the organisation says of itself."""
    told = office.ask(organisation)
    now: Mapping[str, Any] = {name: getattr(told, name) for name in Profile.__dataclass_fields__}
    office.do(amend_profile, AmendProfile(profile=Profile(**{**now, **changed}), version=told.version))


def order(name: str = NAME, **known: Any) -> AdmitMember:  # noqa: ANN401 - any part of the order
    """An order to admit somebody, with nothing to object to."""
    return AdmitMember(**{"full_name": name, "sex": Sex.FEMALE, "on": ADMITTED, "decision": "AG 3/2020", **known})


def member(office: Office, name: str = NAME, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """Somebody admitted; returns the member's id."""
    return office.do(admit_member, order(name, **known)).result


def applicant(office: Office, name: str = NAME, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """Somebody who has applied; returns the member's id."""
    return member(office, name, as_applicant=True, **known)


def standing(office: Office, member_id: int, status: Status, on: date, reason: str = "It was so decided.") -> None:
    """Let somebody's standing change."""
    office.do(change_standing, ChangeStanding(member_id=member_id, status=status, on=on, reason=reason, decision="7"))


def suspended(office: Office, name: str = NAME, *, since: date = date(2022, 5, 1), **known: Any) -> int:  # noqa: ANN401
    """A member who is suspended; returns the member's id."""
    member_id = member(office, name, **known)
    standing(office, member_id, Status.SUSPENDED, since)
    return member_id


def reversal(office: Office, member_id: int, reason: str = "Written for the wrong person.") -> None:
    """Take back the last entry of somebody's standing."""
    office.do(reverse_standing, ReverseStanding(member_id=member_id, reason=reason))


def amendment(office: Office, member_id: int, **changed: Any) -> AmendMember:  # noqa: ANN401 - any part of the order
    """An order that leaves everything as the roll says, but for what is named."""
    told = detail(office, member_id)
    same = AmendMember(
        member_id=member_id, version=told.version, full_name=told.full_name, family_name=told.family_name,
        given_name=told.given_name, patronymic=told.patronymic, other_script=told.other_script,
        sort_name=told.sort_name, sex=told.sex, birth=told.birth, phone=told.phone, place=told.place,
        section=told.section,
    )  # fmt: skip
    return replace(same, **changed)


def amended(office: Office, member_id: int, **changed: Any) -> None:  # noqa: ANN401 - any part of the order
    """Change what the roll says of somebody."""
    office.do(amend_member, amendment(office, member_id, **changed))


def detail(office: Office, member_id: int) -> MemberDetail:
    """One member, whole."""
    return office.ask(member_detail, member_id)


def journal(office: Office, view: JournalView | None = None) -> tuple[JournalRow, ...]:
    """The lines of the journal, the newest first."""
    return office.ask(journal_rows, office.ask(journal_ids, view or JournalView()))


def last_line(office: Office) -> JournalRow:
    """The newest line of the journal."""
    return journal(office)[0]


def changes(line: JournalRow) -> dict[str, tuple[str | None, str | None]]:
    """Field of a journal line → its old and new value."""
    return {change.field: (change.old, change.new) for change in line.changes}
