"""When somebody who left may be erased: after the time of the by-laws, and with nothing open."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pomanager.rules.governance import erasing as rules
from pomanager.rules.governance.erasing import ErasingFacts
from pomanager.rules.members import Status

TODAY = date(2026, 11, 23)
FACTS = ErasingFacts(number="7", status=Status.RESIGNED, left_on=date(2012, 5, 1), kept_years=10, today=TODAY)


def said(facts: ErasingFacts) -> list[str]:
    """What stands in the way."""
    return [each.message for each in rules.objections_to_erasing(facts)]


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"kept_years": None}, rules.SILENT), ({"status": Status.ACTIVE}, rules.NOT_LEFT),
        ({"status": Status.MERGED, "is_given_up": True}, rules.ERASE_THE_OTHER),
        ({"is_erased": True}, rules.ERASED_ALREADY),
        ({"holds_shares": True}, rules.HOLDS_SHARES), ({"owes": True}, rules.OWES), ({"bodies": ("Board",)}, rules.SAT),
        ({"candidacies": (TODAY,)}, rules.STOOD), ({"represents": "COPROCA"}, rules.ACTS_FOR),
        ({"meetings_on": (TODAY,)}, rules.MEETING_ON), *(({name: True}, each) for name, each in rules.OPEN.items()),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(known: dict[str, object], sentence: str) -> None:
    assert said(FACTS) == []
    assert said(replace(FACTS, **known)) == [sentence]  # type: ignore[arg-type]


@pytest.mark.parametrize("years", [1, 10, 30])
def test_the_list_and_the_rule_agree_on_the_day(years: int) -> None:
    last = rules.left_before(TODAY, years)
    for left in (last - timedelta(days=1), last, last + timedelta(days=1)):
        may = not said(replace(FACTS, left_on=left, kept_years=years))
        assert may is (left <= last)
