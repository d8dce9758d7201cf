"""A body as a whole: size, women, the young, seats that end, lots; leaving a seat, offices, interests, hand-overs."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from pomanager.rules.bodies import composition as rules
from pomanager.rules.bodies import judging, leaving
from pomanager.rules.bodies.composition import DrawFacts, LastHeld, Sitting
from pomanager.rules.bodies.kinds import EndReason, HandedOver, InterestKind, ItemKind, Office, ReservedFor
from pomanager.rules.bodies.leaving import HeldFacts, OfficeFacts
from pomanager.rules.bodies.limits import SILENT, BodyLimits, Force
from pomanager.rules.bodies.terms import Span
from pomanager.rules.calendar import VagueDate
from pomanager.rules.drawing import LONGEST_SEED
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.place_changes import NO_NAME
from pomanager.rules.wording import Wording
from pomanager.rules.writing import TOO_LONG

TODAY = date(2024, 4, 1)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
WOMAN, MAN = Sitting(Sex.FEMALE), Sitting(Sex.MALE)
NOTHING = Wording()


def told(found: tuple[Objection, ...]) -> list[tuple[str, str]]:
    """About which field what was said."""
    return [(each.about, each.message) for each in found]


def remarks(seats: int, sitting: list[Sitting], limits: BodyLimits) -> list[str]:
    """What is said of a body, without the silences; nothing of it stops anything."""
    found = rules.composition(seats, sitting, limits, TODAY)
    assert stopping(found) == ()
    return [each.message for each in found if each.message != SILENT]


@pytest.mark.parametrize(("seats", "said"), [(2, [rules.BELOW_MIN]), (3, []), (4, []), (5, []), (6, [rules.ABOVE_MAX])])
def test_a_body_has_the_size_the_by_laws_give_it(seats: int, said: list[str]) -> None:
    assert remarks(seats, [], BodyLimits(size_min=3, size_max=5)) == said


@pytest.mark.parametrize(("seats", "said"), [(4, [rules.NOT_ODD]), (5, []), (0, [rules.NOT_ODD])])
def test_an_odd_number_of_seats(seats: int, said: list[str]) -> None:
    assert remarks(seats, [], BodyLimits(odd_only=True)) == said
    assert remarks(seats, [], BodyLimits(odd_only=False)) == []


@pytest.mark.parametrize(
    ("limits", "needed"),
    [
        (BodyLimits(women_min=2), 2),
        (BodyLimits(women_share=Share(Fraction(1, 3))), 2),
        (BodyLimits(women_share=Share(Fraction(1, 3), Comparator.MORE_THAN)), 3),
        (BodyLimits(women_min=1, women_share=Share(Fraction(1, 2))), 3),
        (BodyLimits(women_min=4, women_share=Share(Fraction(1, 2)), women_force=Force.TARGET), 4),
        (BodyLimits(women_min=4, women_force=Force.NONE), 0),
    ],
)
def test_women_are_counted_against_a_number_or_a_share(limits: BodyLimits, needed: int) -> None:
    """In a body of six: just below the minimum it is said, at it and above it not."""
    for women in range(7):
        sitting = [WOMAN] * women + [MAN] * (6 - women)
        assert remarks(6, sitting, limits) == [rules.FEW_WOMEN] * (women < needed), women


def test_the_young_are_counted_on_the_day() -> None:
    limits = BodyLimits(youth_min=1, youth_age=35)
    young, older = Sitting(Sex.MALE, VagueDate(1988, 4, 2)), Sitting(Sex.MALE, VagueDate(1988, 4, 1))
    assert remarks(3, [young], limits) == []
    assert remarks(3, [older], limits) == [rules.FEW_YOUNG]
    assert remarks(3, [MAN], limits) == [rules.FEW_YOUNG]
    assert remarks(3, [MAN], replace(limits, youth_age=None)) == []


def test_silent_by_laws_are_named() -> None:
    found = rules.composition(3, [MAN], BodyLimits(), TODAY)
    assert [str(each.details["subject"]) for each in found] == [
        "the smallest size of this body", "the largest size of this body", "the seats for women",
    ]  # fmt: skip
    shares = rules.composition(3, [WOMAN], BodyLimits(women_share=Share(Fraction(1, 3))), TODAY)
    assert len(shares) == 2


@pytest.mark.parametrize(
    ("now", "more", "said"), [(3, 2, None), (3, 3, rules.ABOVE_MAX), (9, 0, None), (0, -1, rules.TOO_MANY_SEATS)]
)
def test_seats_are_added_up_to_the_largest_size(now: int, more: int, said: str | None) -> None:
    found = rules.objections_to_number_of_seats(now, more, BodyLimits(size_max=5), "count")
    assert told(found) == ([] if said is None else [("count", said)])


@pytest.mark.parametrize(("more", "stopped"), [(rules.MOST_SEATS, False), (rules.MOST_SEATS + 1, True)])
def test_a_body_has_some_hundred_seats_at_most(more: int, *, stopped: bool) -> None:
    found = rules.objections_to_number_of_seats(0, more, BodyLimits(), "seats")
    assert told(found) == [("seats", rules.TOO_MANY_SEATS)] * stopped


def test_a_body_needs_a_name_and_begins_by_today() -> None:
    assert rules.objections_to_body(Wording({"fr": "Conseil"}), TODAY, TODAY) == ()
    found = rules.objections_to_body(NOTHING, TOMORROW, TODAY, "x" * 201)
    assert told(found) == [("name", NO_NAME), ("since", rules.DAY_AHEAD), ("decision", TOO_LONG)]


def test_a_seat_says_for_which_section_and_series() -> None:
    assert rules.objections_to_seat(NOTHING, ReservedFor.SECTION, 3, 1) == ()
    found = rules.objections_to_seat(Wording({"fr": "a\u202eb"}), ReservedFor.SECTION, None, 13)
    assert told(found) == [
        ("title", rules.HIDDEN), ("section_id", rules.WHICH_SECTION), ("series", rules.NO_SUCH_SERIES)
    ]  # fmt: skip
    assert told(rules.objections_to_seat(NOTHING, ReservedFor.NOBODY, None, 0)) == [("series", rules.NO_SUCH_SERIES)]
    assert rules.objections_to_seat(NOTHING, ReservedFor.NOBODY, None, 12) == ()


def test_a_seat_ends_when_it_was_left() -> None:
    assert rules.objections_to_ending(TODAY, TODAY, None, TODAY, LastHeld((), TODAY)) == ()
    found = rules.objections_to_ending(TOMORROW, TODAY + timedelta(days=2), YESTERDAY, TODAY, LastHeld(("Awa", "Ba")))
    assert told(found) == [
        ("on", rules.GONE), ("on", rules.DAY_AHEAD), ("on", rules.ENDS_BEFORE_BEGINS), ("on", rules.SEAT_HELD),
        ("on", rules.SEAT_HELD),
    ]  # fmt: skip
    found = rules.objections_to_ending(YESTERDAY, None, None, TODAY, LastHeld((), TODAY))
    assert told(found) == [("on", rules.HELD_LATER)]


def draw(**changed: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any part of the facts
    """What is said of a draw among six seats in three series."""
    facts: dict[str, Any] = {
        "today": TODAY, "drawn_on": TODAY, "series": 3, "term_months": 36, "seats": (1, 2, 3, 4, 5, 6)
    }  # fmt: skip
    return told(rules.objections_to_draw(DrawFacts(**{**facts, **changed})))


def test_lots_are_drawn_once_by_today_among_seats_with_terms() -> None:
    assert draw() == []
    assert draw(drawn_on=TOMORROW, drawn_before=YESTERDAY, without_term=(2, 5)) == [
        ("drawn_on", rules.DAY_AHEAD), ("body_id", rules.DRAWN_ALREADY), ("seat_ids", rules.NO_TERM_RUNS),
        ("seat_ids", rules.NO_TERM_RUNS),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("series", "said"),
    [
        (1, [("series", rules.SERIES_RANGE)]), (2, []), (6, []), (7, [("seat_ids", rules.FEW_TO_DRAW)]),
        (13, [("series", rules.SERIES_RANGE)]), (None, [("series", rules.NO_SERIES)]),
    ],
)  # fmt: skip
def test_a_draw_has_two_series_at_least_and_a_seat_for_each(series: int | None, said: list[tuple[str, str]]) -> None:
    assert draw(series=series) == said


@pytest.mark.parametrize(("began", "late"), [(date(2023, 4, 2), False), (date(2023, 4, 1), True)])
def test_lots_are_drawn_before_the_first_part_leaves(began: date, *, late: bool) -> None:
    """Of 36 months in three parts the first lasts twelve: begun on 2 April 2023, until the day of the draw."""
    assert draw(began_on=began) == [("drawn_on", rules.DRAWN_TOO_LATE)] * late
    assert draw(began_on=began, term_months=39) == []


def test_a_draw_needs_the_length_of_a_term() -> None:
    assert draw(term_months=None) == [("term_months", rules.NO_MONTHS)]


def test_lots_come_from_a_seed_or_from_hands() -> None:
    assert draw(seed="x" * LONGEST_SEED) == []
    assert draw(seed="x" * (LONGEST_SEED + 1)) == [("seed", TOO_LONG)]
    assert draw(by_hand=(6, 5, 4, 3, 2, 1)) == []
    assert draw(by_hand=(6, 5, 4, 3, 2, 1), seed="six") == [("seed", rules.SEED_OR_HAND)]
    for wrong in ((6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 2), (6, 5, 4, 3, 2, 7)):
        assert draw(by_hand=wrong) == [("by_hand", rules.NOT_THESE_SEATS)]


HELD = HeldFacts(since=date(2023, 4, 1), ended_on=None, today=TODAY)


def left(facts: HeldFacts = HELD, on: date = TODAY, **said: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any part
    """What is said of somebody leaving a seat."""
    order: dict[str, Any] = {"reason": EndReason.RESIGNED, "remarks": "", "decision": "", **said}
    return told(leaving.objections_to_leaving(facts, on, order["reason"], order["remarks"], order["decision"]))


def test_a_seat_is_left_after_it_was_taken_and_once() -> None:
    assert left() == []
    assert left(on=date(2023, 4, 1)) == []
    assert left(on=date(2023, 3, 31)) == [("on", leaving.BEFORE_IT_BEGAN)]
    assert left(on=date(2025, 4, 1)) == []
    assert left(on=date(2025, 4, 2)) == [("on", judging.TOO_FAR_AHEAD)]
    assert left(replace(HELD, ended_on=YESTERDAY)) == [("on", rules.GONE)]
    successor = replace(HELD, successor=("Bintou", TODAY))
    assert left(successor, YESTERDAY) == []
    assert left(successor) == [("on", leaving.AFTER_SUCCESSOR)]


def test_leaving_says_why_and_who_decided() -> None:
    assert left(reason=None) == [("reason", leaving.SAY_WHY)]
    assert left(reason=EndReason.OTHER) == [("remarks", leaving.SAY_WHAT_REASON)]
    assert left(reason=EndReason.OTHER, remarks="Moved to the city") == []
    assert left(reason=EndReason.REMOVED) == [("decision", leaving.NAME_DECISION)]
    assert left(reason=EndReason.REMOVED, decision="AGE 3") == []


def test_only_who_waits_is_ratified() -> None:
    assert leaving.objections_to_ratification(HELD, TODAY, "AGO 9", waits=True) == ()
    found = leaving.objections_to_ratification(HELD, TOMORROW, " ", waits=False)
    assert told(found) == [
        ("appointment_id", leaving.NOTHING_TO_RATIFY), ("on", rules.DAY_AHEAD), ("decision", leaving.NAME_DECISION)
    ]  # fmt: skip
    early = leaving.objections_to_ratification(HELD, date(2023, 3, 31), "AGO 9", waits=True)
    assert told(early) == [("on", leaving.BEFORE_IT_BEGAN)]


def test_an_alternate_steps_in_when_the_seat_is_free() -> None:
    held = Span(date(2023, 4, 1), YESTERDAY)
    assert leaving.objections_to_stepping_in(TODAY, TODAY, waits=True, seated=None) == ()
    found = leaving.objections_to_stepping_in(TODAY, TODAY, waits=False, seated=("Awa", held, None))
    assert told(found) == [("appointment_id", leaving.NO_ALTERNATE), ("on", judging.HELD)]
    still = ("Awa", Span(date(2023, 4, 1)), None)
    assert told(leaving.objections_to_stepping_in(TODAY, TODAY, waits=True, seated=still)) == [
        ("on", rules.SEAT_HELD)
    ]  # fmt: skip
    far = leaving.objections_to_stepping_in(date(2025, 4, 2), TODAY, waits=True, seated=None)
    assert told(far) == [("on", judging.TOO_FAR_AHEAD)]


def office(**changed: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any part of the facts
    """What is said of making Awa chair from today on."""
    facts: dict[str, Any] = {
        "today": TODAY, "office": Office.CHAIR, "title": NOTHING, "since": TODAY, "holder": "Awa",
        "seated": Span(date(2023, 4, 1), date(2026, 3, 31)), "decision": "CA 2",
    }  # fmt: skip
    return told(leaving.objections_to_office(OfficeFacts(**{**facts, **changed})))


@pytest.mark.parametrize(("last", "stopped"), [(YESTERDAY, False), (TODAY, True), (None, True)])
def test_an_office_has_one_holder_at_a_time(last: date | None, *, stopped: bool) -> None:
    chair = ("Bintou", Office.CHAIR, NOTHING, Span(date(2023, 4, 1), last))
    assert office(held=(chair,)) == [("office", leaving.OFFICE_TAKEN)] * stopped
    own = (Office.CHAIR, NOTHING, Span(date(2023, 4, 1), last))
    assert office(own=(own,)) == [("office", leaving.OFFICE_TAKEN)] * stopped
    treasurer = (Office.TREASURER, NOTHING, Span(date(2023, 4, 1), last))
    assert office(own=(treasurer,)) == [("office", leaving.SECOND_OFFICE)] * stopped
    assert office(held=(("Bintou", *treasurer),)) == []


def test_titles_tell_offices_of_one_kind_apart() -> None:
    first, second = Wording({"fr": "1er vice-président"}), Wording({"fr": "2e vice-président"})
    held = ("Bintou", Office.VICE_CHAIR, first, Span(date(2023, 4, 1)))
    assert office(office=Office.VICE_CHAIR, title=second, held=(held,)) == []
    assert office(office=Office.VICE_CHAIR, title=Wording({"rn": "1ER VICE-PRÉSIDENT"}), held=(held,)) == [
        ("office", leaving.OFFICE_TAKEN)
    ]  # fmt: skip
    assert office(office=Office.OTHER) == [("title", leaving.NAME_THE_OFFICE)]


def test_offices_are_for_those_who_sit_there() -> None:
    assert office(since=date(2023, 4, 1)) == []
    assert office(since=date(2023, 3, 31)) == [("since", leaving.NOT_SEATED)]
    assert office(is_alternate=True) == [("appointment_id", leaving.ALTERNATES_HOLD_NONE)]
    assert office(since=date(2025, 4, 2)) == [("since", judging.TOO_FAR_AHEAD)]
    assert office(decision="") == [("decision", NO_DECISION)]


def test_an_interest_says_who_what_and_with_whom() -> None:
    ask = leaving.objections_to_interest
    assert ask(InterestKind.KIN, "Awa Ba", "", TODAY, TODAY, TODAY, is_known=True) == ()
    found = ask(None, " ", "", TOMORROW, TOMORROW, TODAY, is_known=False)
    assert told(found) == [
        ("member_id", leaving.WHOSE_INTEREST), ("kind", leaving.SAY_WHAT_INTEREST), ("party", leaving.WITH_WHOM),
        ("declared_on", rules.DAY_AHEAD), ("since", rules.DAY_AHEAD),
    ]  # fmt: skip


def test_a_hand_over_names_two_people_and_one_thing_at_least() -> None:
    stamp, cash = HandedOver(ItemKind.STAMP), HandedOver(ItemKind.CASH, amount=0)
    assert leaving.objections_to_hand_over(TODAY, TODAY, "#1", "#2", (stamp, cash)) == ()
    found = leaving.objections_to_hand_over(TOMORROW, TODAY, "", "", ())
    assert told(found) == [
        ("on", rules.DAY_AHEAD), ("given_by_id", leaving.WHO_GAVE), ("taken_by_id", leaving.WHO_TOOK),
        ("items", leaving.NOTHING_HANDED),
    ]  # fmt: skip
    assert told(leaving.objections_to_hand_over(TODAY, TODAY, "#1", "#1", (stamp,))) == [
        ("taken_by_id", leaving.SAME_PERSON)
    ]  # fmt: skip


def test_things_handed_over_are_counted_and_described() -> None:
    wrong = (
        HandedOver(ItemKind.OTHER), HandedOver(ItemKind.KEYS, quantity=0), HandedOver(ItemKind.CASH),
        HandedOver(ItemKind.CASH, amount=-1), HandedOver(ItemKind.BOOKS, quantity=1, description="x" * 201),
    )  # fmt: skip
    assert told(leaving.objections_to_hand_over(TODAY, TODAY, "#1", "#2", wrong)) == [
        ("items.0.description", leaving.DESCRIBE_ITEM), ("items.1.quantity", leaving.COUNT_FROM_ONE),
        ("items.2.amount", leaving.HOW_MUCH_CASH), ("items.3.amount", leaving.NO_NEGATIVE),
        ("items.4.description", TOO_LONG),
    ]  # fmt: skip


def test_a_line_is_taken_back_once_with_a_reason_and_nothing_hanging_on_it() -> None:
    assert leaving.objections_to_taking_back("A slip.", taken_back=False, hanging=0) == ()
    found = leaving.objections_to_taking_back(" ", taken_back=True, hanging=2)
    assert told(found) == [
        ("line_id", leaving.TAKEN_BACK_ALREADY), ("line_id", leaving.HANGS_ON_IT), ("reason", leaving.WRITE_REASON)
    ]  # fmt: skip
