"""Proxies judged by the by-laws: caps at and above, relations, boards, delegates, and where by-laws are silent."""

from typing import Any

import pytest

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.values import Choices, Count, Flag, Unit, Value
from pomanager.rules.meetings import proxies as rules
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.proxies import GiverFacts, HolderFacts, ProxyFacts, objections_to_proxy
from pomanager.rules.meetings.references import next_number, reference
from pomanager.rules.objections import Objection

YES, NO = Flag(yes=True), Flag(yes=False)
ALLOWED: dict[str, Value] = {"proxies.allowed": YES}


def laws(**values: Value) -> Bylaws:
    """By-laws of these values; the first underscore of a name stands for the dot of its key."""
    named = {key.replace("_", ".", 1): value for key, value in values.items()}
    return Bylaws(values={key: SetValue(value, article="art. 9") for key, value in {**ALLOWED, **named}.items()})


def said(bylaws: Bylaws, kind: MeetingKind = MeetingKind.ORDINARY_ASSEMBLY, **known: Any) -> list[str]:  # noqa: ANN401 - facts of either person
    """What stops a proxy from AWA to BEA, who is there."""
    giver = GiverFacts("AWA", votes=known.pop("giver_votes", 1))
    relation, paper = known.pop("relation", "member"), known.pop("paper", "n° 1")
    holder = HolderFacts("BEA", **{"is_on_roll": True, "own_votes": 1, "is_there": True, **known})
    found = objections_to_proxy(
        ProxyFacts(kind, bylaws, giver, holder, is_self=False, relation=relation, paper=paper)
    )  # fmt: skip
    return [each.message for each in found if each.stops]


@pytest.mark.parametrize(("carried", "stops"), [(0, []), (1, []), (2, [rules.TOO_MANY])])
def test_two_proxies_at_most(carried: int, stops: list[str]) -> None:
    bylaws = laws(proxies_max_per_holder=Count(2, Unit.PROXIES))
    assert said(bylaws, carried=carried, carried_votes=carried) == stops


@pytest.mark.parametrize(("votes", "stops"), [(2, []), (3, []), (4, [rules.TOO_MANY_VOTES])])
def test_votes_are_counted_with_ones_own(votes: int, stops: list[str]) -> None:
    bylaws = laws(proxies_max_votes=Count(3, Unit.VOTES))
    assert said(bylaws, carried_votes=votes - 2) == stops


def test_delegates_have_a_cap_of_their_own_where_the_by_laws_name_one() -> None:
    both = laws(proxies_max_votes=Count(3, Unit.VOTES), proxies_max_votes_delegate=Count(2, Unit.VOTES))
    assert said(both, MeetingKind.DELEGATES_ASSEMBLY, carried_votes=1) == [rules.TOO_MANY_VOTES]
    assert said(both, carried_votes=1) == []
    one = laws(proxies_max_votes=Count(2, Unit.VOTES))
    assert said(one, MeetingKind.DELEGATES_ASSEMBLY, carried_votes=1) == [rules.TOO_MANY_VOTES]


def test_who_sits_on_the_board_carries_none_where_the_by_laws_say_so() -> None:
    assert said(laws(proxies_board_members=NO), on_board=True) == [rules.ON_THE_BOARD]
    assert said(laws(proxies_board_members=YES), on_board=True) == []
    assert said(laws(), on_board=True) == []


@pytest.mark.parametrize(
    ("holders", "relation", "stops"),
    [
        (("spouse",), "spouse", []), (("spouse",), "child", [rules.RELATION_NOT_ALLOWED]),
        (("anybody",), "child", []), (None, "household", []), (("spouse",), "friend", [rules.NO_RELATION]),
    ],
)  # fmt: skip
def test_only_those_the_by_laws_name_carry_one(
    holders: tuple[str, ...] | None, relation: str, stops: list[str]
) -> None:
    bylaws = laws() if holders is None else laws(proxies_holders=Choices(holders))
    assert said(bylaws, relation=relation, is_on_roll=False) == stops


def test_a_paper_is_asked_for_only_where_the_by_laws_want_writing() -> None:
    assert said(laws(proxies_written=YES), paper=" ") == [rules.NO_PAPER]
    assert said(laws(proxies_written=NO), paper="") == []


def test_a_board_has_its_own_by_law_and_only_its_members_carry() -> None:
    assert said(laws(), MeetingKind.BOARD) == [], "the by-laws on assemblies say nothing of a board"
    forbidden = Bylaws(values={"board_meeting.proxies": SetValue(NO)})
    assert said(forbidden, MeetingKind.BOARD) == [rules.NOT_ALLOWED]
    only_members = Bylaws(values={"board_meeting.proxies": SetValue(YES)})
    assert said(only_members, MeetingKind.BOARD, is_on_roll=False) == [rules.RELATION_NOT_ALLOWED]


def test_silent_by_laws_stop_nothing_and_say_so() -> None:
    assert said(NO_BYLAWS) == []
    facts = ProxyFacts(
        MeetingKind.ORDINARY_ASSEMBLY, NO_BYLAWS, GiverFacts("AWA", 1),
        HolderFacts("BEA", is_on_roll=True, own_votes=1), is_self=False, relation="member", paper="",
    )  # fmt: skip
    found: tuple[Objection, ...] = objections_to_proxy(facts)
    assert [each.message for each in found] == [rules.NOT_SAID, rules.HOLDER_NOT_THERE]


def test_references_are_a_year_and_a_number_in_it() -> None:
    assert [reference(2026, number) for number in (1, 7, 42, 123)] == ["2026-01", "2026-07", "2026-42", "2026-123"]
    assert [next_number(last) for last in (None, 1, 99)] == [1, 2, 100]
