"""Whom a section sends: too few women are told by the share of the by-laws, at, just below and just above it."""

from datetime import date

import pytest

from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.delegates import FEW_WOMEN, WOMEN, DelegateFacts, Sent, objections_to_delegates
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState
from pomanager.rules.objections import Objection


def _said(share: str, before: tuple[int, int], women: int, men: int) -> list[Objection]:
    """What is said of women when a section with so many delegates, women among them, names more."""
    values = {WOMEN: SetValue(Share.from_written(share))} if share else {}
    facts = DelegateFacts(
        kind=MeetingKind.DELEGATES_ASSEMBLY, state=MeetingState.PLANNED, day=date(2026, 5, 12), section_id=1,
        section="Makamba", members=600, there={}, of_section=before[0], women_of_section=before[1],
        bylaws=Bylaws(values=values),
    )  # fmt: skip
    sent = [Sent(place, f"M{place}", (1,), is_on_roll=True, is_woman=place < women) for place in range(women + men)]
    return [each for each in objections_to_delegates(facts, sent, ()) if each.message == FEW_WOMEN]


@pytest.mark.parametrize(
    ("share", "before", "women", "men", "is_said"),
    [
        (">= 1/3", (0, 0), 1, 2, False), (">= 1/3", (0, 0), 1, 3, True), (">= 1/3", (0, 0), 2, 3, False),
        (">= 1/3", (2, 0), 1, 0, False), (">= 1/3", (3, 0), 1, 0, True),
        ("> 1/2", (0, 0), 1, 1, True), ("", (0, 0), 0, 3, False),
    ],
)  # fmt: skip
def test_too_few_women_are_told_and_stop_nothing(
    share: str, before: tuple[int, int], women: int, men: int, is_said: bool  # noqa: FBT001 - a case of the table
) -> None:  # fmt: skip
    said = _said(share, before, women, men)
    assert bool(said) is is_said
    assert not any(each.stops for each in said)
