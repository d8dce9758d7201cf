"""What speaks against a change of a place: judged just before, at and just after each limit, all of it at once."""

from datetime import date, timedelta

import pytest

from pomanager.rules import place_changes as rules
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import PartFacts
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def said(objections: object) -> list[tuple[str, str]]:
    """Field and sentence of each objection."""
    assert isinstance(objections, list | tuple)
    return [(each.about, each.message) for each in objections if isinstance(each, Objection)]


@pytest.mark.parametrize(
    ("on", "part", "expected"),
    [
        (TODAY, PartFacts("A"), []),
        (TODAY + DAY, PartFacts("A"), [("on", rules.AHEAD)]),
        (TODAY, PartFacts("A", since=TODAY - DAY), []),
        (TODAY, PartFacts("A", since=TODAY), [("on", rules.BEFORE_IT_WAS)]),
        (TODAY, PartFacts("A", changed_on=TODAY), []),
        (TODAY - DAY, PartFacts("A", changed_on=TODAY), [("on", rules.TOO_EARLY)]),
        (TODAY, PartFacts("A", until=TODAY - DAY), [("", rules.GONE)]),
        (TODAY + DAY, PartFacts("A", until=TODAY), [("on", rules.AHEAD), ("", rules.GONE)]),
        (None, PartFacts("A"), [("on", rules.NO_DAY)]),
    ],
)
def test_a_day_lies_after_what_is_known(on: date | None, part: PartFacts, expected: list[tuple[str, str]]) -> None:
    assert said(rules.objections_to_day(on, [part], TODAY)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mungwa", []),
        ("x" * LONGEST_TEXT, []),
        ("x" * (LONGEST_TEXT + 1), ["This is longer than {most} characters."]),
        ("A\u202eb", ["This holds characters that cannot be seen. Type it again."]),
        ("", [rules.NO_NAME]),
        (" · ", []),
        ("'", [rules.NO_NAME]),
        ("SONGA", [rules.TAKEN]),
        ("Sónga", [rules.TAKEN]),
        ("Songa 2", []),
    ],
)
def test_a_name_is_readable_and_nobody_elses(name: str, expected: list[str]) -> None:
    found = rules.objections_to_name(Wording({"fr": name}), ["Songa"])
    assert [message for _about, message in said(found)] == expected


def test_each_language_of_a_name_is_judged() -> None:
    name = Wording({"fr": "Songa", "rn": "y" * (LONGEST_TEXT + 1)})
    assert len(rules.objections_to_name(name, ["songa"])) == 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), [rules.TOO_FEW]),
        (("A",), [rules.TOO_FEW]),
        (("A", "B"), []),
        (("A", "B", "a"), [rules.TWICE]),
        (("A", ""), [rules.NO_NAME]),
        (("A", "Songa"), [rules.TAKEN]),
    ],
)
def test_parts_have_names_of_their_own(names: tuple[str, ...], expected: list[str]) -> None:
    found = rules.objections_to_names([Wording({"fr": name}) for name in names], ["Songa"])
    assert [message for _about, message in said(found)] == expected


@pytest.mark.parametrize(
    ("holds", "people", "lived", "expected"),
    [
        (0, 0, None, []),
        (0, 0, TODAY - DAY, []),
        (0, 0, TODAY, [("on", rules.LIVED)]),
        (1, 0, None, [("", rules.HOLDS)]),
        (0, 1, None, [("", rules.INHABITED)]),
        (2, 3, TODAY, [("", rules.HOLDS), ("", rules.INHABITED), ("on", rules.LIVED)]),
    ],
)
def test_only_what_nobody_belongs_to_ends(
    holds: int, people: int, lived: date | None, expected: list[tuple[str, str]]
) -> None:
    assert said(rules.objections_to_ending("A", TODAY, holds, people, lived)) == expected
