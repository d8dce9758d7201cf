"""Records of counts are kept exactly; reserved seats are told before the vote; seats are taken by whom they fit."""

import json
import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.bylaws.in_force import NO_BYLAWS
from pomanager.rules.counting.ballots import Ballots, ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.rules.counting.record import Count
from pomanager.rules.counting.reserving import Unfilled
from pomanager.rules.elections import lodging, nominating, records
from pomanager.rules.elections.kinds import ElectionState, OfficialRole
from pomanager.rules.elections.mandates import SeatOffered, in_line, level_in_line, next_in_line, placed, seated
from pomanager.rules.elections.nominating import NominationFacts, objections_to_nomination
from pomanager.rules.elections.reserved import (
    GroupNames,
    ReserveRule,
    SectionGroup,
    SectionShare,
    Standing,
    requirement,
    reserve_of,
    still_needed,
)
from pomanager.rules.members import Sex
from pomanager.rules.objections import Weight, stopping

NAMES = GroupNames("Sex", "Women", "Age", "Young", "Section", {7: "Gitega", 8: "Ngozi"})
PEOPLE = tuple(
    Standing(number, Sex.FEMALE if number in {3, 5} else Sex.MALE, number == 4, frozenset({7 if number < 4 else 8}))
    for number in range(1, 7)
)


def some_ballots(method: Method) -> Ballots:
    drawing = random.Random(f"papers {method}")
    heap: dict[tuple[int, ...], int] = {}
    for _each in range(120):
        length = 1 if method is Method.PLURALITY else drawing.randint(0, 3)
        chosen = tuple(drawing.sample(range(1, 7), length))
        heap[chosen] = heap.get(chosen, 0) + 1
    return ballots("ABCDEF", heap, 3)


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("rule", [ReserveRule(), ReserveRule(women=2, unfilled=Unfilled.VACANT)])
def test_a_record_is_kept_exactly(method: Method, rule: ReserveRule) -> None:
    marks = 2 if method is Method.LIMITED else None
    order = CountOrder(method=method, seats=3, marks=marks, reserve=reserve_of(rule, PEOPLE, NAMES), lots=(lot(
        *range(1, 7), told="Awa · before Binta"),))  # fmt: skip
    count = counted(some_ballots(method), order)
    text = records.kept(count)
    assert records.read(text) == count
    assert records.kept(records.read(text)) == text
    assert len(records.fingerprint(text)) == 64


def test_an_open_tie_is_kept_with_the_record() -> None:
    count = counted(ballots("AB", {(1,): 3, (2,): 3}), CountOrder(method=Method.PLURALITY, seats=1))
    assert count.open_tie is not None
    assert records.read(records.kept(count)) == count
    with pytest.raises((KeyError, TypeError, ValueError)):
        records.read(json.dumps([1]))


def test_a_rule_on_reserved_seats_is_kept() -> None:
    rule = ReserveRule(
        women=2, youth=1, sections=(SectionShare(7, 1, 3), SectionShare(8, 1)), unfilled=Unfilled.VACANT,
        bylaws=("board.women_min",),
    )  # fmt: skip
    assert ReserveRule.from_json(rule.to_json()) == rule
    assert ReserveRule().to_json() == ""
    assert ReserveRule.from_json("") == ReserveRule()
    reserve = reserve_of(rule, PEOPLE, NAMES)
    assert reserve is not None
    assert [[group.least for group in each.groups] for each in reserve.categories] == [[2, 0], [1, 0], [1, 1]]


def test_what_the_rule_requires_is_told_before_the_vote() -> None:
    found = requirement(ReserveRule(women=2), PEOPLE, 4, NAMES)
    assert (found.sure, found.shut_out, found.favoured, found.possible) == ((3, 5), (), (3, 5), True)
    assert len(found.sentences) == 1
    free = requirement(ReserveRule(women=1), PEOPLE, 4, NAMES)
    assert free.sure == ()
    target = requirement(ReserveRule(women=2, women_target=True), PEOPLE, 4, NAMES)
    assert (target.sure, target.favoured) == ((), ())


def test_sections_of_a_province_share_seats() -> None:
    rule = ReserveRule(groups=(SectionGroup("North", frozenset({7, 8}), 1), SectionGroup("South", frozenset({9}), 1)))
    assert ReserveRule.from_json(rule.to_json()) == rule
    people = (
        Standing(1, Sex.MALE, sections=frozenset({7})), Standing(2, Sex.MALE, sections=frozenset({8})),
        Standing(3, Sex.MALE, sections=frozenset({9})),
    )  # fmt: skip
    found = requirement(rule, people, 2, NAMES)
    assert (found.possible, found.sure, found.favoured) == (True, (3,), (1, 2, 3))
    assert [each.details["section"] for each in found.sentences] == ["North", "South"]


def test_too_few_who_stand_are_told() -> None:
    three = requirement(ReserveRule(women=3, unfilled=Unfilled.VACANT), PEOPLE, 4, NAMES)
    assert not three.possible
    assert {each.details["short"] for each in three.sentences if "short" in each.details} == {1}
    silent = requirement(ReserveRule(women=3), PEOPLE, 4, NAMES)
    assert len(silent.sentences) == len(three.sentences) + 1


@pytest.mark.parametrize(
    ("least", "staying", "seats", "needed"), [(3, 1, 4, 2), (3, 4, 4, 0), (9, 1, 4, 4), (None, 0, 4, 0)]
)
def test_those_who_stay_count_for_the_rule(least: int | None, staying: int, seats: int, needed: int) -> None:
    assert still_needed(least, staying, seats) == needed


def test_reserved_seats_are_taken_by_whom_they_are_kept_for() -> None:
    seats = (SeatOffered(11), SeatOffered(12, ReservedFor.WOMEN), SeatOffered(13, ReservedFor.SECTION, 8))
    man, woman, other = PEOPLE[0], PEOPLE[2], PEOPLE[4]
    assert placed((man, woman, other), seats) == {1: 11, 3: 12, 5: 13}
    # the only woman of section 8 takes the women's seat where another of the section is there
    assert placed((other, PEOPLE[5], man), seats) == {5: 12, 6: 13, 1: 11}
    # she moves to the seat of her section, where the women's seat is all another could take
    assert placed((other, woman), (SeatOffered(12, ReservedFor.WOMEN), seats[2])) == {5: 13, 3: 12}
    assert placed((man, PEOPLE[1]), seats[:2]) == {1: 11}


def block(names: str, heap: dict[tuple[int, ...], int], seats: int, gone: frozenset[int] = frozenset()) -> Count:
    found = ballots(names, heap, seats)
    return counted(
        Ballots(names=found.names, papers=found.papers, seats=seats, withdrawn=gone),
        CountOrder(method=Method.BLOCK, seats=seats),
    )


def test_who_refuses_leaves_the_seat_to_the_next() -> None:
    heap = {(1, 2): 5, (1, 3): 3, (4,): 1}
    first, again = block("ABCD", heap, 2), block("ABCD", heap, 2, frozenset({2}))
    assert first.elected == (1, 2)
    assert next_in_line(first, again, {2}) == (3,)
    assert seated(first, again, {2}, 2) == (1, 3)
    assert seated(first, None, (), 2) == (1, 2)
    assert in_line(first) == (3, 4)
    assert level_in_line(first, in_line(first)) == ()


def test_substitutes_with_equal_votes_are_told() -> None:
    first = block("ABCD", {(1, 2): 5, (3,): 2, (4,): 2}, 2)
    assert level_in_line(first, in_line(first)) == ((3, 4),)


def test_substitutes_of_ranked_papers_come_by_the_stage_they_went_out() -> None:
    heap = {(1,): 9, (2,): 8, (3,): 4, (4, 3): 2}
    count = counted(ballots("ABCD", heap, 2), CountOrder(method=Method.SCOTTISH, seats=2))
    assert count.elected == (1, 2)
    assert in_line(count) == (3, 4)


def nomination(**changed: object) -> NominationFacts:
    told = {
        "today": date(2026, 3, 1), "state": ElectionState.NOMINATIONS, "name": "Awa", "sex": Sex.FEMALE,
        "is_young": False, "in_section": True, "section": "", "received_on": date(2026, 3, 1),
        "until": date(2026, 3, 1), "backers": 3, "backers_asked": 3, "eligible": True, "is_official": None,
        "stands_here": False, "people": (1, 2, 3), "open_to": ReservedFor.NOBODY, "reason": "",
    }  # fmt: skip
    return NominationFacts(**{**told, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "said", "softened"),
    [
        ({}, (), True),
        ({"until": date(2026, 2, 28)}, (nominating.LATE,), True),
        ({"until": None}, (), True),
        ({"backers": 2}, (nominating.TOO_FEW_BACKERS,), True),
        ({"eligible": False}, (nominating.NOT_ELIGIBLE,), True),
        ({"is_official": OfficialRole.TELLER}, (nominating.COUNTS_AND_STANDS,), False),
        ({"is_official": OfficialRole.OBSERVER}, (), True),
        ({"stands_here": True}, (nominating.STANDS_ALREADY,), False),
        ({"people": (1, 2, 2)}, (nominating.OWN_SECONDER,), False),
        ({"open_to": ReservedFor.WOMEN, "sex": Sex.MALE}, (nominating.ONLY_WOMEN,), False),
        ({"open_to": ReservedFor.YOUTH}, (nominating.ONLY_YOUNG,), False),
        ({"open_to": ReservedFor.SECTION, "in_section": False}, (nominating.ONLY_SECTION,), False),
        ({"state": ElectionState.PUBLISHED}, (nominating.LIST_CLOSED,), False),
        ({"received_on": date(2026, 3, 2), "until": None}, (nominating.RECEIVED_LATER,), False),
    ],
)
def test_what_speaks_against_a_candidacy(changed: dict[str, object], said: tuple[str, ...], softened: bool) -> None:  # noqa: FBT001 - a case
    found = objections_to_nomination(nomination(**changed))
    assert tuple(each.message for each in found) == said
    assert bool(stopping(found)) is bool(said)
    reasoned = objections_to_nomination(nomination(**changed, reason="The assembly decided so."))
    assert bool(stopping(reasoned)) is (bool(said) and not softened)


def test_an_order_is_drawn_by_seed_or_by_hand() -> None:
    by_name = (31, 32, 33, 34)
    drawn = nominating.order_drawn(by_name, "the moon", ())
    assert drawn is not None
    assert sorted(drawn) == sorted(by_name)
    assert drawn == nominating.order_drawn(by_name, "the moon", (1,))
    assert nominating.order_drawn(by_name, "", (34, 31, 33, 32)) == (34, 31, 33, 32)
    assert nominating.order_drawn(by_name, "", (34, 31)) is None


def test_silent_by_laws_set_no_days() -> None:
    assert nominating.last_day_of_candidacies(date(2026, 3, 1), NO_BYLAWS) is None
    assert lodging.last_day_to_object(date(2026, 3, 1), NO_BYLAWS) is None


@pytest.mark.parametrize("state", list(ElectionState))
def test_every_state_but_the_first_is_reached_and_all_but_the_last_can_be_annulled(state: ElectionState) -> None:
    assert state is ElectionState.PREPARED or lodging.FOLLOWS[state]
    assert bool(lodging.objections_to_step(state, ElectionState.ANNULLED)) is (state is ElectionState.ANNULLED)


def test_a_lot_names_all_who_are_tied() -> None:
    count = counted(ballots("ABC", {(1,): 3, (2,): 3}), CountOrder(method=Method.PLURALITY, seats=1))
    tie = count.open_tie
    drawn = ("", "Awa", "Binta")
    assert lodging.objections_to_lot(tie, ((2,), (1,)), drawn) == ()
    assert lodging.objections_to_lot(tie, ((2,),), drawn)
    assert lodging.objections_to_lot(tie, ((1, 2),), drawn)
    assert lodging.objections_to_lot(tie, ((2,), (1,)), ("", "Awa", " "))
    assert lodging.objections_to_lot(tie, (), ("seed", "Awa", "Binta")) == ()
    assert lodging.objections_to_lot(None, ((2,), (1,)), drawn)


def test_shares_stay_fractions() -> None:
    count = counted(some_ballots(Method.ERS97), CountOrder(method=Method.ERS97, seats=3))
    assert any(isinstance(stage.needed, Fraction) for stage in records.read(records.kept(count)).stages)


def test_no_two_candidates_have_one_symbol() -> None:
    listed = nominating.Listed("Board", 2, 4, (), ("hoe", " Hoe", "", ""))
    (found,) = nominating.objections_to_publishing([listed], date(2026, 3, 1), None, "")
    assert (found.message, found.weight) == (nominating.SAME_SYMBOL, Weight.STOP)
    apart = replace(listed, symbols=("hoe", "fish", "", ""))
    assert nominating.objections_to_publishing([apart], date(2026, 3, 1), None, "") == ()
